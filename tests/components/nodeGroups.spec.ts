import * as eks from "@pulumi/aws/eks";
import { expect } from "chai";
import type { z } from "zod";
import { NodeGroups } from "../../components/nodeGroups";
import { nodePools } from "../../config/schema/nodePools";
import { contextOf, only, register } from "../support/mocks";

type PoolInput = z.input<typeof nodePools>[string];

const volumeKeyArn = "arn:aws:kms:us-east-1:111122223333:key/nodes";

const system: PoolInput = { capacityType: "ON_DEMAND", instanceTypes: ["m7g.large"], minSize: 2, maxSize: 6 };

const build = (pools: Record<string, PoolInput> = { system }, pullThroughPrefixes?: string[]) =>
    register(
        () => {
            const agent = new eks.Addon("agent", { clusterName: "platform-dev", addonName: "eks-pod-identity-agent" });
            new NodeGroups(
                "node-groups",
                {
                    context: contextOf(),
                    pools: nodePools.parse(pools),
                    clusterName: "platform-dev",
                    clusterVersion: "1.34",
                    subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
                    securityGroupId: "sg-eks",
                    volumeKeyArn,
                    pullThroughPrefixes,
                },
                { dependsOn: agent },
            );
        },
        ({ type }) =>
            type === "aws:eks/nodeGroup:NodeGroup" ? { resources: [{ autoscalingGroups: [{ name: "eks-asg" }] }] } : {},
    );

describe("NodeGroups", () => {
    it("gives the nodes a role that joins the cluster and pulls images", async () => {
        const registrations = await build();
        const role = only(registrations, "aws:iam/role:Role");
        expect(role.parent).to.equal("platform:cluster:NodeGroups::node-groups");
        expect(role.inputs.name).to.equal("platform-dev-node");
        expect(JSON.parse(role.inputs.assumeRolePolicy as string).Statement).to.deep.equal([
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
        expect(
            registrations
                .filter(({ type }) => type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                .map(({ inputs }) => [inputs.role, inputs.policyArn]),
        ).to.deep.equal([
            ["platform-dev-node", "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"],
            ["platform-dev-node", "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"],
        ]);
    });

    it("lets the nodes create the repositories of the pull-through caches, and no others", async () => {
        const policy = only(await build({ system }, ["platform-dev/quay"]), "aws:iam/rolePolicy:RolePolicy");
        expect(policy.inputs).to.deep.include({ name: "pull-through-caches", role: "platform-dev-node" });
        expect(JSON.parse(policy.inputs.policy as string).Statement).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/platform-dev/quay/*"],
            },
        ]);
        const types = (await build()).map(({ type }) => type);
        expect(types).not.to.include("aws:iam/rolePolicy:RolePolicy");
    });

    it("makes one pool for each in the configuration, under itself", async () => {
        const registrations = await build({ system, batch: { ...system, capacityType: "SPOT" } });
        for (const [pool, capacityType] of [
            ["system", "ON_DEMAND"],
            ["batch", "SPOT"],
        ] as const) {
            const { parent } = only(registrations, "platform:cluster:NodePool", `node-groups-${pool}`);
            expect(parent).to.equal("platform:cluster:NodeGroups::node-groups");
            const nodes = only(registrations, "aws:eks/nodeGroup:NodeGroup", `node-groups-${pool}-node-group`);
            expect(nodes.inputs).to.deep.include({
                clusterName: "platform-dev",
                version: "1.34",
                subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
                nodeRoleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/node-groups-role",
                nodeGroupNamePrefix: `${pool}-`,
                capacityType,
            });
        }
    });

    it("starts nodes once their role has its permissions and the cluster is ready for them", async () => {
        const nodes = only(await build(), "aws:eks/nodeGroup:NodeGroup");
        expect(nodes.parent).to.equal("platform:cluster:NodePool::node-groups-system");
        expect(nodes.dependencies).to.include.members([
            "aws:eks/addon:Addon::agent",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment::node-groups-AmazonEKSWorkerNodeMinimalPolicy",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment::node-groups-AmazonEC2ContainerRegistryPullOnly",
        ]);
    });

    it("lets nothing but the nodes wait for the cluster", async () => {
        const registrations = await build();
        for (const type of [
            "platform:cluster:NodeGroups",
            "aws:iam/role:Role",
            "platform:cluster:NodePool",
            "aws:ec2/launchTemplate:LaunchTemplate",
        ]) {
            expect(only(registrations, type).dependencies, type).not.to.include("aws:eks/addon:Addon::agent");
        }
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:cluster:NodeGroups").outputs).to.deep.equal({
            roleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/node-groups-role",
        });
    });
});
