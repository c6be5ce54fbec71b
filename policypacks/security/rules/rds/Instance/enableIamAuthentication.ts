import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceEnableIamAuthentication = resourceRule<InstanceArgs>({
    id: "rds-instance-enable-iam-authentication",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases must accept IAM authentication, whose tokens last for minutes.",
    remediation: "Set iamDatabaseAuthenticationEnabled to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10",
    controls: [awsFsbp("RDS.10"), wellArchitected("SEC02-BP02")],
    check: ({ iamDatabaseAuthenticationEnabled }, report) => {
        if (iamDatabaseAuthenticationEnabled !== true) {
            report("IAM authentication is off.");
        }
    },
});
