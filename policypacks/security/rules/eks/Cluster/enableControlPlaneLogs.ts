import type { ClusterArgs } from "@pulumi/aws/eks";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksClusterEnableControlPlaneLogs = resourceRule<ClusterArgs>({
    id: "eks-cluster-enable-control-plane-logs",
    type: "aws:eks/cluster:Cluster",
    severity: "medium",
    description: "EKS clusters must send every type of control plane log to CloudWatch.",
    remediation: `Set enabledClusterLogTypes to ${logTypes.join(", ")}.`,
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8",
    controls: [awsFsbp("EKS.8"), cisEks("2.1.1")],
    check: ({ enabledClusterLogTypes = [] }, report) => {
        const missing = logTypes.filter((type) => !enabledClusterLogTypes.includes(type));
        if (missing.length > 0) {
            report(`Not logged: ${missing.join(", ")}.`);
        }
    },
});
