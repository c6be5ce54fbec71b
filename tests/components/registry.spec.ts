import { expect } from "chai";
import type { PlatformContext } from "../../components/conventions";
import { pullThroughPrefix, Registry } from "../../components/registry";
import { registry, type RegistryConfig } from "../../config/schema/registry";
import { contextOf, only, register, type MockedOutputs } from "../support/mocks";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/registry";
const config = registry.parse({
    repositories: ["payments/api", "payments/worker"],
    keepImages: 20,
    untaggedDays: 3,
    pullThroughCaches: ["ecr-public", "kubernetes", "quay"],
});

const repositoryOutputs: MockedOutputs = ({ type, inputs }) =>
    type === "aws:ecr/repository:Repository"
        ? { repositoryUrl: `111122223333.dkr.ecr.us-east-1.amazonaws.com/${(inputs as { name: string }).name}` }
        : {};

const build = (overrides: Partial<RegistryConfig> = {}, context: Partial<PlatformContext> = {}) =>
    register(
        () => new Registry("registry", { context: contextOf(context), config: { ...config, ...overrides }, keyArn }),
        repositoryOutputs,
    );

const repositoryType = "aws:ecr/repository:Repository";

const expectedLifecycle = {
    rules: [
        {
            rulePriority: 1,
            description: "Expire untagged images after 3 days",
            selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 3 },
            action: { type: "expire" },
        },
        {
            rulePriority: 2,
            description: "Keep the last 20 tagged images",
            selection: {
                tagStatus: "tagged",
                tagPatternList: ["*"],
                countType: "imageCountMoreThan",
                countNumber: 20,
            },
            action: { type: "expire" },
        },
    ],
};

const expectedPolicy = [
    {
        Sid: "DenyOtherAccounts",
        Effect: "Deny",
        Principal: "*",
        Action: "ecr:*",
        Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
    },
];

