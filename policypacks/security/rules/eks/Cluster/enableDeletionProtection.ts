import type { ClusterArgs } from "@pulumi/aws/eks";
import { wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterEnableDeletionProtection = resourceRule<ClusterArgs, ProductionSettings>({
    id: "eks-cluster-enable-deletion-protection",
    type: "aws:eks/cluster:Cluster",
    severity: "medium",
    description: "EKS clusters of production must be protected from deletion.",
    remediation: "Set deletionProtection to true.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html",
    controls: [wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (cluster, report, settings) => {
        if (isProduction(cluster, settings) && cluster.deletionProtection !== true) {
            report("Deletion protection is off.");
        }
    },
});
