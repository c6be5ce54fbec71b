import type { InstanceArgs } from "@pulumi/aws/rds";
import { wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceEncryptStorageWithOwnKey = resourceRule<InstanceArgs>({
    id: "rds-instance-encrypt-storage-with-own-key",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases must encrypt their storage with a customer managed key.",
    remediation: "Set kmsKeyId to a key of yours.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    controls: [wellArchitected("SEC08-BP01"), wellArchitected("SEC08-BP02")],
    check: (instance, report) => {
        if (!hasOwnKey(instance, "kmsKeyId")) {
            report("The key is AWS's.");
        }
    },
});
