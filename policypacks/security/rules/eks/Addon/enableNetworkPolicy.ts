import type { AddonArgs } from "@pulumi/aws/eks";
import { cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

/** Configuration values are JSON or YAML. */
const networkPolicyOn = /["']?enableNetworkPolicy["']?\s*:\s*["']?true\b/;

export const eksAddonEnableNetworkPolicy = resourceRule<AddonArgs>({
    id: "eks-addon-enable-network-policy",
    type: "aws:eks/addon:Addon",
    severity: "high",
    description: "The VPC CNI must enforce network policies; without it they are accepted and do nothing.",
    remediation: 'Set enableNetworkPolicy to "true" in configurationValues of the vpc-cni add-on.',
    url: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html",
    controls: [cisEks("4.3.1"), cisEks("5.4.4")],
    check: (addon, report) => {
        if (addon.addonName === "vpc-cni" && !networkPolicyOn.test(addon.configurationValues ?? "")) {
            report("Network policies are not enforced.");
        }
    },
});
