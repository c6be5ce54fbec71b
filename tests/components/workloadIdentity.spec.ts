import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import fc from "fast-check";
import { WorkloadIdentity, workloadRoleName, type WorkloadIdentityArgs } from "../../components/workloadIdentity";
import { contextOf, only, register } from "../support/mocks";

const readBucket = { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::example/*" } as const;

const build = (overrides: Partial<WorkloadIdentityArgs> = {}) =>
    register(
        () =>
            new WorkloadIdentity("reader", {
                context: contextOf(),
                clusterName: "platform-dev",
                namespace: "shop",
                serviceAccount: "reader",
                statements: [readBucket],
                ...overrides,
            }),
    );

const refusal = async (overrides: Partial<WorkloadIdentityArgs>): Promise<string> => {
    try {
        await build(overrides);
    } catch (error) {
        return (error as Error).message;
    }
    return "accepted";
};

describe("WorkloadIdentity", () => {
    it("makes a role that only pods of the service account, namespace and cluster can assume", async () => {
        const role = only(await build(), "aws:iam/role:Role");
        expect(role.parent).to.equal("platform:identity:WorkloadIdentity::reader");
        expect(role.inputs).to.deep.include({ name: "platform-dev-shop.reader", tags: contextOf().tags });
        expect(JSON.parse(role.inputs.assumeRolePolicy as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "pods.eks.amazonaws.com" },
                    Action: ["sts:AssumeRole", "sts:TagSession"],
                    Condition: {
                        StringEquals: {
                            "aws:SourceAccount": "111122223333",
                            "aws:RequestTag/kubernetes-namespace": "shop",
                            "aws:RequestTag/kubernetes-service-account": "reader",
                        },
                        ArnEquals: { "aws:SourceArn": "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev" },
                    },
                },
            ],
        });
    });

    it("grants what is asked for, resources that come as outputs included", async () => {
        const registrations = await build({
            statements: [
                readBucket,
                {
                    Effect: "Allow",
                    Action: "kms:Decrypt",
                    Resource: pulumi.output("arn:aws:kms:us-east-1:111122223333:key/1"),
                },
            ],
        });
        const policy = only(registrations, "aws:iam/rolePolicy:RolePolicy");
        expect(policy.inputs.role).to.equal("platform-dev-shop.reader");
        expect(JSON.parse(policy.inputs.policy as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                readBucket,
                { Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:aws:kms:us-east-1:111122223333:key/1" },
            ],
        });
    });

    it("attaches managed policies, and has no inline policy when no statement is given", async () => {
        const policyArn = "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy";
        const registrations = await build({ statements: [], managedPolicyArns: [policyArn] });
        expect(
            only(registrations, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "reader-AmazonEKS_CNI_Policy")
                .inputs,
        ).to.deep.equal({ role: "platform-dev-shop.reader", policyArn });
        expect(registrations.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")).to.be.empty;
    });

    it("associates the role once it has its permissions", async () => {
        const registrations = await build({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"] });
        const association = only(registrations, "aws:eks/podIdentityAssociation:PodIdentityAssociation");
        expect(association.inputs).to.deep.equal({
            clusterName: "platform-dev",
            namespace: "shop",
            serviceAccount: "reader",
            roleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/reader-role",
            tags: contextOf().tags,
        });
        expect(association.dependencies).to.include.members([
            "aws:iam/rolePolicy:RolePolicy::reader-policy",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment::reader-AmazonEKS_CNI_Policy",
        ]);
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:identity:WorkloadIdentity").outputs).to.deep.equal({
            roleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/reader-role",
        });
    });

    describe("refuses", () => {
        it("a request for nothing", async () => {
            expect(await refusal({ statements: [] })).to.equal(
                "workload identity shop/reader asks for no permission: give it statements or leave it out",
            );
        });

        for (const [title, statement, asked] of [
            ["every action", { Action: "*", Resource: "arn:aws:s3:::example/*" }, '"*" on arn:aws:s3:::example/*'],
            [
                "every action of every service",
                { Action: ["s3:GetObject", "*:*"], Resource: "arn:aws:s3:::a" },
                '"*:*" on arn:aws:s3:::a',
            ],
            ["every action of a service on every resource", { Action: "s3:*", Resource: "*" }, '"s3:*" on *'],
            [
                "the same among others",
                { Action: ["s3:GetObject", "iam:*"], Resource: ["arn:aws:s3:::example", "*"] },
                '"iam:*" on arn:aws:s3:::example, *',
            ],
        ] as const) {
            it(title, async () => {
                expect(await refusal({ statements: [readBucket, { Effect: "Allow", ...statement }] })).to.equal(
                    `workload identity shop/reader asks for ${asked}: ` +
                        "name the actions that the workload calls, and the resources where the actions have any",
                );
            });
        }
    });

    for (const [title, statement] of [
        ["named actions on every resource", { Effect: "Allow", Action: "ec2:DescribeVolumes", Resource: "*" }],
        [
            "every action of a service on named resources",
            { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::a" },
        ],
        ["the denial of everything", { Effect: "Deny", Action: "*", Resource: "*" }],
    ] as const) {
        it(`accepts ${title}`, async () => {
            expect(await refusal({ statements: [statement] })).to.equal("accepted");
        });
    }
});

describe("workloadRoleName", () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
    const accountName = fc.stringMatching(/^[a-z]([a-z0-9.-]{0,80}[a-z0-9])?$/);

    it("is a role name for whatever Kubernetes allows", () => {
        fc.assert(
            fc.property(label, accountName, (namespace, serviceAccount) => {
                const name = workloadRoleName(contextOf(), namespace, serviceAccount);
                expect(name).to.match(/^platform-dev-[\w+=,.@-]+$/);
                expect(name.length).to.be.at.most(64);
            }),
        );
    });

    it("differs where namespace or service account differ", () => {
        const pair = fc.tuple(label, accountName);
        fc.assert(
            fc.property(pair, pair, (one, other) => {
                fc.pre(one.join(" ") !== other.join(" "));
                expect(workloadRoleName(contextOf(), ...one)).not.to.equal(workloadRoleName(contextOf(), ...other));
            }),
        );
        expect(workloadRoleName(contextOf(), "a", "b-c")).not.to.equal(workloadRoleName(contextOf(), "a-b", "c"));
        const long = "x".repeat(60);
        expect(workloadRoleName(contextOf(), long, "one")).not.to.equal(workloadRoleName(contextOf(), long, "two"));
    });

    it("is whole where it fits, to the last character", () => {
        const fits = "x".repeat(64 - "platform-dev-shop.".length);
        expect(workloadRoleName(contextOf(), "shop", fits)).to.equal(`platform-dev-shop.${fits}`);
        expect(workloadRoleName(contextOf(), "shop", `${fits}x`)).to.match(/^platform-dev-shop\.x+-[0-9a-f]{8}$/);
    });
});
