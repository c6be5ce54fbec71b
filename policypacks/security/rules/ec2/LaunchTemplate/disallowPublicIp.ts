import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2LaunchTemplateDisallowPublicIp = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-disallow-public-ip",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "high",
    description: "Instances must not get a public IP address.",
    remediation: 'Set associatePublicIpAddress of every network interface to "false", or leave interfaces out.',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25",
    controls: [awsFsbp("EC2.25"), cisEks("5.4.3")],
    check: ({ networkInterfaces = [] }, report) => {
        for (const [index, { associatePublicIpAddress }] of networkInterfaces.entries()) {
            if (associatePublicIpAddress === "true") {
                report(`Network interface ${index} gets a public IP address.`);
            }
        }
    },
});
