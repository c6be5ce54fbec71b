import { expect } from "chai";
import { create, holds, notJson } from "../support/models";

const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 };
const any = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 50 };
const rules = (...each: object[]) => JSON.stringify({ rules: each });

describe("ECR", () => {
    holds(
        "aws:ecr/repository:Repository",
        {
            name: "shop/orders",
            imageTagMutability: "IMMUTABLE",
            encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "arn:aws:kms:x" }],
        },
        [{ name: "a1" }, { name: "team_a/service.b--c" }],
        [
            [
                { name: "Shop/orders" },
                'name: "Shop/orders" is not allowed; use lower-case letters and digits, separated by single . _ / or hyphens, ' +
                    "such as team/service",
            ],
            [
                { name: "shop//orders" },
                'name: "shop//orders" is not allowed; use lower-case letters and digits, separated by single . _ / or ' +
                    "hyphens, such as team/service",
            ],
            [{ name: "a" }, 'name: "a" has 1 character, 2 to 256 are allowed; lengthen it'],
            [
                { imageTagMutability: "FIXED" },
                'imageTagMutability: "FIXED" is not a known value; ' +
                    "use MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION",
            ],
            [
                { encryptionConfigurations: [{ kmsKey: "arn:aws:kms:x" }] },
                "encryptionConfigurations[0]: has a kmsKey without KMS encryption; set encryptionType to KMS",
            ],
        ],
    );

    holds(
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        { repository: "shop/orders", policy: rules(rule(1, untagged), rule(2, any)) },
        [{ policy: rules(rule(1, { ...any, tagStatus: "tagged", tagPatternList: ["*"] })) }],
        [
            [{ policy: "{}" }, 'policy: has no rules; give it "rules" with at least one'],
            [{ policy: "rules" }, notJson("policy", "rules")],
            [
                { policy: rules(rule(1, untagged), rule(1, any)) },
                "policy: has the rule priorities 1, 1; give every rule a priority of its own",
            ],
            [
                { policy: rules(rule(1, any), rule(2, untagged)) },
                'policy: evaluates tagStatus "any" at priority 1; give it the highest number',
            ],
            [
                { policy: rules(rule(1, { ...any, tagStatus: "tagged" })) },
                "policy: rule 1 selects tagged images; give it one of tagPrefixList and tagPatternList",
            ],
            [
                { policy: rules(rule(1, { ...any, tagStatus: "all" })) },
                "policy: rule 1 has no tagStatus; use tagged, untagged or any",
            ],
            [
                { policy: rules(rule(1, { tagStatus: "any" })) },
                "policy: rule 1 has no countType; use imageCountMoreThan or sinceImagePushed",
            ],
        ],
    );

    holds(
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
        { repository: "shop/orders", policy: "{}" },
        [],
        [
            [
                { policy: JSON.stringify("x".repeat(10240)) },
                "policy: has 10242 characters, at most 10240 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
        {
            scanType: "BASIC",
            rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
        },
        [{ scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [] }] }],
        [
            [
                { rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [] }] },
                'rules: CONTINUOUS_SCAN does not go with "BASIC" scanning; use SCAN_ON_PUSH',
            ],
            [
                { scanType: "ENHANCED", rules: [{ scanFrequency: "MANUAL", repositoryFilters: [] }] },
                'rules: MANUAL does not go with "ENHANCED" scanning; use SCAN_ON_PUSH',
            ],
            [
                {
                    rules: [
                        { scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [{ filter: "A", filterType: "WILDCARD" }] },
                    ],
                },
                'rules[0].repositoryFilters[0].filter: "A" is not allowed; use lower-case letters, digits, ._-/ and *',
            ],
        ],
    );

    holds(
        "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
        { ecrRepositoryPrefix: "quay", upstreamRegistryUrl: "quay.io" },
        [
            {
                upstreamRegistryUrl: "registry-1.docker.io",
                credentialArn:
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/docker-a1b2c3",
            },
        ],
        [
            [
                { upstreamRegistryUrl: "registry-1.docker.io" },
                'credentialArn: is missing; "registry-1.docker.io" asks for credentials, so name a secret',
            ],
            [
                { upstreamRegistryUrl: "https://quay.io" },
                'upstreamRegistryUrl: "https://quay.io" is not allowed; use public.ecr.aws, registry.k8s.io, quay.io, ' +
                    "registry-1.docker.io, ghcr.io, registry.gitlab.com, <name>.azurecr.io or another ECR registry",
            ],
            [
                { ecrRepositoryPrefix: "q".repeat(31) },
                `ecrRepositoryPrefix: "${"q".repeat(31)}" has 31 characters, 2 to 30 are allowed; shorten it`,
            ],
            [
                { credentialArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:docker-a1b2c3" },
                'credentialArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:docker-a1b2c3" is not allowed; ' +
                    "use a secret whose name starts with ecr-pullthroughcache/",
            ],
        ],
    );

    holds(
        "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
        { prefix: "quay", appliedFors: ["PULL_THROUGH_CACHE"], lifecyclePolicy: rules(rule(1, any)) },
        [{ prefix: "ROOT" }],
        [
            [
                { appliedFors: ["PULL"] },
                'appliedFors[0]: "PULL" is not a known value; use REPLICATION, PULL_THROUGH_CACHE or CREATE_ON_PUSH',
            ],
            [{ lifecyclePolicy: "{}" }, 'lifecyclePolicy: has no rules; give it "rules" with at least one'],
        ],
    );

    it("gives a repository its URL", () => {
        const { id, outputs } = create("aws:ecr/repository:Repository", { name: "shop/orders" });
        expect(id).to.equal("shop/orders");
        expect(outputs).to.include({
            arn: "arn:aws:ecr:us-east-1:123456789012:repository/shop/orders",
            registryId: "123456789012",
            repositoryUrl: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/orders",
        });
    });

    it("names what belongs to a repository, a prefix or the registry by it", () => {
        expect(create("aws:ecr/lifecyclePolicy:LifecyclePolicy", { repository: "shop/orders" }).id).to.equal(
            "shop/orders",
        );
        expect(
            create("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", { ecrRepositoryPrefix: "quay" }).id,
        ).to.equal("quay");
        expect(create("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", {}).id).to.equal(
            "123456789012",
        );
    });
});
