import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";
import { wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const cloudwatchLogGroupEncryptWithOwnKey = resourceRule<LogGroupArgs>({
    id: "cloudwatch-log-group-encrypt-with-own-key",
    type: "aws:cloudwatch/logGroup:LogGroup",
    severity: "medium",
    description: "Log groups must be encrypted with a customer managed key.",
    remediation: "Set kmsKeyId to the ARN of a key of yours.",
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    controls: [wellArchitected("SEC08-BP01"), wellArchitected("SEC08-BP02")],
    check: (logGroup, report) => {
        if (!hasOwnKey(logGroup, "kmsKeyId")) {
            report("The key is AWS's.");
        }
    },
});
