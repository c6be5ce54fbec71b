import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2LaunchTemplateEncryptVolumes = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-encrypt-volumes",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "high",
    description: "Volumes of instances must be encrypted.",
    remediation: 'List every volume of the AMI in blockDeviceMappings and set ebs.encrypted to "true".',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-181",
    controls: [awsFsbp("EC2.181"), awsFsbp("EC2.3"), cisAws("5.1.1")],
    check: ({ blockDeviceMappings = [] }, report) => {
        for (const [index, { ebs }] of blockDeviceMappings.entries()) {
            if (ebs !== undefined && ebs.encrypted !== "true") {
                report(`Volume ${index} is not encrypted.`);
            }
        }
        if (blockDeviceMappings.length === 0) {
            report("The volumes are the AMI's, which need not be encrypted.");
        }
    },
});
