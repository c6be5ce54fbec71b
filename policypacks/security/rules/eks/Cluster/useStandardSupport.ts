import type { ClusterArgs } from "@pulumi/aws/eks";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterUseStandardSupport = resourceRule<ClusterArgs>({
    id: "eks-cluster-use-standard-support",
    type: "aws:eks/cluster:Cluster",
    severity: "medium",
    description: "EKS clusters must stay in standard support instead of ageing in extended support.",
    remediation: "Set upgradePolicy.supportType to STANDARD.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    controls: [awsFsbp("EKS.2"), wellArchitected("SEC06-BP01")],
    check: ({ upgradePolicy }, report) => {
        const supportType = upgradePolicy?.supportType ?? "EXTENDED";
        if (supportType !== "STANDARD") {
            report(`The support type is ${supportType}.`);
        }
    },
});
