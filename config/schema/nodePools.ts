import { z } from "zod";
import { resourceName, text } from "./primitives";

/** A Kubernetes label or taint key: an optional DNS prefix and a name of at most 63 characters. */
const labelKey = () =>
    z
        .string()
        .regex(/^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/, {
            error: "must be a Kubernetes label key such as workload or example.com/workload",
        })
        .regex(/^(?!([a-z0-9.-]+\.)?(kubernetes|k8s)\.io\/)|^(node|kubelet)\.kubernetes\.io\//, {
            error: "must not be of kubernetes.io or k8s.io: the API server refuses nodes that name themselves so",
        });

const labelValue = () =>
    z.string().regex(/^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/, {
        error: "must be a Kubernetes label value: at most 63 letters, digits, hyphens, underscores and dots",
    });

const taint = z.strictObject({
    key: labelKey().describe("Key of the taint."),
    value: labelValue().optional().describe("Value of the taint."),
    effect: z
        .enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"])
        .describe("What happens to pods that do not tolerate it."),
});

export const nodePool = z.strictObject({
    capacityType: z.enum(["ON_DEMAND", "SPOT"]).describe("How the instances are bought."),
    instanceTypes: z
        .array(text(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "an instance type", "m7g.large"))
        .min(1)
        .max(20)
        .describe("Instance types, all of the pool's architecture. Spot wants several."),
    architecture: z.enum(["arm64", "x86_64"]).default("arm64").describe("CPU architecture of the pool."),
    operatingSystem: z
        .enum(["BOTTLEROCKET", "AL2023"])
        .default("BOTTLEROCKET")
        .describe("Operating system of the nodes."),
    minSize: z.int().min(0).max(450).describe("Fewest nodes."),
    maxSize: z.int().min(1).max(450).describe("Most nodes."),
    desiredSize: z
        .int()
        .min(0)
        .max(450)
        .optional()
        .describe("Nodes at creation; later the autoscaler decides. Default: minSize."),
    diskGiB: z
        .int()
        .min(20)
        .max(16384)
        .default(50)
        .describe("Size of the volume for images, logs and what pods write, in GiB."),
    maxUnavailablePercentage: z
        .int()
        .min(1)
        .max(100)
        .default(33)
        .describe("Share of nodes replaced at a time in an update."),
    labels: z.record(labelKey(), labelValue()).default({}).describe("Kubernetes labels of the nodes."),
    taints: z
        .array(taint)
        .max(50, { error: "must have at most 50 entries, which is the limit of EKS" })
        .default([])
        .describe("Kubernetes taints of the nodes."),
});

export const nodePools = z
    .record(resourceName(20), nodePool)
    .describe("Managed node groups by name, at most 20 characters long.");

export type NodePoolConfig = z.infer<typeof nodePool>;
export type NodePoolsConfig = z.infer<typeof nodePools>;
