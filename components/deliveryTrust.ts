import type { DeliveryConfig } from "../config";
import type { PlatformContext } from "./conventions";
import type { DeliveryHost } from "./deliveryRoles";
import { policyDocument } from "./iamPolicy";

/** The `sub` claim of a token: which job of which repository asks. */
export interface Subject {
    readonly operator: "StringEquals" | "StringLike";
    readonly value: string;
}

/** What AWS has to know of a host's tokens, and which of them may do what. */
export interface HostTrust {
    readonly host: DeliveryHost;
    /** Issuer of the tokens without `https://`, as IAM's condition keys name it. */
    readonly issuer: string;
    /** The `aud` claim that jobs ask for. */
    readonly audience: string;
    readonly oidcProvider: "create" | "adopt";
    readonly preview: Subject;
    readonly apply: Subject;
    /** By configured ECR repository. */
    readonly push: Readonly<Record<string, Subject>>;
}

const exactly = (value: string): Subject => ({ operator: "StringEquals", value });

/** The trusts of the configured hosts. */
export function hostTrusts({ github, gitlab }: DeliveryConfig): HostTrust[] {
    return [...(github ? [githubTrust(github)] : []), ...(gitlab ? [gitlabTrust(gitlab)] : [])];
}

/** Subjects: docs.github.com, "OpenID Connect reference". A job in an environment has no other subject than that. */
function githubTrust(config: NonNullable<DeliveryConfig["github"]>): HostTrust {
    const repository = `repo:${config.repository}`;
    return {
        host: "github",
        issuer: "token.actions.githubusercontent.com",
        audience: "sts.amazonaws.com",
        oidcProvider: config.oidcProvider,
        preview: exactly(`${repository}:pull_request`),
        // GitHub writes a colon inside a name as %3A.
        apply: exactly(`${repository}:environment:${config.environment.replaceAll(":", "%3A")}`),
        push: mapValues(config.pushRepositories, (application) => exactly(`repo:${application}:ref:refs/heads/main`)),
    };
}

/** Subjects: docs.gitlab.com, "OpenID Connect (OIDC) Authentication Using ID Tokens". */
function gitlabTrust(config: NonNullable<DeliveryConfig["gitlab"]>): HostTrust {
    const branch = (project: string, name: string) => `project_path:${project}:ref_type:branch:ref:${name}`;
    return {
        host: "gitlab",
        issuer: config.host,
        audience: `https://${config.host}`,
        oidcProvider: config.oidcProvider,
        // The pipeline of a merge request has the subject of its source branch.
        preview: { operator: "StringLike", value: branch(config.project, "*") },
        apply: exactly(branch(config.project, config.branch)),
        push: mapValues(config.pushProjects, (application) => exactly(branch(application, "main"))),
    };
}

/** The trust policy of a role that jobs with this subject assume. */
export function webIdentityTrust(context: PlatformContext, trust: HostTrust, subject: Subject): string {
    const audience = { [`${trust.issuer}:aud`]: trust.audience };
    const sub = { [`${trust.issuer}:sub`]: subject.value };
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Federated: `arn:aws:iam::${context.account}:oidc-provider/${trust.issuer}` },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition:
                subject.operator === "StringEquals"
                    ? { StringEquals: { ...audience, ...sub } }
                    : { StringEquals: audience, StringLike: sub },
        },
    ]);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, value: (of: T) => U): Record<string, U> {
    return Object.fromEntries(Object.entries(record).map(([key, of]) => [key, value(of)]));
}
