import type * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../config";
import type { PlatformContext } from "./conventions";
import { managedAddon } from "./managedAddon";
import { WorkloadIdentity } from "./workloadIdentity";

export interface ClusterAddonsArgs {
    readonly context: PlatformContext;
    readonly versions: ClusterConfig["addonVersions"];
    readonly clusterName: pulumi.Input<string>;
    /** Key that encrypts the volumes of pods. */
    readonly volumeKeyArn: pulumi.Input<string>;
}

export interface ClusterAddonsOptions extends pulumi.ComponentResourceOptions {
    /** Where the add-ons' pods run: the `NodeGroups`. */
    readonly dependsOn?: pulumi.Resource | pulumi.Resource[];
}

/**
 * The EKS add-ons that run on nodes: CoreDNS, the EBS CSI driver and metrics-server. EKS calls them active once their
 * pods run, so they come after the node groups. What else runs in the cluster, storage classes too, is Argo CD's.
 *
 * Cost: none besides the nodes' capacity; the volumes that the driver makes are billed by the GiB.
 */
export class ClusterAddons extends pulumi.ComponentResource {
    /** CoreDNS: what else runs in the cluster finds each other once it is there. */
    readonly coreDns: eks.Addon;

    constructor(name: string, args: ClusterAddonsArgs, opts?: ClusterAddonsOptions) {
        super("platform:cluster:ClusterAddons", name, args, opts);

        const nodes = [opts?.dependsOn ?? []].flat();
        this.coreDns = this.installCoreDns(name, args, nodes);
        this.installEbsCsiDriver(name, args, nodes);
        this.installMetricsServer(name, args, nodes);

        this.registerOutputs({});
    }

    private installCoreDns(
        name: string,
        { context, clusterName, versions }: ClusterAddonsArgs,
        nodes: pulumi.Resource[],
    ): eks.Addon {
        return managedAddon(
            `${name}-coredns`,
            { context, clusterName, addonName: "coredns", addonVersion: versions.coreDns },
            { parent: this, dependsOn: nodes },
        );
    }

    private installEbsCsiDriver(
        name: string,
        { context, clusterName, versions, volumeKeyArn }: ClusterAddonsArgs,
        nodes: pulumi.Resource[],
    ): void {
        const identity = new WorkloadIdentity(
            `${name}-ebs-csi-driver-identity`,
            {
                context,
                clusterName,
                namespace: "kube-system",
                serviceAccount: "ebs-csi-controller-sa",
                // Only what is tagged with this cluster's name, as the driver does from v1.58.0 on.
                managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy"],
                // Source: EC2 User Guide, "Requirements for Amazon EBS encryption".
                statements: [
                    {
                        Effect: "Allow",
                        Action: [
                            "kms:Decrypt",
                            "kms:DescribeKey",
                            "kms:GenerateDataKeyWithoutPlaintext",
                            "kms:ReEncrypt*",
                        ],
                        Resource: volumeKeyArn,
                    },
                    {
                        Effect: "Allow",
                        Action: "kms:CreateGrant",
                        Resource: volumeKeyArn,
                        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
                    },
                ],
            },
            { parent: this },
        );
        managedAddon(
            `${name}-ebs-csi-driver`,
            {
                context,
                clusterName,
                addonName: "aws-ebs-csi-driver",
                addonVersion: versions.ebsCsiDriver,
                // Volumes of pods are found by the tags of the platform, in costs and in backups.
                configurationValues: JSON.stringify({
                    controller: { extraVolumeTags: { ...context.tags, "managed-by": "aws-ebs-csi-driver" } },
                }),
            },
            { parent: this, dependsOn: [identity, ...nodes] },
        );
    }

    private installMetricsServer(
        name: string,
        { context, clusterName, versions }: ClusterAddonsArgs,
        nodes: pulumi.Resource[],
    ): void {
        managedAddon(
            `${name}-metrics-server`,
            { context, clusterName, addonName: "metrics-server", addonVersion: versions.metricsServer },
            { parent: this, dependsOn: nodes },
        );
    }
}
