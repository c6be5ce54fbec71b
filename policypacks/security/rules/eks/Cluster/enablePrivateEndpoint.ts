import type { ClusterArgs } from "@pulumi/aws/eks";
import { cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterEnablePrivateEndpoint = resourceRule<ClusterArgs>({
    id: "eks-cluster-enable-private-endpoint",
    type: "aws:eks/cluster:Cluster",
    severity: "high",
    description: "EKS clusters must have a private API endpoint, so that nodes reach it inside the VPC.",
    remediation: "Set vpcConfig.endpointPrivateAccess to true.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    controls: [cisEks("5.4.2"), cisEks("5.4.1")],
    check: ({ vpcConfig }, report) => {
        if (vpcConfig?.endpointPrivateAccess !== true) {
            report("The private endpoint is off.");
        }
    },
});
