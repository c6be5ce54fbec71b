import { expect } from "chai";
import fc from "fast-check";
import { Delivery } from "../../components/delivery";
import { pushRoleName } from "../../components/deliveryRoles";
import type { PolicyStatement } from "../../components/iamPolicy";
import { delivery } from "../../config/schema/delivery";
import { about, covers, listOf, statementsOf } from "../support/iam";
import { contextOf, only, register, type MockedOutputs, type Registration } from "../support/mocks";

const github = { repository: "example/platform", environment: "dev" };
const gitlab = { project: "example/group/platform" };
const state = { bucket: "example-pulumi-state", keyArn: "arn:aws:kms:us-east-1:111122223333:key/state" };
const repositoryArns = { "checkout/api": "arn:aws:ecr:us-east-1:111122223333:repository/platform-dev/checkout/api" };

const arns: MockedOutputs = ({ type, inputs }) => {
    const { name } = inputs as { name: string };
    switch (type) {
        case "aws:iam/role:Role":
            return { arn: `arn:aws:iam::111122223333:role/${name}` };
        case "aws:iam/policy:Policy":
            return { arn: `arn:aws:iam::111122223333:policy/${name}` };
        default:
            return {};
    }
};

const build = (config: object, context = contextOf()) =>
    register(() => new Delivery("delivery", { context, config: delivery.parse(config), repositoryArns }), arns);

const refusal = (config: object) =>
    build(config).then(
        () => "accepted",
        (error: unknown) => (error as Error).message,
    );

/** Every statement that a role carries, in its inline and its managed policies. */
const permissions = (registrations: Registration[], roleName: string): PolicyStatement[] => {
    const attached = registrations
        .filter(({ type, inputs }) => type.includes("RolePolicyAttachment") && inputs.role === roleName)
        .map(({ inputs }) => inputs.policyArn.split("/").pop());
    return registrations
        .filter(
            ({ type, inputs }) =>
                (type === "aws:iam/rolePolicy:RolePolicy" && inputs.role === roleName) ||
                (type === "aws:iam/policy:Policy" && attached.includes(inputs.name)),
        )
        .flatMap(({ inputs }) => statementsOf(inputs.policy));
};

const statementsAbout = (all: PolicyStatement[], effect: "Allow" | "Deny", action: string, resource: string) =>
    about(all, effect, { action, resource });

const role = (registrations: Registration[], name: string) =>
    registrations.find(({ type, inputs }) => type === "aws:iam/role:Role" && inputs.name === name)!;
const trust = (registrations: Registration[], name: string) =>
    statementsOf(role(registrations, name).inputs.assumeRolePolicy);

