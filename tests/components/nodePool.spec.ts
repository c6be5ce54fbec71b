import { expect } from "chai";
import type { z } from "zod";
import { NodePool } from "../../components/nodePool";
import { nodePool } from "../../config/schema/nodePools";
import { contextOf, only, register } from "../support/mocks";

type PoolInput = z.input<typeof nodePool>;

const volumeKeyArn = "arn:aws:kms:us-east-1:111122223333:key/nodes";
const roleArn = "arn:aws:iam::111122223333:role/platform-dev-node";

const build = (overrides: Partial<PoolInput> = {}) =>
    register(
        () =>
            new NodePool("system", {
                context: contextOf(),
                config: nodePool.parse({
                    capacityType: "ON_DEMAND",
                    instanceTypes: ["m7g.large"],
                    minSize: 2,
                    maxSize: 6,
                    ...overrides,
                }),
                pool: "system",
                clusterName: "platform-dev",
                clusterVersion: "1.34",
                subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
                securityGroupId: "sg-eks",
                volumeKeyArn,
                roleArn,
            }),
        ({ type }) => {
            switch (type) {
                case "aws:eks/nodeGroup:NodeGroup":
                    return { resources: [{ autoscalingGroups: [{ name: "eks-system-asg" }] }] };
                case "aws:ec2/launchTemplate:LaunchTemplate":
                    return { latestVersion: 7 };
                default:
                    return {};
            }
        },
    );

const template = async (overrides: Partial<PoolInput> = {}) =>
    only(await build(overrides), "aws:ec2/launchTemplate:LaunchTemplate").inputs;

const group = async (overrides: Partial<PoolInput> = {}) =>
    only(await build(overrides), "aws:eks/nodeGroup:NodeGroup").inputs;

describe("NodePool", () => {
    it("keeps pods from the instance metadata", async () => {
        expect((await template()).metadataOptions).to.deep.equal({
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
            instanceMetadataTags: "disabled",
        });
    });

    for (const [operatingSystem, volumes] of [
        [
            "BOTTLEROCKET",
            [
                ["/dev/xvda", 4],
                ["/dev/xvdb", 80],
            ],
        ],
        ["AL2023", [["/dev/xvda", 80]]],
    ] as const) {
        it(`encrypts every volume of ${operatingSystem} with the given key`, async () => {
            expect((await template({ operatingSystem, diskGiB: 80 })).blockDeviceMappings).to.deep.equal(
                volumes.map(([deviceName, volumeSize]) => ({
                    deviceName,
                    ebs: {
                        volumeType: "gp3",
                        volumeSize,
                        encrypted: "true",
                        kmsKeyId: volumeKeyArn,
                        deleteOnTermination: "true",
                    },
                })),
            );
        });
    }

    it("gives nodes no public address, and the cluster's security group alone", async () => {
        expect((await template()).networkInterfaces).to.deep.equal([
            {
                deviceIndex: 0,
                associatePublicIpAddress: "false",
                deleteOnTermination: "true",
                securityGroups: ["sg-eks"],
            },
        ]);
    });

    it("tags instances, volumes and interfaces", async () => {
        const tags = { ...contextOf().tags, Name: "platform-dev-system" };
        expect((await template()).tagSpecifications).to.deep.equal([
            { resourceType: "instance", tags },
            { resourceType: "volume", tags },
            { resourceType: "network-interface", tags },
        ]);
    });

    it("leaves image, instance type, user data, key pair and instance profile to EKS", async () => {
        expect(await template()).not.to.have.any.keys(
            "imageId",
            "instanceType",
            "userData",
            "keyName",
            "iamInstanceProfile",
            "vpcSecurityGroupIds",
        );
        expect(await group()).not.to.have.any.keys("remoteAccess", "diskSize");
    });

    it("runs the latest version of its launch template on the version of the cluster", async () => {
        expect(await group()).to.deep.include({
            clusterName: "platform-dev",
            version: "1.34",
            nodeRoleArn: roleArn,
            subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
            launchTemplate: { id: "system-launch-template-id", version: "7" },
            tags: { ...contextOf().tags, Name: "platform-dev-system" },
        });
    });

    for (const [operatingSystem, architecture, amiType] of [
        ["BOTTLEROCKET", "arm64", "BOTTLEROCKET_ARM_64"],
        ["BOTTLEROCKET", "x86_64", "BOTTLEROCKET_x86_64"],
        ["AL2023", "arm64", "AL2023_ARM_64_STANDARD"],
        ["AL2023", "x86_64", "AL2023_x86_64_STANDARD"],
    ] as const) {
        it(`takes ${amiType} for ${operatingSystem} on ${architecture}`, async () => {
            expect((await group({ operatingSystem, architecture })).amiType).to.equal(amiType);
        });
    }

    it("buys and updates nodes as configured", async () => {
        const instanceTypes = ["m7g.large", "m6g.large"];
        expect(await group({ capacityType: "SPOT", instanceTypes, maxUnavailablePercentage: 20 })).to.deep.include({
            capacityType: "SPOT",
            instanceTypes,
            updateConfig: { maxUnavailablePercentage: 20 },
        });
    });

    it("starts with desiredSize, or minSize, and then leaves the number of nodes to the autoscaler", async () => {
        expect((await group()).scalingConfig).to.deep.equal({ minSize: 2, maxSize: 6, desiredSize: 2 });
        expect((await group({ desiredSize: 3 })).scalingConfig.desiredSize).to.equal(3);
        expect(only(await build(), "aws:eks/nodeGroup:NodeGroup").ignoreChanges).to.deep.equal([
            "scalingConfig.desiredSize",
        ]);
    });

    it("labels nodes with their pool, whatever the configuration says, and taints them", async () => {
        const taints: PoolInput["taints"] = [{ key: "spot", value: "true", effect: "NO_SCHEDULE" }];
        expect(await group({ labels: { team: "shop", "platform/node-pool": "other" }, taints })).to.deep.include({
            labels: { team: "shop", "platform/node-pool": "system" },
            taints,
        });
    });

    it("has a name that lets a replacement come before the old node group goes", async () => {
        const inputs = await group();
        expect(inputs.nodeGroupNamePrefix).to.equal("system-");
        expect(inputs).not.to.have.property("nodeGroupName");
        const nodes = only(await build(), "aws:eks/nodeGroup:NodeGroup");
        expect(nodes.deleteBeforeReplace).to.equal(false);
    });

    it("tags the Auto Scaling group for the autoscaler, and not its instances", async () => {
        const registrations = await build({ taints: [{ key: "spot", value: "true", effect: "NO_SCHEDULE" }] });
        const tags = registrations.filter(({ type }) => type === "aws:autoscaling/tag:Tag");
        expect(Object.fromEntries(tags.map(({ inputs }) => [inputs.tag.key, inputs.tag.value]))).to.deep.equal({
            "k8s.io/cluster-autoscaler/enabled": "true",
            "k8s.io/cluster-autoscaler/platform-dev": "owned",
            "k8s.io/cluster-autoscaler/node-template/label/platform/node-pool": "system",
            "k8s.io/cluster-autoscaler/node-template/taint/spot": "true:NoSchedule",
        });
        for (const tag of tags) {
            expect(tag.parent).to.equal("platform:cluster:NodePool::system");
            expect(tag.inputs.autoscalingGroupName).to.equal("eks-system-asg");
            expect(tag.inputs.tag.propagateAtLaunch).to.equal(false);
        }
    });

    it("has no outputs", async () => {
        expect(only(await build(), "platform:cluster:NodePool").outputs).to.deep.equal({});
    });
});
