import { z } from "zod";
import { days, text } from "./primitives";

export const registry = z.strictObject({
    repositories: z
        .array(
            text(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, "an ECR repository name", "team/service").max(200, {
                error: "must be at most 200 characters long",
            }),
        )
        .default([])
        .describe("ECR repositories, `<team>/<service>`."),
    scanning: z
        .enum(["basic", "enhanced"])
        .default("basic")
        .describe("Image scanning; enhanced is Amazon Inspector, which is billed per image."),
    keepImages: z.int().min(1).max(1000).default(50).describe("Tagged images that each repository keeps."),
    untaggedDays: days().default(7).describe("Days after which untagged images expire."),
    pullThroughCaches: z
        .array(z.enum(["ecr-public", "kubernetes", "quay"]))
        .default([])
        .describe("Public registries that are mirrored on first pull."),
});

export type RegistryConfig = z.infer<typeof registry>;
