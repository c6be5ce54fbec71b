import type { SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { ingressSettings, reportInternetIngress, type IngressSettings } from "../../../../shared/ingress";
import { resourceRule } from "../../../../shared/rule";

export const vpcSecurityGroupIngressRuleDisallowInternetIngress = resourceRule<
    SecurityGroupIngressRuleArgs,
    IngressSettings
>({
    id: "vpc-security-group-ingress-rule-disallow-internet-ingress",
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    severity: "critical",
    description: "Security group ingress rules must not admit the internet.",
    remediation: "Set cidrIpv4, cidrIpv6 or referencedSecurityGroupId to what needs access.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    controls: [awsFsbp("EC2.18"), awsFsbp("EC2.19"), cisAws("5.3"), cisAws("5.4")],
    settings: ingressSettings,
    check: (rule, report, settings) => {
        const ports = () => ({ protocol: rule.ipProtocol, fromPort: rule.fromPort, toPort: rule.toPort });
        reportInternetIngress([rule.cidrIpv4, rule.cidrIpv6], ports, report, settings);
    },
});
