import { z } from "zod";
import { resourceName } from "./primitives";

const taint = z.strictObject({
    key: z.string().min(1).max(63),
    value: z.string().max(63).optional(),
    effect: z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]),
});

export const nodePool = z.strictObject({
    capacityType: z.enum(["ON_DEMAND", "SPOT"]).describe("How the instances are bought."),
    instanceTypes: z
        .array(
            z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, { error: "must be an instance type such as m7g.large" }),
        )
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
    diskGiB: z.int().min(20).max(16384).default(50).describe("Size of the data volume, in GiB."),
    maxUnavailablePercentage: z
        .int()
        .min(1)
        .max(100)
        .default(33)
        .describe("Share of nodes replaced at a time in an update."),
    labels: z.record(z.string(), z.string().max(63)).default({}).describe("Kubernetes labels."),
    taints: z.array(taint).default([]).describe("Kubernetes taints."),
});

export const nodePools = z.record(resourceName(20), nodePool).describe("Managed node groups by name.");

export type NodePoolConfig = z.infer<typeof nodePool>;
export type NodePoolsConfig = z.infer<typeof nodePools>;
