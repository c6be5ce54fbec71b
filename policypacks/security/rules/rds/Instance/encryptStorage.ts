import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceEncryptStorage = resourceRule<InstanceArgs>({
    id: "rds-instance-encrypt-storage",
    type: "aws:rds/instance:Instance",
    severity: "high",
    description: "Databases must encrypt their storage.",
    remediation: "Set storageEncrypted to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
    controls: [awsFsbp("RDS.3"), cisAws("2.2.1")],
    check: ({ storageEncrypted }, report) => {
        if (storageEncrypted !== true) {
            report("The storage is not encrypted.");
        }
    },
});
