import type { ClusterArgs } from "@pulumi/aws/eks";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { isInternet } from "../../../../shared/internet";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterRestrictPublicEndpoint = resourceRule<ClusterArgs>({
    id: "eks-cluster-restrict-public-endpoint",
    type: "aws:eks/cluster:Cluster",
    severity: "critical",
    description: "The public API endpoint of an EKS cluster must be off or limited to named networks.",
    remediation: "Set vpcConfig.endpointPublicAccess to false, or list your networks in vpcConfig.publicAccessCidrs.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1",
    controls: [awsFsbp("EKS.1"), cisEks("5.4.1"), cisEks("5.4.2")],
    check: ({ vpcConfig }, report) => {
        // Without a word about it, AWS makes the endpoint public and opens it to everyone.
        if (vpcConfig?.endpointPublicAccess === false) {
            return;
        }
        const cidrs = vpcConfig?.publicAccessCidrs ?? ["0.0.0.0/0"];
        for (const cidr of cidrs.filter(isInternet)) {
            report(`The public endpoint is open to ${cidr}.`);
        }
        if (cidrs.length === 0) {
            report("The public endpoint is open to everyone: publicAccessCidrs is empty.");
        }
    },
});