describe("Registry", () => {
    it("makes every resource its child, named after it", async () => {
        for (const { type, name, parent } of await build()) {
            if (type !== "platform:registry:Registry") {
                expect(parent, name).to.equal("platform:registry:Registry::registry");
                expect(name).to.match(/^registry-/);
            }
        }
    });

    it("has every repository immutable, scanned and encrypted, and deletes no images with it", async () => {
        const registrations = await build();
        expect(registrations.filter(({ type }) => type === repositoryType)).to.have.lengthOf(2);
        expect(only(registrations, repositoryType, "registry-payments/api").inputs).to.deep.equal({
            name: "platform-dev/payments/api",
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
            encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
            forceDelete: false,
            tags: { ...contextOf().tags, Name: "platform-dev/payments/api" },
        });
    });

    it("expires untagged images by age and tagged ones by number", async () => {
        const { inputs } = only(
            await build(),
            "aws:ecr/lifecyclePolicy:LifecyclePolicy",
            "registry-payments/api-lifecycle",
        );
        expect(inputs.repository).to.equal("platform-dev/payments/api");
        expect(JSON.parse(inputs.policy)).to.deep.equal(expectedLifecycle);
    });

    it("keeps the images in the account", async () => {
        const { inputs } = only(
            await build(),
            "aws:ecr/repositoryPolicy:RepositoryPolicy",
            "registry-payments/api-policy",
        );
        expect(inputs.repository).to.equal("platform-dev/payments/api");
        expect(JSON.parse(inputs.policy).Statement).to.deep.equal(expectedPolicy);
    });

    for (const [scanning, scanType, scanFrequency] of [
        ["basic", "BASIC", "SCAN_ON_PUSH"],
        ["enhanced", "ENHANCED", "CONTINUOUS_SCAN"],
    ] as const) {
        it(`scans all images, ${scanning}`, async () => {
            expect(
                only(await build({ scanning }), "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
                    .inputs,
            ).to.deep.equal({
                scanType,
                rules: [{ scanFrequency, repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
            });
        });
    }

    for (const [cache, upstream] of [
        ["ecr-public", "public.ecr.aws"],
        ["kubernetes", "registry.k8s.io"],
        ["quay", "quay.io"],
    ] as const) {
        it(`caches ${upstream} in encrypted repositories that the rule finds ready`, async () => {
            const registrations = await build();
            const template = only(
                registrations,
                "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
                `registry-${cache}-template`,
            );
            const { lifecyclePolicy, repositoryPolicy, ...inputs } = template.inputs;
            expect(inputs).to.deep.equal({
                prefix: `platform-dev/${cache}`,
                description: `Repositories that cache ${upstream}`,
                appliedFors: ["PULL_THROUGH_CACHE"],
                customRoleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/registry-creation-role",
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
                imageTagMutability: "MUTABLE",
                resourceTags: contextOf().tags,
            });
            expect(JSON.parse(lifecyclePolicy)).to.deep.equal(expectedLifecycle);
            expect(JSON.parse(repositoryPolicy).Statement).to.deep.equal(expectedPolicy);
            const rule = only(
                registrations,
                "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
                `registry-${cache}-cache`,
            );
            expect(rule.inputs).to.deep.equal({
                ecrRepositoryPrefix: `platform-dev/${cache}`,
                upstreamRegistryUrl: upstream,
            });
            expect(rule.dependencies).to.include(`${template.type}::${template.name}`);
        });
    }

    it("lets ECR create the cached repositories, and nothing else", async () => {
        const registrations = await build({ pullThroughCaches: ["kubernetes", "quay"] });
        expect(JSON.parse(only(registrations, "aws:iam/role:Role").inputs.assumeRolePolicy).Statement).to.deep.equal([
            { Effect: "Allow", Principal: { Service: "ecr.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
        const { inputs } = only(registrations, "aws:iam/rolePolicy:RolePolicy");
        expect(inputs.role).to.equal("platform-dev-ecr-creation");
        expect(JSON.parse(inputs.policy).Statement).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
                Resource: [
                    "arn:aws:ecr:us-east-1:111122223333:repository/platform-dev/kubernetes/*",
                    "arn:aws:ecr:us-east-1:111122223333:repository/platform-dev/quay/*",
                ],
            },
            {
                Effect: "Allow",
                Action: ["kms:CreateGrant", "kms:RetireGrant", "kms:DescribeKey"],
                Resource: keyArn,
            },
        ]);
    });

    it("has neither role nor rules without caches", async () => {
        const types = (await build({ pullThroughCaches: [] })).map(({ type }) => type);
        expect(types.filter((type) => /iam|pullThrough|Template/.test(type))).to.deep.equal([]);
    });

    for (const protectStateful of [true, false]) {
        it(`keeps images and what guards them, protected: ${String(protectStateful)}`, async () => {
            const registrations = await build({}, { protectStateful });
            const kept = { protect: protectStateful, retainOnDelete: protectStateful };
            const repository = only(registrations, repositoryType, "registry-payments/api");
            expect(repository).to.deep.include({ ...kept, deleteBeforeReplace: true });
            expect(
                only(registrations, "aws:ecr/repositoryPolicy:RepositoryPolicy", "registry-payments/api-policy"),
            ).to.deep.include(kept);
        });
    }

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:registry:Registry").outputs).to.deep.equal({
            repositoryUrls: {
                "payments/api": "111122223333.dkr.ecr.us-east-1.amazonaws.com/platform-dev/payments/api",
                "payments/worker": "111122223333.dkr.ecr.us-east-1.amazonaws.com/platform-dev/payments/worker",
            },
            repositoryArns: {
                "payments/api": "arn:aws:mock:us-east-1:111122223333:ecr/repository/registry-payments/api",
                "payments/worker": "arn:aws:mock:us-east-1:111122223333:ecr/repository/registry-payments/worker",
            },
            pullThroughPrefixes: {
                "ecr-public": "platform-dev/ecr-public",
                kubernetes: "platform-dev/kubernetes",
                quay: "platform-dev/quay",
            },
        });
    });
});

describe("pullThroughPrefix", () => {
    it("refuses what ECR finds too long, with key, value and remedy", () => {
        expect(() => pullThroughPrefix(contextOf({ prefix: "internal-platform-prod" }), "ecr-public")).to.throw(
            'platform:registry.pullThroughCaches: prefix "internal-platform-prod/ecr-public" has 33 characters, ECR allows 30; shorten the project\'s name in Pulumi.yaml or leave "ecr-public" out',
        );
    });

    it("takes what is just short enough", () => {
        const prefix = "a".repeat(30 - "/ecr-public".length);
        expect(pullThroughPrefix(contextOf({ prefix }), "ecr-public")).to.have.lengthOf(30);
    });
});
