import { expect } from "chai";
import { arns, policyOf } from "../support/documents";
import { create, holds, notJson } from "../support/models";

const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 };
const any = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 50 };
const rules = (...each: object[]) => JSON.stringify({ rules: each });

const exclusions = (count: number, filter = "v*") => ({
    imageTagMutabilityExclusionFilters: Array.from({ length: count }, () => ({ filter, filterType: "WILDCARD" })),
});

describe("ECR", () => {
    holds(
        "aws:ecr/repository:Repository",
        {
            name: "shop/orders",
            imageTagMutability: "IMMUTABLE",
            encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: arns.key }],
        },
        [
            { name: "a1" },
            { name: "team_a/service.b--c" },
            { name: "n".repeat(256) },
            { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION", ...exclusions(5) },
        ],
        [
            [
                { name: "n".repeat(257) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 257 characters, 2 to 256 are allowed; shorten it',
            ],
            [
                { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
                "imageTagMutabilityExclusionFilters: is missing; name the tags that are excluded",
            ],
            [
                { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION", ...exclusions(6) },
                "imageTagMutabilityExclusionFilters: has 6 entries, 1 to 5 are allowed; use wider filters",
            ],
            [
                { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION", ...exclusions(1, "v/*") },
                'imageTagMutabilityExclusionFilters[0].filter: "v/*" is not allowed; use letters, digits, ._- and *',
            ],
            [
                exclusions(1),
                "imageTagMutabilityExclusionFilters: needs IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION; set imageTagMutability",
            ],
            [
                { encryptionConfigurations: [{ encryptionType: "KMS" }, { encryptionType: "AES256" }] },
                "encryptionConfigurations: has 2 entries, 0 to 1 are allowed; keep one of them",
            ],
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
                { encryptionConfigurations: [{ kmsKey: arns.key }] },
                "encryptionConfigurations[0]: has a kmsKey without KMS encryption; set encryptionType to KMS",
            ],
        ],
    );

    holds(
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        { repository: "shop/orders", policy: rules(rule(1, untagged), rule(2, any)) },
        [
            { policy: rules(rule(1, { ...any, tagStatus: "tagged", tagPatternList: ["*"] })) },
            { policy: rules(rule(1, { ...any, tagStatus: "tagged", tagPatternList: ["*a*b*c*"] })) },
            { policy: rules(...Array.from({ length: 50 }, (_, index) => rule(index + 1, untagged))) },
            { policy: rules({ ...rule(1, any), description: "d".repeat(30720 - rules(rule(1, any)).length - 17) }) },
        ],
        [
            [{ policy: `{"rules":[]${" ".repeat(100)}}` }, 'policy: has no rules; give it "rules" with at least one'],
            [{ policy: '{"rules":[]}' }, "policy: has 12 characters, at least 100 are required; lengthen it"],
            [
                {
                    policy: rules({
                        ...rule(1, any),
                        description: "d".repeat(30720 - rules(rule(1, any)).length - 16),
                    }),
                },
                "policy: has 30721 characters, at most 30720 are allowed; split it",
            ],
            [
                { policy: rules(...Array.from({ length: 51 }, (_, index) => rule(index + 1, untagged))) },
                "policy: has 51 rules, ECR allows 50; merge some of them",
            ],
            [
                { policy: rules(rule(0, untagged), rule(1, any)) },
                "policy: has the rulePriority 0; use a whole number from 1",
            ],
            [
                { policy: rules({ ...rule(1, untagged), action: { type: "delete" } }) },
                "policy: rule 1 has no action; give it an action of the type expire",
            ],
            [
                { policy: rules(rule(1, { ...untagged, tagPrefixList: ["v"] })) },
                'policy: rule 1 has selection.tagPrefixList; only tagStatus "tagged" takes it',
            ],
            [
                { policy: rules(rule(1, { ...any, tagStatus: "tagged", tagPatternList: ["*a*b*c*d*"] })) },
                'policy: rule 1 has the pattern "*a*b*c*d*"; use at most four wildcards',
            ],
            [
                { policy: rules(rule(1, { ...untagged, countUnit: undefined, countType: "sinceImagePushed" })) },
                'policy: rule 1 has a countUnit that does not go with its countType; set countUnit to "days"',
            ],
            [
                { policy: rules(rule(1, { ...any, countUnit: "days" })) },
                "policy: rule 1 has a countUnit that does not go with its countType; remove countUnit",
            ],
            [
                { policy: rules(rule(1, { ...any, countNumber: 0 })) },
                "policy: rule 1 has no countNumber; use a whole number from 1",
            ],
            [
                { repository: "Shop" },
                'repository: "Shop" is not allowed; use lower-case letters and digits, separated by single . _ / or hyphens, such as team/service',
            ],
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
                { policy: rules(rule(1, untagged), rule(2, { tagStatus: "any" })) },
                "policy: rule 2 has no countType; use imageCountMoreThan or sinceImagePushed, sinceImagePulled, sinceImageTransitioned",
            ],
        ],
    );

    holds(
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
        { repository: "shop/orders", policy: policyOf("resource") },
        [{ policy: policyOf("resource", 10240) }],
        [
            [{ policy: policyOf("identity") }, 'policy: statement "x" names no Principal; name at least one'],
            [
                { policy: policyOf("resource", 10241) },
                "policy: has 10241 characters, at most 10240 are allowed; split it or name fewer actions and resources",
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
            { ecrRepositoryPrefix: "q".repeat(30), customRoleArn: arns.role },
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
                    "registry-1.docker.io, ghcr.io, registry.gitlab.com, cgr.dev, <name>.azurecr.io or another ECR registry",
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
        [
            { prefix: "ROOT" },
            { description: "d".repeat(256), customRoleArn: arns.role },
            { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: arns.key }] },
            { repositoryPolicy: policyOf("resource", 10240) },
        ],
        [
            [
                { description: "d".repeat(257) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 257 characters, 0 to 256 are allowed; shorten it',
            ],
            [{ customRoleArn: "platform" }, 'customRoleArn: "platform" is not allowed; use the ARN of a role'],
            [
                { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "alias/ecr" }] },
                'encryptionConfigurations[0].kmsKey: "alias/ecr" is not allowed; use the ARN of a KMS key, or of its alias',
            ],
            [
                { repositoryPolicy: policyOf("resource", 10241) },
                "repositoryPolicy: has 10241 characters, at most 10240 are allowed; split it or name fewer actions and resources",
            ],
            [{ appliedFors: [] }, "appliedFors: has 0 entries, 1 to 3 are allowed; say what it is for"],
            [{ appliedFors: ["REPLICATION", "REPLICATION"] }, 'appliedFors: has "REPLICATION" twice; name it once'],
            [
                { prefix: "p".repeat(257) },
                'prefix: "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp… has 257 characters, 1 to 256 are allowed; shorten it',
            ],
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