describe("Delivery", () => {
    describe("who may assume a role", () => {
        const assumes = (sub: string) => [
            {
                Effect: "Allow",
                Principal: {
                    Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
                },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: {
                    StringEquals: {
                        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                        "token.actions.githubusercontent.com:sub": sub,
                    },
                },
            },
        ];
        const config = { github: { ...github, pushRepositories: { "checkout/api": "example/checkout-api" } } };

        for (const [name, sub] of [
            ["platform-dev-github-preview", "repo:example/platform:pull_request"],
            ["platform-dev-github-apply", "repo:example/platform:environment:dev"],
            ["platform-dev-github-push-checkout-api", "repo:example/checkout-api:ref:refs/heads/main"],
        ] as const) {
            it(`lends ${name} to ${sub} and to nobody else`, async () => {
                expect(trust(await build(config), name)).to.deep.equal(assumes(sub));
            });
        }

        it("knows repositories whose subject has immutable ids", async () => {
            const registrations = await build({ github: { ...github, repository: "example@12/platform@345" } });
            expect(trust(registrations, "platform-dev-github-apply")).to.deep.equal(
                assumes("repo:example@12/platform@345:environment:dev"),
            );
        });

        it("writes a colon in the environment's name as GitHub does, and takes no name for a pattern", async () => {
            const registrations = await build({ github: { ...github, environment: "aws:*" } });
            expect(trust(registrations, "platform-dev-github-apply")).to.deep.equal(
                assumes("repo:example/platform:environment:aws%3A*"),
            );
        });

        it("lends the GitLab roles to the protected branch, to every branch, and to the application's main", async () => {
            const registrations = await build({
                gitlab: { ...gitlab, branch: "stable", pushProjects: { "checkout/api": "example/checkout" } },
            });
            const conditions = (name: string) => trust(registrations, name).map(({ Condition }) => Condition);
            const aud = { "gitlab.com:aud": "https://gitlab.com" };
            const sub = (project: string, branch: string) => ({
                "gitlab.com:sub": `project_path:${project}:ref_type:branch:ref:${branch}`,
            });
            expect(conditions("platform-dev-gitlab-apply")).to.deep.equal([
                { StringEquals: { ...aud, ...sub("example/group/platform", "stable") } },
            ]);
            expect(conditions("platform-dev-gitlab-preview")).to.deep.equal([
                { StringEquals: aud, StringLike: sub("example/group/platform", "*") },
            ]);
            expect(conditions("platform-dev-gitlab-push-checkout-api")).to.deep.equal([
                { StringEquals: { ...aud, ...sub("example/checkout", "main") } },
            ]);
        });

        it("trusts a GitLab of one's own by its host", async () => {
            const registrations = await build({ gitlab: { ...gitlab, host: "gitlab.example.com" } });
            expect(only(registrations, "aws:iam/openIdConnectProvider:OpenIdConnectProvider").inputs).to.deep.include({
                url: "https://gitlab.example.com",
                clientIdLists: ["https://gitlab.example.com"],
            });
            expect(trust(registrations, "platform-dev-gitlab-apply")[0]!.Principal).to.deep.equal({
                Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com",
            });
        });
    });

    describe("the OIDC provider", () => {
        it("is created before the roles that trust it", async () => {
            const registrations = await build({ github });
            const provider = only(registrations, "aws:iam/openIdConnectProvider:OpenIdConnectProvider");
            expect(provider.inputs).to.deep.include({
                url: "https://token.actions.githubusercontent.com",
                clientIdLists: ["sts.amazonaws.com"],
            });
            for (const task of ["preview", "apply"]) {
                expect(role(registrations, `platform-dev-github-${task}`).dependencies).to.include(
                    `${provider.type}::${provider.name}`,
                );
            }
        });

        it("is left to its owner where it is adopted", async () => {
            const registrations = await build({ github: { ...github, oidcProvider: "adopt" } });
            expect(registrations.filter(({ type }) => type.includes("openIdConnectProvider"))).to.be.empty;
            expect(trust(registrations, "platform-dev-github-preview")[0]!.Principal).to.deep.equal({
                Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            });
        });
    });

    describe("the preview role", () => {
        const preview = async (config: object = { github }) =>
            permissions(await build(config), "platform-dev-github-preview");

        it("reads the configuration of what the program manages, and nothing else", async () => {
            const allowed = (await preview()).filter(({ Effect }) => Effect === "Allow");
            const actions = allowed.flatMap(({ Action }) => listOf(Action));
            expect(actions).to.include.members(["ec2:Describe*", "iam:GetRole", "kms:GetKeyPolicy", "rds:Describe*"]);
            expect(actions.filter((action) => !/:(Describe|Get|List|View)/.test(action))).to.be.empty;
        });

        for (const action of [
            "s3:GetObject",
            "secretsmanager:GetSecretValue",
            "ssm:GetParameter",
            "kms:Decrypt",
            "ecr:GetDownloadUrlForLayer",
            "ecr:GetAuthorizationToken",
            "logs:GetLogEvents",
            "rds:DownloadDBLogFilePortion",
            "ec2:GetPasswordData",
            "ec2:GetConsoleOutput",
            "eks:AccessKubernetesApi",
            "sts:AssumeRole",
        ]) {
            it(`is not allowed ${action}`, async () => {
                for (const resource of [
                    "arn:aws:s3:::platform-dev-logs/x",
                    "arn:aws:kms:us-east-1:111122223333:key/1",
                ]) {
                    expect(statementsAbout(await preview(), "Allow", action, resource)).to.be.empty;
                }
            });
        }

        it("is denied secrets and other roles, whoever else would allow them", async () => {
            for (const action of ["secretsmanager:GetSecretValue", "ssm:GetParametersByPath", "sts:AssumeRole"]) {
                expect(statementsAbout(await preview(), "Deny", action, "anything"), action).to.have.length(1);
            }
        });

        it("reads the configured state, and can neither write nor lock it", async () => {
            const statements = await preview({ github, state });
            const object = "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/platform/dev.json";
            expect(statementsAbout(statements, "Allow", "s3:GetObject", object)).to.have.length(1);
            expect(statementsAbout(statements, "Allow", "s3:GetObject", "arn:aws:s3:::platform-dev-logs/x")).to.be
                .empty;
            expect(statementsAbout(statements, "Allow", "s3:PutObject", object)).to.be.empty;
            expect(statementsAbout(statements, "Allow", "s3:DeleteObject", object)).to.be.empty;
            expect(statementsAbout(statements, "Allow", "kms:Decrypt", state.keyArn)).to.have.length(1);
            expect(statementsAbout(statements, "Allow", "kms:Decrypt", state.keyArn.replace("state", "data"))).to.be
                .empty;
            expect(statementsAbout(statements, "Allow", "kms:GenerateDataKey", state.keyArn)).to.be.empty;
        });

        it("is lent for an hour at most", async () => {
            expect(role(await build({ github }), "platform-dev-github-preview").inputs.maxSessionDuration).to.equal(
                3600,
            );
        });
    });

    describe("the apply role", () => {
        const apply = async (config: object = { github }) =>
            permissions(await build(config), "platform-dev-github-apply");
        const ownRole = "arn:aws:iam::111122223333:role/platform-dev-ecr-creation";

        it("manages each kind of resource under the platform's names", async () => {
            const statements = await apply();
            for (const [action, resource] of [
                ["ec2:CreateVpc", "arn:aws:ec2:us-east-1:111122223333:vpc/*"],
                ["eks:CreateCluster", "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev"],
                ["eks:CreateNodegroup", "arn:aws:eks:us-east-1:111122223333:nodegroup/platform-dev/system/1"],
                ["rds:CreateDBInstance", "arn:aws:rds:us-east-1:111122223333:db:platform-dev-database"],
                ["s3:PutBucketPolicy", "arn:aws:s3:::platform-dev-logs-111122223333"],
                ["ecr:CreateRepository", "arn:aws:ecr:us-east-1:111122223333:repository/platform-dev/checkout/api"],
                [
                    "secretsmanager:CreateSecret",
                    "arn:aws:secretsmanager:us-east-1:111122223333:secret:platform/dev/a-1",
                ],
                [
                    "logs:PutRetentionPolicy",
                    "arn:aws:logs:us-east-1:111122223333:log-group:/platform/platform-dev/vpc:*",
                ],
                ["kms:PutKeyPolicy", "arn:aws:kms:us-east-1:111122223333:key/1"],
                ["iam:CreateRole", ownRole],
            ] as const) {
                expect(statementsAbout(statements, "Allow", action, resource), action).to.not.be.empty;
            }
        });

        for (const [action, resource] of [
            ["s3:GetObject", "arn:aws:s3:::platform-dev-backups-111122223333/x"],
            ["s3:DeleteObject", "arn:aws:s3:::platform-dev-backups-111122223333/x"],
            ["s3:PutBucketPolicy", "arn:aws:s3:::example-pulumi-state"],
            ["eks:AccessKubernetesApi", "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev"],
            ["eks:DeleteCluster", "arn:aws:eks:us-east-1:111122223333:cluster/other"],
            ["rds:DeleteDBInstance", "arn:aws:rds:us-east-1:111122223333:db:other"],
            ["backup:DeleteRecoveryPoint", "arn:aws:backup:us-east-1:111122223333:recovery-point:1"],
            ["backup:StartRestoreJob", "*"],
            ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!db-1"],
            ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:111122223333:secret:other/a-1"],
            ["kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1"],
            ["iam:CreateUser", "*"],
            ["iam:CreateAccessKey", "*"],
            ["iam:PutRolePolicy", "arn:aws:iam::111122223333:role/other"],
            ["iam:PassRole", "arn:aws:iam::111122223333:role/other"],
            ["iam:UpdateOpenIDConnectProviderThumbprint", "*"],
            ["organizations:LeaveOrganization", "*"],
            ["sts:AssumeRole", ownRole],
        ] as const) {
            it(`is not allowed ${action} on ${resource}`, async () => {
                expect(statementsAbout(await apply({ github, state }), "Allow", action, resource)).to.be.empty;
            });
        }

        it("acts in the stack's region only, where a service has regions", async () => {
            for (const statement of (await apply()).filter(({ Resource }) => listOf(Resource).includes("*"))) {
                const global = listOf(statement.Action).every(
                    (action) =>
                        /^(budgets|ce|route53):/.test(action) ||
                        /^[a-z0-9]+:(Describe|Get|List|View)/.test(action) ||
                        statement.Effect === "Deny" ||
                        ["kms:CreateKey", "kms:TagResource"].includes(action),
                );
                if (!global) {
                    expect(statement.Condition, statement.Sid).to.deep.equal({
                        StringEquals: { "aws:RequestedRegion": "us-east-1" },
                    });
                }
            }
        });

        it("touches only keys with the platform's tags, and decrypts only through services", async () => {
            const tags = { "aws:ResourceTag/environment": "dev", "aws:ResourceTag/project": "platform" };
            const key = "arn:aws:kms:us-east-1:111122223333:key/1";
            const conditions = async (action: string) =>
                statementsAbout(await apply(), "Allow", action, key).map(({ Condition }) => Condition);
            expect(await conditions("kms:ScheduleKeyDeletion")).to.deep.equal([{ StringEquals: tags }]);
            expect(await conditions("kms:CreateGrant")).to.deep.equal([
                { StringEquals: tags, Bool: { "kms:GrantIsForAWSResource": "true" } },
            ]);
            expect(await conditions("kms:Decrypt")).to.deep.equal([
                {
                    StringEquals: {
                        ...tags,
                        "kms:ViaService": ["backup", "ecr", "rds", "secretsmanager"].map(
                            (service) => `${service}.us-east-1.amazonaws.com`,
                        ),
                    },
                },
            ]);
            expect(await conditions("kms:CreateKey")).to.deep.equal([
                {
                    StringEquals: {
                        "aws:RequestTag/environment": "dev",
                        "aws:RequestTag/project": "platform",
                    },
                },
            ]);
        });

        it("passes roles only to the platform's services, and attaches only known policies", async () => {
            const statements = await apply();
            const [pass] = statementsAbout(statements, "Allow", "iam:PassRole", ownRole);
            expect(listOf(pass!.Condition!.StringEquals!["iam:PassedToService"])).to.include("eks.amazonaws.com");
            expect(listOf(pass!.Condition!.StringEquals!["iam:PassedToService"])).to.not.include(
                "lambda.amazonaws.com",
            );
            const attach = statementsAbout(statements, "Allow", "iam:AttachRolePolicy", ownRole);
            expect(attach).to.have.length(1);
            const attachable = listOf(attach[0]!.Condition!.ArnLike!["iam:PolicyARN"]);
            for (const [policy, expected] of [
                ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy", true],
                ["arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy", true],
                ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup", true],
                ["arn:aws:iam::aws:policy/AdministratorAccess", false],
                ["arn:aws:iam::aws:policy/IAMFullAccess", false],
                ["arn:aws:iam::aws:policy/PowerUserAccess", false],
            ] as const) {
                expect(
                    attachable.some((pattern) => covers(pattern, policy)),
                    policy,
                ).to.equal(expected);
            }
        });

        it("can change neither the roles nor the policies of delivery, nor become another role", async () => {
            const statements = await apply();
            const denied = (action: string, resource: string) =>
                statementsAbout(statements, "Deny", action, `arn:aws:iam::111122223333:${resource}`);
            for (const host of ["github", "gitlab"]) {
                for (const task of ["apply", "preview"]) {
                    for (const change of ["UpdateAssumeRolePolicy", "PutRolePolicy", "AttachRolePolicy", "PassRole"]) {
                        expect(denied(`iam:${change}`, `role/platform-dev-${host}-${task}`), change).to.have.length(1);
                    }
                }
            }
            for (const name of ["read-configuration", "network-and-cluster", "data", "keys", "roles"]) {
                expect(denied("iam:CreatePolicyVersion", `policy/platform-dev-delivery-${name}`)).to.have.length(1);
            }
            expect(denied("sts:AssumeRole", "role/platform-dev-anything")).to.have.length(1);
            expect(denied("iam:PutRolePolicy", "role/platform-dev-vpc-flow-logs")).to.be.empty;
        });

        it("reads, writes and locks the configured state", async () => {
            const statements = await apply({ github, state });
            for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]) {
                expect(
                    statementsAbout(statements, "Allow", action, "arn:aws:s3:::example-pulumi-state/.pulumi/locks/1"),
                ).to.have.length(1);
            }
            expect(statementsAbout(statements, "Allow", "kms:GenerateDataKey", state.keyArn)).to.not.be.empty;
        });

        it("shares its policies with the other host", async () => {
            const registrations = await build({ github, gitlab });
            expect(registrations.filter(({ type }) => type === "aws:iam/policy:Policy")).to.have.length(5);
            expect(permissions(registrations, "platform-dev-gitlab-apply")).to.deep.equal(
                permissions(registrations, "platform-dev-github-apply"),
            );
        });
    });

    describe("a push role", () => {
        const config = { github: { ...github, pushRepositories: { "checkout/api": "example/checkout-api" } } };

        it("pushes to its repository and to no other", async () => {
            const statements = permissions(await build(config), "platform-dev-github-push-checkout-api");
            expect(statementsAbout(statements, "Allow", "ecr:PutImage", repositoryArns["checkout/api"])).to.have.length(
                1,
            );
            expect(statementsAbout(statements, "Allow", "ecr:PutImage", `${repositoryArns["checkout/api"]}2`)).to.be
                .empty;
            expect(statementsAbout(statements, "Allow", "ecr:DeleteRepository", repositoryArns["checkout/api"])).to.be
                .empty;
            expect(statementsAbout(statements, "Allow", "ecr:BatchDeleteImage", repositoryArns["checkout/api"])).to.be
                .empty;
            expect(statements.flatMap(({ Action }) => listOf(Action)).every((action) => action.startsWith("ecr:"))).to
                .be.true;
        });

        it("is refused for a repository that the registry does not have", async () => {
            expect(
                await refusal({ gitlab: { ...gitlab, pushProjects: { "checkout/web": "example/checkout" } } }),
            ).to.equal(
                'platform:delivery.gitlab.pushProjects: "checkout/web" is no ECR repository of this stack; add it to platform:registry.repositories',
            );
        });

        it("is refused where it would be another repository's as well", async () => {
            const pushRepositories = { "checkout/api": "example/checkout-api", "checkout-api": "example/api" };
            expect(await refusal({ github: { ...github, pushRepositories } })).to.equal(
                'platform:delivery.github.pushRepositories: "checkout/api" and "checkout-api" would share the role platform-dev-github-push-checkout-api; rename one of them',
            );
        });

        it("has a name that IAM takes, and another one for another long repository", () => {
            const name = fc.stringMatching(/^[a-z0-9]{1,60}(\/[a-z0-9]{1,60}){0,2}$/);
            fc.assert(
                fc.property(name, name, (one, other) => {
                    const [a, b] = [one, other].map((repository) => pushRoleName(contextOf(), "gitlab", repository));
                    expect(a).to.match(/^[\w+=,.@-]{1,64}$/);
                    if (a === b) {
                        expect(one.replaceAll("/", "-")).to.equal(other.replaceAll("/", "-"));
                    }
                }),
            );
        });
    });

    it("keeps every policy and every role within IAM's quotas, however long the names", async () => {
        const context = contextOf({ prefix: `${"x".repeat(30)}-prod` });
        const registrations = await build({ github, gitlab, state }, context);
        const sizeOf = (policies: Registration[]) =>
            policies.map(({ inputs }) => String(inputs.policy).replace(/\s/g, "")).join("").length;
        for (const policy of registrations.filter(({ type }) => type === "aws:iam/policy:Policy")) {
            expect(sizeOf([policy]), policy.name).to.be.below(6144);
        }
        for (const { inputs } of registrations.filter(({ type }) => type === "aws:iam/role:Role")) {
            const carries = (type: string) =>
                registrations.filter((other) => other.type === type && other.inputs.role === inputs.name);
            expect(inputs.name.length).to.be.at.most(64);
            expect(carries("aws:iam/rolePolicyAttachment:RolePolicyAttachment").length).to.be.at.most(10);
            expect(sizeOf(carries("aws:iam/rolePolicy:RolePolicy"))).to.be.below(10240);
            expect(inputs.assumeRolePolicy.length).to.be.below(2048);
        }
    });

    it("replaces a policy only after the old one has freed its name", async () => {
        for (const policy of (await build({ github })).filter(({ type }) => type === "aws:iam/policy:Policy")) {
            expect(policy.deleteBeforeReplace, policy.name).to.be.true;
        }
    });

    it("tags what can be tagged, and is the parent of everything", async () => {
        const { tags } = contextOf();
        for (const { type, parent, inputs } of (await build({ github, state })).slice(1)) {
            expect(parent).to.equal("platform:delivery:Delivery::delivery");
            if (!type.startsWith("aws:iam/rolePolicy")) {
                expect(inputs.tags, type).to.deep.equal(tags);
            }
        }
    });

    it("creates nothing where no host is configured", async () => {
        const registrations = await build({});
        expect(registrations).to.have.length(1);
        expect(registrations[0]!.outputs).to.deep.equal({ previewRoleArns: {}, applyRoleArns: {}, pushRoleArns: {} });
    });

    it("registers exactly its public outputs", async () => {
        const registrations = await build({
            github: { ...github, pushRepositories: { "checkout/api": "example/checkout-api" } },
            gitlab,
        });
        const arn = (name: string) => `arn:aws:iam::111122223333:role/platform-dev-${name}`;
        expect(only(registrations, "platform:delivery:Delivery").outputs).to.deep.equal({
            previewRoleArns: { github: arn("github-preview"), gitlab: arn("gitlab-preview") },
            applyRoleArns: { github: arn("github-apply"), gitlab: arn("gitlab-apply") },
            pushRoleArns: { github: { "checkout/api": arn("github-push-checkout-api") }, gitlab: {} },
        });
    });
});
