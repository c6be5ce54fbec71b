import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import type { NodePoolConfig } from "../config";
import { autoscalerTags, autoscalingGroupOf } from "./autoscalerTags";
import { namedTags, physicalName, type PlatformContext } from "./conventions";

export interface NodePoolArgs {
    readonly context: PlatformContext;
    readonly config: NodePoolConfig;
    /** Name of the pool, at most 20 characters. */
    readonly pool: string;
    readonly clusterName: string;
    readonly clusterVersion: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<string[]>;
    readonly securityGroupId: pulumi.Input<string>;
    readonly volumeKeyArn: pulumi.Input<string>;
    readonly roleArn: pulumi.Input<string>;
}

export interface NodePoolOptions extends pulumi.ComponentResourceOptions {
    /** What nodes need to become ready. */
    readonly dependsOn?: pulumi.Resource[];
}

/** The label with the name of the pool on its nodes. The node group's own name has a suffix that changes. */
const nodePoolLabel = "platform/node-pool";

const amiTypes = {
    BOTTLEROCKET: { arm64: "BOTTLEROCKET_ARM_64", x86_64: "BOTTLEROCKET_x86_64" },
    AL2023: { arm64: "AL2023_ARM_64_STANDARD", x86_64: "AL2023_x86_64_STANDARD" },
} as const;

/** Size of Bottlerocket's system volume, in GiB; it holds two images of the system and nothing else. */
const bottlerocketSystemGiB = 4;

/**
 * A managed node group with its launch template, and the tags by which the autoscaler finds it.
 *
 * A change of instance types, capacity type, architecture or operating system makes a new node group before the old one
 * goes, hence the name prefix. Any other change rolls through the nodes as `maxUnavailablePercentage` allows.
 *
 * Cost: the instances by the second, Spot up to 90 % below On-Demand; gp3 volumes by the GiB and month.
 */
export class NodePool extends pulumi.ComponentResource {
    constructor(name: string, args: NodePoolArgs, opts?: NodePoolOptions) {
        // The node group waits for what nodes need; the component, and with it the launch template, does not.
        super("platform:cluster:NodePool", name, args, { ...opts, dependsOn: undefined });

        const labels = { ...args.config.labels, [nodePoolLabel]: args.pool };
        const template = this.createLaunchTemplate(name, args);
        const group = this.createNodeGroup(name, args, labels, template, opts?.dependsOn);
        this.tagForAutoscaler(name, args, labels, group);

        this.registerOutputs({});
    }

    private createLaunchTemplate(
        name: string,
        { context, config, pool, securityGroupId, volumeKeyArn }: NodePoolArgs,
    ): ec2.LaunchTemplate {
        const instanceTags = namedTags(context, physicalName(context, pool));
        return new ec2.LaunchTemplate(
            `${name}-launch-template`,
            {
                name: physicalName(context, pool),
                updateDefaultVersion: true,
                // A pod that is not on the host's network is one hop further away, and so never sees the node's role.
                metadataOptions: {
                    httpEndpoint: "enabled",
                    httpTokens: "required",
                    httpPutResponseHopLimit: 1,
                    instanceMetadataTags: "disabled",
                },
                blockDeviceMappings: volumes(config).map(({ deviceName, volumeSize }) => ({
                    deviceName,
                    ebs: {
                        volumeType: "gp3",
                        volumeSize,
                        encrypted: "true",
                        kmsKeyId: volumeKeyArn,
                        deleteOnTermination: "true",
                    },
                })),
                // EKS adds no security group to an interface of ours, and EC2 would add the VPC's default one.
                networkInterfaces: [
                    {
                        deviceIndex: 0,
                        associatePublicIpAddress: "false",
                        deleteOnTermination: "true",
                        securityGroups: [securityGroupId],
                    },
                ],
                // Metrics come from the cluster's own monitoring; CloudWatch's one-minute ones cost 2.10 USD a node.
                monitoring: { enabled: false },
                tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
                    resourceType,
                    tags: instanceTags,
                })),
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private createNodeGroup(
        name: string,
        { context, config, pool, clusterName, clusterVersion, subnetIds, roleArn }: NodePoolArgs,
        labels: Record<string, string>,
        template: ec2.LaunchTemplate,
        dependsOn: pulumi.Resource[] = [],
    ): eks.NodeGroup {
        return new eks.NodeGroup(
            `${name}-node-group`,
            {
                clusterName,
                nodeGroupNamePrefix: `${pool}-`,
                nodeRoleArn: roleArn,
                subnetIds,
                version: clusterVersion,
                capacityType: config.capacityType,
                amiType: amiTypes[config.operatingSystem][config.architecture],
                instanceTypes: config.instanceTypes,
                launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
                scalingConfig: {
                    minSize: config.minSize,
                    maxSize: config.maxSize,
                    desiredSize: config.desiredSize ?? config.minSize,
                },
                updateConfig: { maxUnavailablePercentage: config.maxUnavailablePercentage },
                labels,
                taints: config.taints,
                tags: namedTags(context, physicalName(context, pool)),
            },
            {
                parent: this,
                dependsOn,
                // The autoscaler decides how many nodes there are.
                ignoreChanges: ["scalingConfig.desiredSize"],
            },
        );
    }

    /** EKS does not pass the tags of a node group on to its Auto Scaling group, where the autoscaler looks for them. */
    private tagForAutoscaler(
        name: string,
        { clusterName, config }: NodePoolArgs,
        labels: Record<string, string>,
        group: eks.NodeGroup,
    ): void {
        const autoscalingGroupName = group.resources.apply(autoscalingGroupOf);
        for (const [key, value] of Object.entries(autoscalerTags({ clusterName, labels, taints: config.taints }))) {
            new autoscaling.Tag(
                `${name}-${key}`,
                { autoscalingGroupName, tag: { key, value, propagateAtLaunch: false } },
                { parent: this },
            );
        }
    }
}

/** Bottlerocket keeps the system on one volume and images, logs and pods' data on another; AL2023 has one for all. */
function volumes({ operatingSystem, diskGiB }: NodePoolConfig): { deviceName: string; volumeSize: number }[] {
    return operatingSystem === "BOTTLEROCKET"
        ? [
              { deviceName: "/dev/xvda", volumeSize: bottlerocketSystemGiB },
              { deviceName: "/dev/xvdb", volumeSize: diskGiB },
          ]
        : [{ deviceName: "/dev/xvda", volumeSize: diskGiB }];
}
