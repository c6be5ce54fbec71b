import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { DeliveryConfig } from "../config";
import { physicalName, type PlatformContext } from "./conventions";
import { applyPolicies } from "./deliveryApplyPermissions";
import { previewGuard, pushStatements, readConfiguration, stateAccess } from "./deliveryPermissions";
import { deliveryRoleName, pushRoleName, type DeliveryHost } from "./deliveryRoles";
import { hostTrusts, webIdentityTrust, type HostTrust, type Subject } from "./deliveryTrust";
import { policyDocument } from "./iamPolicy";

export interface DeliveryArgs {
    readonly context: PlatformContext;
    readonly config: DeliveryConfig;
    /** ARNs of the ECR repositories by configured repository. */
    readonly repositoryArns: Readonly<Record<string, pulumi.Input<string>>>;
}

/** By host; a host that is not configured is not in it. */
type ByHost<T> = Readonly<Partial<Record<DeliveryHost, T>>>;

/** By configured ECR repository. */
type ByRepository<T> = Readonly<Record<string, T>>;

/** The policies that the roles of all hosts share, by name. */
type SharedPolicies = Readonly<Record<"preview" | "apply", Readonly<Record<string, iam.Policy>>>>;

/** Longest time that a role is lent for, in seconds: previews and pushes are short, creating a cluster is not. */
const sessionSeconds = { preview: 3600, apply: 7200, push: 3600 } as const;

/**
 * What pipelines may do in the account, without any key that could be stolen: the OIDC provider of each host and three
 * kinds of roles that its jobs assume. `preview` reads configuration and is for pull requests; `apply` runs
 * `pulumi up` and is bound to the GitHub environment or the protected GitLab branch; `push`, one for each repository,
 * pushes images from the main branch of the application that owns it.
 *
 * Whoever can open a pull request from a branch of the repository decides what runs as `preview`, so it reads no data
 * and no secrets, with one exception: where `delivery.state` is configured it reads the state, and decrypts the secrets
 * in it. GitLab's tokens do not tell merge requests from other branches, so there `preview` is for every branch of the
 * project. See `applyPolicies` for what `apply` amounts to; changes of these roles are applied by an administrator.
 *
 * An account has one OIDC provider for each host. Where another stack owns it, configure `oidcProvider: adopt`; the
 * provider must admit the audience `sts.amazonaws.com` for GitHub, `https://<host>` for GitLab.
 *
 * Cost: none.
 */
export class Delivery extends pulumi.ComponentResource {
    readonly previewRoleArns: ByHost<pulumi.Output<string>>;
    readonly applyRoleArns: ByHost<pulumi.Output<string>>;
    readonly pushRoleArns: ByHost<ByRepository<pulumi.Output<string>>>;

    /**
     * @throws when an application pushes to a repository that the registry does not have, or two repositories would
     * share a role.
     */
    constructor(name: string, args: DeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:delivery:Delivery", name, args, opts);

        const trusts = hostTrusts(args.config);
        const policies = this.createSharedPolicies(name, args, trusts);
        const roles = trusts.map((trust) => {
            const provider = this.createOidcProvider(name, args, trust);
            return {
                host: trust.host,
                preview: this.createPreviewRole(name, args, trust, provider, policies),
                apply: this.createApplyRole(name, args, trust, provider, policies),
                push: this.createPushRoles(name, args, trust, provider),
            };
        });

        this.previewRoleArns = Object.fromEntries(roles.map(({ host, preview }) => [host, preview.arn]));
        this.applyRoleArns = Object.fromEntries(roles.map(({ host, apply }) => [host, apply.arn]));
        this.pushRoleArns = Object.fromEntries(roles.map(({ host, push }) => [host, push]));
        this.registerOutputs({
            previewRoleArns: this.previewRoleArns,
            applyRoleArns: this.applyRoleArns,
            pushRoleArns: this.pushRoleArns,
        });
    }

    private createSharedPolicies(
        name: string,
        { context }: DeliveryArgs,
        trusts: readonly HostTrust[],
    ): SharedPolicies {
        if (trusts.length === 0) {
            return { preview: {}, apply: {} };
        }
        const create = (thing: string, policy: string) =>
            new iam.Policy(
                `${name}-${thing}`,
                { name: physicalName(context, `delivery-${thing}`), policy, tags: context.tags },
                // A policy is replaced under the same name, which is taken until the old one is gone.
                { parent: this, deleteBeforeReplace: true },
            );
        const read = { "read-configuration": create("read-configuration", policyDocument([readConfiguration])) };
        const manage = Object.entries(applyPolicies(context)).map(
            ([thing, statements]) => [thing, create(thing, policyDocument(statements))] as const,
        );
        return { preview: read, apply: { ...read, ...Object.fromEntries(manage) } };
    }

    private createOidcProvider(
        name: string,
        { context }: DeliveryArgs,
        trust: HostTrust,
    ): iam.OpenIdConnectProvider | undefined {
        if (trust.oidcProvider === "adopt") {
            return undefined;
        }
        return new iam.OpenIdConnectProvider(
            `${name}-${trust.host}-oidc`,
            { url: `https://${trust.issuer}`, clientIdLists: [trust.audience], tags: context.tags },
            { parent: this },
        );
    }

