import type { NodePoolConfig } from "../config";

export interface AutoscaledPool {
    readonly clusterName: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly taints: NodePoolConfig["taints"];
}

/** What EKS made for a node group, as the provider reports it. */
interface NodeGroupResource {
    readonly autoscalingGroups: readonly { readonly name: string }[];
}

const effects = {
    NO_SCHEDULE: "NoSchedule",
    NO_EXECUTE: "NoExecute",
    PREFER_NO_SCHEDULE: "PreferNoSchedule",
} as const;

/**
 * The tags by which Cluster Autoscaler finds the Auto Scaling group of a pool, and knows the labels and taints of its
 * nodes while it has none. A key can stand there once, so of several taints with one key it knows the last.
 * Source: Cluster Autoscaler on AWS, "Auto-Discovery Setup".
 */
export function autoscalerTags({ clusterName, labels, taints }: AutoscaledPool): Record<string, string> {
    const template = (kind: string, key: string) => `k8s.io/cluster-autoscaler/node-template/${kind}/${key}`;
    return {
        "k8s.io/cluster-autoscaler/enabled": "true",
        [`k8s.io/cluster-autoscaler/${clusterName}`]: "owned",
        ...Object.fromEntries(Object.entries(labels).map(([key, value]) => [template("label", key), value])),
        ...Object.fromEntries(
            taints.map(({ key, value = "", effect }) => [template("taint", key), `${value}:${effects[effect]}`]),
        ),
    };
}

/** The name of the Auto Scaling group that EKS made for a node group. */
export function autoscalingGroupOf(resources: readonly NodeGroupResource[]): string {
    const name = resources[0]?.autoscalingGroups[0]?.name;
    if (name === undefined) {
        throw new Error("EKS names no Auto Scaling group for the node group, so the autoscaler could not find it");
    }
    return name;
}
