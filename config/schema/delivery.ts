import { z } from "zod";

const github = z.strictObject({
    repository: z
        .string()
        .regex(/^[\w.-]+\/[\w.-]+$/, { error: "must be <owner>/<repository>" })
        .describe("Repository of this program, `<owner>/<repository>`."),
    environment: z.string().min(1).describe("GitHub environment whose jobs may apply."),
    oidcProvider: z
        .enum(["create", "adopt"])
        .default("create")
        .describe("Create the account's OIDC provider, or use the one that exists."),
});

const gitlab = z.strictObject({
    host: z.string().default("gitlab.com").describe("GitLab host."),
    project: z
        .string()
        .regex(/^[\w.-]+(\/[\w.-]+)+$/, { error: "must be <group>/<project>" })
        .describe("Project path, `<group>/<project>`."),
    branch: z.string().min(1).default("main").describe("Protected branch whose jobs may apply."),
    oidcProvider: z
        .enum(["create", "adopt"])
        .default("create")
        .describe("Create the account's OIDC provider, or use the one that exists."),
});

export const delivery = z.strictObject({
    github: github.optional().describe("GitHub Actions by OIDC."),
    gitlab: gitlab.optional().describe("GitLab CI by OIDC."),
});

export type DeliveryConfig = z.infer<typeof delivery>;
