import * as ecr from "@pulumi/aws/ecr";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { RegistryConfig } from "../config";
import { namedTags, physicalName, statefulOptions, type PlatformContext } from "./conventions";
import { policyDocument } from "./iamPolicy";

export interface RegistryArgs {
    readonly context: PlatformContext;
    readonly config: RegistryConfig;
    /** Key that encrypts the images. */
    readonly keyArn: pulumi.Input<string>;
}

type PullThroughCache = RegistryConfig["pullThroughCaches"][number];

/** The registries behind the caches; none of them asks for credentials. */
const upstreams: Readonly<Record<PullThroughCache, string>> = {
    "ecr-public": "public.ecr.aws",
    kubernetes: "registry.k8s.io",
    quay: "quay.io",
};

/** ECR's limit. */
const longestPullThroughPrefix = 30;

/** Host of the account's registry, in front of every image's name. */
export function registryHost({ account, region }: PlatformContext): string {
    return `${account}.dkr.ecr.${region}.amazonaws.com`;
}

/** The name in ECR of a configured repository: `<project>-<environment>/<team>/<service>`. */
export function repositoryName(context: PlatformContext, repository: string): string {
    return `${context.prefix}/${repository}`;
}

/**
 * What stands before an upstream image's name to pull it through the cache: `<project>-<environment>/<cache>`.
 *
 * @throws when ECR would find it too long.
 */
export function pullThroughPrefix(context: PlatformContext, cache: PullThroughCache): string {
    const prefix = `${context.prefix}/${cache}`;
    if (prefix.length > longestPullThroughPrefix) {
        throw new Error(
            `platform:registry.pullThroughCaches: prefix "${prefix}" has ${String(prefix.length)} characters, ECR allows ${String(longestPullThroughPrefix)}; shorten the project's name in Pulumi.yaml or leave "${cache}" out`,
        );
    }
    return prefix;
}

/**
 * ECR repositories with immutable tags, scanned images and their own key, and caches of public registries.
 *
 * The names of one environment share the prefix `<project>-<environment>/`, to which roles can be narrowed. Scanning is
 * a setting of the whole account and region: of two stacks in one account and region, the last `up` decides, so give
 * them the same `scanning`. Who pulls an image through a cache for the first time needs `ecr:CreateRepository` and
 * `ecr:BatchImportUpstreamImage` on `<prefix>/<cache>/*`; with interface endpoints alone, without a NAT gateway, the
 * first pull fails.
 *
 * Cost: storage by the GiB and month; enhanced scanning is Amazon Inspector, billed by the image and its rescans.
 */
export class Registry extends pulumi.ComponentResource {
    /** Repository URLs by configured repository. */
    readonly repositoryUrls: Readonly<Record<string, pulumi.Output<string>>>;
    /** Repository ARNs by configured repository. */
    readonly repositoryArns: Readonly<Record<string, pulumi.Output<string>>>;
    /** See {@link pullThroughPrefix}; by configured cache. */
    readonly pullThroughPrefixes: Readonly<Record<string, string>>;

    constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:registry:Registry", name, args, opts);

        const repositories = args.config.repositories.map(
            (repository) => [repository, this.createRepository(name, args, repository)] as const,
        );
        this.configureScanning(name, args);
        this.createPullThroughCaches(name, args);

