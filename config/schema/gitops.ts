import { z } from "zod";
import { text } from "./primitives";

export const gitops = z.strictObject({
    repository: z
        .strictObject({
            url: z
                .string()
                .regex(/^(https:\/\/[^\s@]+|ssh:\/\/git@[^\s@]+|git@[^\s@]+:[^\s@]+)$/, {
                    error: "must be an https or ssh Git URL without credentials",
                })
                .describe("Repository that Argo CD reads."),
            path: z
                .string()
                .regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, { error: "must be a folder below the repository's root" })
                .default("clusters")
                .describe("Folder that holds one folder per environment."),
            revision: z.string().min(1).default("main").describe("Branch, tag or commit."),
        })
        .describe("Where the GitOps state lives."),
    bootstrap: z
        .enum(["apply", "export"])
        .describe(
            "`apply` installs Argo CD from here; `export` only gives its manifests as a stack output, for a private cluster.",
        ),
    argoCdChartVersion: text(/^\d+\.\d+\.\d+$/, "an exact chart version", "9.5.22").describe(
        "Version of the argo-cd Helm chart.",
    ),
});

export type GitOpsConfig = z.infer<typeof gitops>;
