import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const ec2LaunchTemplateDisallowKeyPair = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-disallow-key-pair",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "medium",
    description: "Instances must not carry an SSH key, which is a credential that never ends.",
    remediation: "Remove keyName and use Session Manager.",
    url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
    controls: [wellArchitected("SEC06-BP05"), wellArchitected("SEC02-BP02")],
    check: (launchTemplate, report) => {
        if (isGiven(launchTemplate, "keyName")) {
            report("There is a key pair.");
        }
    },
});
