import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { NodePoolsConfig } from "../config";
import { physicalName, type PlatformContext } from "./conventions";
import { policyDocument } from "./iamPolicy";
import { NodePool } from "./nodePool";

export interface NodeGroupsArgs {
    readonly context: PlatformContext;
    readonly pools: NodePoolsConfig;
    readonly clusterName: string;
    /** Kubernetes minor version of the nodes: the cluster's own output, so that nodes come and are upgraded after it. */
    readonly clusterVersion: pulumi.Input<string>;
    /** Private subnets. */
    readonly subnetIds: pulumi.Input<string[]>;
    /** Security group of the nodes: the one that EKS makes for the cluster. */
    readonly securityGroupId: pulumi.Input<string>;
    /** Key that encrypts the nodes' volumes. */
    readonly volumeKeyArn: pulumi.Input<string>;
    /** Prefixes of the registry's pull-through caches. Default: none. */
    readonly pullThroughPrefixes?: readonly string[];
}

export interface NodeGroupsOptions extends pulumi.ComponentResourceOptions {
    /** What nodes need to become ready: the `Cluster`, with its network add-ons. */
    readonly dependsOn?: pulumi.Resource | pulumi.Resource[];
}

/**
 * The nodes: one managed node group per pool, and the role that all nodes have. With it they join the cluster and pull
 * images; what pods may do comes through Pod Identity.
 *
 * There is no SSH key and no Session Manager: nodes are replaced, not repaired, and `kubectl debug node` shows the rest.
 *
 * Cost: none besides the pools'.
 */
export class NodeGroups extends pulumi.ComponentResource {
    /** ARN of the nodes' role. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: NodeGroupsArgs, opts?: NodeGroupsOptions) {
        // The node groups wait for what nodes need; the component, and with it the role, does not.
        super("platform:cluster:NodeGroups", name, args, { ...opts, dependsOn: undefined });

        const role = this.createRole(name, args);
        const permissions = this.grantPermissions(name, args, role);
        this.createPools(name, args, role, [...permissions, ...[opts?.dependsOn ?? []].flat()]);

        this.roleArn = role.arn;
        this.registerOutputs({ roleArn: this.roleArn });
    }

    private createRole(name: string, { context }: NodeGroupsArgs): iam.Role {
        return new iam.Role(
            `${name}-role`,
            {
                name: physicalName(context, "node"),
                description: "Joins the cluster and pulls images",
                // No condition on the account: EC2 gives an instance only roles of its own account.
                assumeRolePolicy: policyDocument([
                    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
                ]),
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private grantPermissions(name: string, args: NodeGroupsArgs, role: iam.Role): pulumi.Resource[] {
        const attachments = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"].map(
            (policy) =>
                new iam.RolePolicyAttachment(
                    `${name}-${policy}`,
                    { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` },
                    { parent: this },
                ),
        );
        return [...attachments, ...this.grantPullThrough(name, args, role)];
    }

    /** The first pull of an image through a cache creates its repository, in the name of who pulls. */
    private grantPullThrough(
        name: string,
        { context, pullThroughPrefixes = [] }: NodeGroupsArgs,
        role: iam.Role,
    ): iam.RolePolicy[] {
        if (pullThroughPrefixes.length === 0) {
            return [];
        }
        const policy = policyDocument([
            {
                Effect: "Allow",
                Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                Resource: pullThroughPrefixes.map(
                    (prefix) => `arn:aws:ecr:${context.region}:${context.account}:repository/${prefix}/*`,
                ),
            },
        ]);
        return [
            new iam.RolePolicy(
                `${name}-pull-through`,
                { name: "pull-through-caches", role: role.name, policy },
                { parent: this },
            ),
        ];
    }

    private createPools(
        name: string,
        { pools, ...args }: NodeGroupsArgs,
        role: iam.Role,
        dependsOn: pulumi.Resource[],
    ): void {
        for (const [pool, config] of Object.entries(pools)) {
            new NodePool(`${name}-${pool}`, { ...args, pool, config, roleArn: role.arn }, { parent: this, dependsOn });
        }
    }
}
