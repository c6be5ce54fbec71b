import type { ClusterArgs } from "@pulumi/aws/eks";
import { cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterUseAccessEntries = resourceRule<ClusterArgs>({
    id: "eks-cluster-use-access-entries",
    type: "aws:eks/cluster:Cluster",
    severity: "high",
    description: "EKS clusters must authenticate by access entries alone, not by the aws-auth ConfigMap.",
    remediation: "Set accessConfig.authenticationMode to API.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html",
    controls: [cisEks("4.1.7")],
    check: ({ accessConfig }, report) => {
        const mode = accessConfig?.authenticationMode ?? "CONFIG_MAP";
        if (mode !== "API") {
            report(`The authentication mode is ${mode}.`);
        }
    },
});
