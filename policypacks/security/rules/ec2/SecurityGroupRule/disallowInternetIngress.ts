import type { SecurityGroupRuleArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { ingressSettings, reportInternetIngress, type IngressSettings } from "../../../../shared/ingress";
import { resourceRule } from "../../../../shared/rule";

export const ec2SecurityGroupRuleDisallowInternetIngress = resourceRule<SecurityGroupRuleArgs, IngressSettings>({
    id: "ec2-security-group-rule-disallow-internet-ingress",
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    severity: "critical",
    description: "Security group rules must not admit the internet.",
    remediation: "Set cidrBlocks, ipv6CidrBlocks or sourceSecurityGroupId to what needs access.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    controls: [awsFsbp("EC2.18"), awsFsbp("EC2.19"), cisAws("5.3"), cisAws("5.4")],
    settings: ingressSettings,
    check: (rule, report, settings) => {
        if (rule.type !== "egress") {
            const cidrs = [...(rule.cidrBlocks ?? []), ...(rule.ipv6CidrBlocks ?? [])];
            reportInternetIngress(cidrs, () => rule, report, settings);
        }
    },
});
