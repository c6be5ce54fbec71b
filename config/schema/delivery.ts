import { z } from "zod";
import { domainName, text } from "./primitives";

/**
 * A GitHub repository as the `sub` claim of its OIDC tokens names it. Repositories created, renamed or transferred
 * since July 2026 have their ids in it; `gh api repos/<owner>/<repository>/actions/oidc/customization/sub` tells.
 */
const githubRepository = () =>
    z.string().regex(/^([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/, {
        error: "must be <owner>/<repository>, or <owner>@<id>/<repository>@<id> where the OIDC subject has ids",
    });

const gitlabProject = () => z.string().regex(/^[\w.-]+(\/[\w.-]+)+$/, { error: "must be <group>/<project>" });

const github = z.strictObject({
    repository: githubRepository().describe(
        "Repository of this program, `<owner>/<repository>`, or `<owner>@<id>/<repository>@<id>` where GitHub's OIDC subject has ids.",
    ),
    environment: z.string().min(1).describe("GitHub environment whose jobs may apply."),
    oidcProvider: z
        .enum(["create", "adopt"])
        .default("create")
        .describe("Create the account's OIDC provider, or use the one that exists."),
    pushRepositories: z
        .record(z.string(), githubRepository())
        .default({})
        .describe("ECR repositories by name, each with the GitHub repository whose `main` branch pushes its images."),
});

const gitlab = z.strictObject({
    host: domainName().default("gitlab.com").describe("GitLab host."),
    project: gitlabProject().describe("Project path, `<group>/<project>`."),
    branch: z.string().min(1).default("main").describe("Protected branch whose jobs may apply."),
    oidcProvider: z
        .enum(["create", "adopt"])
        .default("create")
        .describe("Create the account's OIDC provider, or use the one that exists."),
    pushProjects: z
        .record(z.string(), gitlabProject())
        .default({})
        .describe("ECR repositories by name, each with the GitLab project whose `main` branch pushes its images."),
});

const state = z.strictObject({
    bucket: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: "must be an S3 bucket name" })
        .describe("S3 bucket that `pulumi login s3://...` names."),
    keyArn: text(
        /^arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
        "a KMS key ARN",
        "arn:aws:kms:us-east-1:111122223333:key/0123abcd",
    ).describe("KMS key that encrypts the stack's secrets and the bucket."),
});

export const delivery = z.strictObject({
    github: github.optional().describe("GitHub Actions by OIDC."),
    gitlab: gitlab.optional().describe("GitLab CI by OIDC."),
    state: state
        .optional()
        .describe("Where Pulumi's state lives in this account; without it the roles get no access to any state."),
});

export type DeliveryConfig = z.infer<typeof delivery>;