        this.repositoryUrls = Object.fromEntries(repositories.map(([key, { repositoryUrl }]) => [key, repositoryUrl]));
        this.repositoryArns = Object.fromEntries(repositories.map(([key, { arn }]) => [key, arn]));
        this.pullThroughPrefixes = Object.fromEntries(
            args.config.pullThroughCaches.map((cache) => [cache, pullThroughPrefix(args.context, cache)]),
        );
        this.registerOutputs({
            repositoryUrls: this.repositoryUrls,
            repositoryArns: this.repositoryArns,
            pullThroughPrefixes: this.pullThroughPrefixes,
        });
    }

    private createRepository(name: string, { context, config, keyArn }: RegistryArgs, key: string): ecr.Repository {
        const physical = repositoryName(context, key);
        const repository = new ecr.Repository(
            `${name}-${key}`,
            {
                name: physical,
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
                forceDelete: false,
                tags: namedTags(context, physical),
            },
            // Another key is another repository, and the name is taken until the old one is gone.
            { ...statefulOptions(context, this), deleteBeforeReplace: true },
        );
        new ecr.LifecyclePolicy(
            `${name}-${key}-lifecycle`,
            { repository: repository.name, policy: lifecyclePolicy(config) },
            { parent: this },
        );
        new ecr.RepositoryPolicy(
            `${name}-${key}-policy`,
            { repository: repository.name, policy: accountOnlyPolicy(context) },
            // What guards the images stays as long as the images do.
            statefulOptions(context, this),
        );
        return repository;
    }

    private configureScanning(name: string, { config }: RegistryArgs): void {
        const enhanced = config.scanning === "enhanced";
        new ecr.RegistryScanningConfiguration(
            `${name}-scanning`,
            {
                scanType: enhanced ? "ENHANCED" : "BASIC",
                rules: [
                    {
                        scanFrequency: enhanced ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH",
                        repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
                    },
                ],
            },
            { parent: this },
        );
    }

    private createPullThroughCaches(name: string, args: RegistryArgs): void {
        const { context, config, keyArn } = args;
        if (config.pullThroughCaches.length === 0) {
            return;
        }
        const role = this.createRepositoryCreationRole(name, args);
        for (const cache of config.pullThroughCaches) {
            const prefix = pullThroughPrefix(context, cache);
            const template = new ecr.RepositoryCreationTemplate(
                `${name}-${cache}-template`,
                {
                    prefix,
                    description: `Repositories that cache ${upstreams[cache]}`,
                    appliedFors: ["PULL_THROUGH_CACHE"],
                    customRoleArn: role.arn,
                    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
                    // A cache follows its upstream, which may move a tag.
                    imageTagMutability: "MUTABLE",
                    lifecyclePolicy: lifecyclePolicy(config),
                    repositoryPolicy: accountOnlyPolicy(context),
                    resourceTags: context.tags,
                },
                { parent: this },
            );
            new ecr.PullThroughCacheRule(
                `${name}-${cache}-cache`,
                { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: upstreams[cache] },
                // Without the template, the first pull creates a repository without key and policies.
                { parent: this, dependsOn: template },
            );
        }
    }

    /** ECR demands a role for a template with a key or tags, and creates the repositories in its name. */
    private createRepositoryCreationRole(name: string, { context, config, keyArn }: RegistryArgs): iam.Role {
        const role = new iam.Role(
            `${name}-creation-role`,
            {
                name: physicalName(context, "ecr-creation"),
                // As ECR documents it: it does not say that it passes `aws:SourceAccount` on.
                assumeRolePolicy: policyDocument([
                    { Effect: "Allow", Principal: { Service: "ecr.amazonaws.com" }, Action: "sts:AssumeRole" },
                ]),
                tags: context.tags,
            },
            { parent: this },
        );
        new iam.RolePolicy(
            `${name}-creation-policy`,
            {
                role: role.name,
                policy: pulumi.output(keyArn).apply((key) =>
                    policyDocument([
                        {
                            Effect: "Allow",
                            Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
                            Resource: config.pullThroughCaches.map(
                                (cache) =>
                                    `arn:aws:ecr:${context.region}:${context.account}:repository/${pullThroughPrefix(context, cache)}/*`,
                            ),
                        },
                        {
                            Effect: "Allow",
                            Action: ["kms:CreateGrant", "kms:RetireGrant", "kms:DescribeKey"],
                            Resource: key,
                        },
                    ]),
                ),
            },
            { parent: this },
        );
        return role;
    }
}

/** Untagged images expire by age, tagged ones by number. */
function lifecyclePolicy({ untaggedDays, keepImages }: RegistryConfig): string {
    return JSON.stringify({
        rules: [
            {
                rulePriority: 1,
                description: `Expire untagged images after ${String(untaggedDays)} days`,
                selection: {
                    tagStatus: "untagged",
                    countType: "sinceImagePushed",
                    countUnit: "days",
                    countNumber: untaggedDays,
                },
                action: { type: "expire" },
            },
            {
                rulePriority: 2,
                description: `Keep the last ${String(keepImages)} tagged images`,
                selection: {
                    tagStatus: "tagged",
                    tagPatternList: ["*"],
                    countType: "imageCountMoreThan",
                    countNumber: keepImages,
                },
                action: { type: "expire" },
            },
        ],
    });
}

/** Images stay in the account; within it, IAM policies decide. */
function accountOnlyPolicy(context: PlatformContext): string {
    return policyDocument([
        {
            Sid: "DenyOtherAccounts",
            Effect: "Deny",
            Principal: "*",
            Action: "ecr:*",
            Condition: {
                StringNotEquals: { "aws:PrincipalAccount": context.account },
                // Services of AWS act without an account.
                BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
            },
        },
    ]);
}
