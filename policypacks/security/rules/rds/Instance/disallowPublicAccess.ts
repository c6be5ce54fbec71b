import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceDisallowPublicAccess = resourceRule<InstanceArgs>({
    id: "rds-instance-disallow-public-access",
    type: "aws:rds/instance:Instance",
    severity: "critical",
    description: "Databases must not be reachable from the internet.",
    remediation: "Set publiclyAccessible to false.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
    controls: [awsFsbp("RDS.2"), cisAws("2.2.3")],
    check: ({ publiclyAccessible }, report) => {
        if (publiclyAccessible === true) {
            report("It has a public address.");
        }
    },
});