    private createPreviewRole(
        name: string,
        args: DeliveryArgs,
        trust: HostTrust,
        provider: iam.OpenIdConnectProvider | undefined,
        policies: SharedPolicies,
    ): iam.Role {
        const roleName = `${name}-${trust.host}-preview`;
        const role = this.createRole(roleName, args, trust, provider, {
            name: deliveryRoleName(args.context, trust.host, "preview"),
            description: "Previews infrastructure changes: reads configuration, changes nothing",
            subject: trust.preview,
            maxSessionDuration: sessionSeconds.preview,
        });
        this.attach(roleName, role, policies.preview);
        this.embed(roleName, "guard", role, policyDocument([previewGuard]));
        this.grantState(roleName, args, role, "read");
        return role;
    }

    private createApplyRole(
        name: string,
        args: DeliveryArgs,
        trust: HostTrust,
        provider: iam.OpenIdConnectProvider | undefined,
        policies: SharedPolicies,
    ): iam.Role {
        const roleName = `${name}-${trust.host}-apply`;
        const role = this.createRole(roleName, args, trust, provider, {
            name: deliveryRoleName(args.context, trust.host, "apply"),
            description: "Applies infrastructure changes from the protected environment or branch",
            subject: trust.apply,
            maxSessionDuration: sessionSeconds.apply,
        });
        this.attach(roleName, role, policies.apply);
        this.grantState(roleName, args, role, "write");
        return role;
    }

    private createPushRoles(
        name: string,
        args: DeliveryArgs,
        trust: HostTrust,
        provider: iam.OpenIdConnectProvider | undefined,
    ): ByRepository<pulumi.Output<string>> {
        refuseSharedPushRoles(args, trust);
        const roles = Object.entries(trust.push).map(([repository, subject]) => {
            const roleName = `${name}-${trust.host}-push-${repository}`;
            const role = this.createRole(roleName, args, trust, provider, {
                name: pushRoleName(args.context, trust.host, repository),
                description: `Pushes images to ${repository}`,
                subject,
                maxSessionDuration: sessionSeconds.push,
            });
            const repositoryArn = pulumi.output(knownRepositoryArn(args, trust, repository));
            this.embed(
                roleName,
                "push",
                role,
                repositoryArn.apply((arn) => policyDocument(pushStatements(arn))),
            );
            return [repository, role.arn] as const;
        });
        return Object.fromEntries(roles);
    }

    private createRole(
        name: string,
        { context }: DeliveryArgs,
        trust: HostTrust,
        provider: iam.OpenIdConnectProvider | undefined,
        { subject, ...role }: Pick<iam.RoleArgs, "name" | "description" | "maxSessionDuration"> & { subject: Subject },
    ): iam.Role {
        return new iam.Role(
            name,
            { ...role, assumeRolePolicy: webIdentityTrust(context, trust, subject), tags: context.tags },
            { parent: this, dependsOn: provider ? [provider] : [] },
        );
    }

    private attach(name: string, role: iam.Role, policies: Readonly<Record<string, iam.Policy>>): void {
        for (const [thing, policy] of Object.entries(policies)) {
            new iam.RolePolicyAttachment(
                `${name}-${thing}`,
                { role: role.name, policyArn: policy.arn },
                { parent: this },
            );
        }
    }

    private embed(name: string, thing: string, role: iam.Role, policy: pulumi.Input<string>): void {
        // A generated name would contain the repository's slash, which IAM refuses.
        new iam.RolePolicy(`${name}-${thing}`, { name: thing, role: role.name, policy }, { parent: this });
    }

    private grantState(name: string, { config }: DeliveryArgs, role: iam.Role, access: "read" | "write"): void {
        if (config.state) {
            this.embed(name, "state", role, policyDocument(stateAccess(config.state, access)));
        }
    }
}

function knownRepositoryArn(
    { repositoryArns }: DeliveryArgs,
    trust: HostTrust,
    repository: string,
): pulumi.Input<string> {
    const arn = repositoryArns[repository];
    if (arn === undefined) {
        throw new Error(
            `${pushKey(trust)}: "${repository}" is no ECR repository of this stack; add it to platform:registry.repositories`,
        );
    }
    return arn;
}

function refuseSharedPushRoles({ context }: DeliveryArgs, trust: HostTrust): void {
    const repositories = new Map<string, string>();
    for (const repository of Object.keys(trust.push)) {
        const roleName = pushRoleName(context, trust.host, repository);
        const other = repositories.get(roleName);
        if (other !== undefined) {
            throw new Error(
                `${pushKey(trust)}: "${other}" and "${repository}" would share the role ${roleName}; rename one of them`,
            );
        }
        repositories.set(roleName, repository);
    }
}

/** Where the configuration says who pushes. */
function pushKey({ host }: HostTrust): string {
    return `platform:delivery.${host === "github" ? "github.pushRepositories" : "gitlab.pushProjects"}`;
}
