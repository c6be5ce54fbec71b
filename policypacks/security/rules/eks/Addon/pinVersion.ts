import type { AddonArgs } from "@pulumi/aws/eks";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const eksAddonPinVersion = resourceRule<AddonArgs>({
    id: "eks-addon-pin-version",
    type: "aws:eks/addon:Addon",
    severity: "medium",
    description: "EKS add-ons must name their version, so that a change of software is a change of code.",
    remediation: "Set addonVersion to a version that aws eks describe-addon-versions lists.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html",
    controls: [wellArchitected("SEC06-BP06")],
    check: (addon, report) => {
        if (!isGiven(addon, "addonVersion")) {
            report("There is no version, so AWS chooses one.");
        }
    },
});
