import type { SecurityGroupArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { ingressSettings, reportInternetIngress, type IngressSettings } from "../../../../shared/ingress";
import { resourceRule } from "../../../../shared/rule";

export const ec2SecurityGroupDisallowInternetIngress = resourceRule<SecurityGroupArgs, IngressSettings>({
    id: "ec2-security-group-disallow-internet-ingress",
    type: "aws:ec2/securityGroup:SecurityGroup",
    severity: "critical",
    description: "Security groups must not admit the internet.",
    remediation: "List the networks or security groups that need access in ingress.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    controls: [awsFsbp("EC2.18"), awsFsbp("EC2.19"), cisAws("5.3"), cisAws("5.4")],
    settings: ingressSettings,
    check: ({ ingress = [] }, report, settings) => {
        for (const rule of ingress) {
            const cidrs = [...(rule.cidrBlocks ?? []), ...(rule.ipv6CidrBlocks ?? [])];
            reportInternetIngress(cidrs, () => rule, report, settings);
        }
    },
});
