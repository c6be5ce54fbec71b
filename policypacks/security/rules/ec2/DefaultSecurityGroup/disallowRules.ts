import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2DefaultSecurityGroupDisallowRules = resourceRule<DefaultSecurityGroupArgs>({
    id: "ec2-default-security-group-disallow-rules",
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    severity: "high",
    description: "The default security group of a VPC must admit nothing in and nothing out.",
    remediation: "Set ingress and egress to empty lists.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
    controls: [awsFsbp("EC2.2"), cisAws("5.5")],
    check: (securityGroup, report) => {
        for (const direction of ["ingress", "egress"] as const) {
            const { length } = securityGroup[direction] ?? [];
            if (length > 0) {
                report(`It has ${direction} rules.`);
            }
        }
    },
});
