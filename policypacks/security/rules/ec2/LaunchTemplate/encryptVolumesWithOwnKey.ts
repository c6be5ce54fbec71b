import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const ec2LaunchTemplateEncryptVolumesWithOwnKey = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-encrypt-volumes-with-own-key",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "medium",
    description: "Volumes of instances must be encrypted with a customer managed key.",
    remediation: "Set ebs.kmsKeyId of every blockDeviceMapping to a key of yours.",
    url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    controls: [wellArchitected("SEC08-BP01"), wellArchitected("SEC08-BP02")],
    check: ({ blockDeviceMappings = [] }, report) => {
        for (const [index, { ebs }] of blockDeviceMappings.entries()) {
            if (ebs !== undefined && !hasOwnKey(ebs, "kmsKeyId")) {
                report(`Volume ${index} has no key of yours.`);
            }
        }
    },
});
