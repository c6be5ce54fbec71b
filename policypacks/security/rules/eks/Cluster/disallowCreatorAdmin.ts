import type { ClusterArgs } from "@pulumi/aws/eks";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterDisallowCreatorAdmin = resourceRule<ClusterArgs>({
    id: "eks-cluster-disallow-creator-admin",
    type: "aws:eks/cluster:Cluster",
    severity: "high",
    description: "Whoever creates an EKS cluster must not become its administrator by that alone.",
    remediation:
        "Set accessConfig.bootstrapClusterCreatorAdminPermissions to false and name administrators by access entries.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    controls: [cisEks("4.1.1"), wellArchitected("SEC03-BP02")],
    check: ({ accessConfig }, report) => {
        // The default is true.
        if (accessConfig?.bootstrapClusterCreatorAdminPermissions !== false) {
            report("The creator is bootstrapped as cluster administrator.");
        }
    },
});
