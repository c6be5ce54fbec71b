import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as aws from "@pulumi/aws/eks";
import * as eks from "@pulumi/eks/cluster";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../config";
import { clusterHardening } from "./clusterHardening";
import { namedTags, type PlatformContext } from "./conventions";
import { managedAddon, resolveConflicts } from "./managedAddon";
import { WorkloadIdentity } from "./workloadIdentity";

export interface ClusterArgs {
    readonly context: PlatformContext;
    readonly config: ClusterConfig;
    readonly clusterName: string;
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: pulumi.Input<string[]>;
    /** Key that encrypts Kubernetes Secrets. */
    readonly secretsKeyArn: pulumi.Input<string>;
    /** Key that encrypts the control plane's logs. */
    readonly logsKeyArn: pulumi.Input<string>;
    /**
     * IAM roles that install Argo CD, by a name of one's own. They become cluster-admin: the chart creates ClusterRoles
     * with every right, and Kubernetes lets nobody grant what they lack. Default: none, for who only exports manifests.
     */
    readonly deployRoleArns?: Readonly<Record<string, pulumi.Input<string>>>;
}

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/**
 * The EKS control plane, who may use its API, and the add-ons without which a node does not become ready: kube-proxy,
 * the VPC CNI and the Pod Identity agent that gives the CNI its role. All three run once per node, so EKS calls them
 * active while there is none.
 *
 * Node groups come with this component in their `dependsOn`. CoreDNS is not in here: its pods need a node, and
 * `eks.Cluster` does not return before its add-ons are active, so neither would ever come.
 *
 * The creator gets no access: whoever runs `pulumi up` needs a role among the admins or deploy roles.
 *
 * Cost: 0.10 USD an hour, 0.60 in extended support; logs by the GiB ingested.
 */
export class Cluster extends pulumi.ComponentResource {
    readonly clusterName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    readonly endpoint: pulumi.Output<string>;
    /** Certificate of the API server's authority, base64. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** The security group that EKS makes for control plane and nodes. */
    readonly securityGroupId: pulumi.Output<string>;
    /** Kubernetes minor version. */
    readonly version: pulumi.Output<string>;

    constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:cluster:Cluster", name, args, opts);

        const logGroup = this.createLogGroup(name, args);
        const cluster = this.createControlPlane(name, args, logGroup);
        this.clusterName = cluster.eksCluster.name;
        this.grantAccess(name, args);
        this.installPodIdentityAgent(name, args);
        this.giveCniItsRole(name, args);

        this.arn = cluster.eksCluster.arn;
        this.endpoint = cluster.eksCluster.endpoint;
        this.certificateAuthority = cluster.eksCluster.certificateAuthority.data;
        this.securityGroupId = cluster.clusterSecurityGroupId;
        this.version = cluster.eksCluster.version;
        this.registerOutputs({
            clusterName: this.clusterName,
            arn: this.arn,
            endpoint: this.endpoint,
            certificateAuthority: this.certificateAuthority,
            securityGroupId: this.securityGroupId,
            version: this.version,
        });
    }

    private createLogGroup(name: string, { context, config, clusterName, logsKeyArn }: ClusterArgs): pulumi.Resource {
        return new cloudwatch.LogGroup(
            `${name}-logs`,
            {
                name: `/aws/eks/${clusterName}/cluster`,
                retentionInDays: config.logRetentionDays,
                kmsKeyId: logsKeyArn,
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private createControlPlane(name: string, args: ClusterArgs, logGroup: pulumi.Resource): eks.Cluster {
        const { context, config, clusterName } = args;
        const isPublic = config.publicAccessCidrs.length > 0;
        return new eks.Cluster(
            `${name}-eks`,
            {
                name: clusterName,
                version: config.version,
                upgradePolicy: { supportType: config.supportType },
                deletionProtection: config.deletionProtection,
                vpcId: args.vpcId,
                privateSubnetIds: args.privateSubnetIds,
                endpointPrivateAccess: true,
                endpointPublicAccess: isPublic,
                ...(isPublic ? { publicAccessCidrs: config.publicAccessCidrs } : {}),
                authenticationMode: "API",
                createOidcProvider: false,
                encryptionConfigKeyArn: args.secretsKeyArn,
                enabledClusterLogTypes: logTypes,
                skipDefaultNodeGroup: true,
                // Nodes use the security group that EKS makes; the two of this component would stand open and unused.
                skipDefaultSecurityGroups: true,
                // The add-ons below take the place of what EKS would install unpinned.
                bootstrapSelfManagedAddons: false,
                kubeProxyAddonOptions: { version: config.addonVersions.kubeProxy, ...resolveConflicts },
                vpcCniOptions: {
                    addonVersion: config.addonVersions.vpcCni,
                    enableNetworkPolicy: true,
                    enablePrefixDelegation: true,
                    warmPrefixTarget: 1,
                    ...resolveConflicts,
                },
                corednsAddonOptions: { enabled: false },
                tags: namedTags(context, clusterName),
            },
            {
                parent: this,
                // Without it EKS makes the log group itself: with no key, and kept for ever.
                dependsOn: logGroup,
                transforms: [clusterHardening(context, config, clusterName)],
            },
        );
    }

    private grantAccess(name: string, { context, config, deployRoleArns = {} }: ClusterArgs): void {
        const entries: readonly Access[] = [
            ...config.access.admins.map((arn) => accessOfRole(arn, "AmazonEKSClusterAdminPolicy", "admin")),
            ...config.access.viewers.map((arn) => accessOfRole(arn, "AmazonEKSViewPolicy", "viewer")),
            ...Object.entries(deployRoleArns).map(([key, principalArn]) => ({
                key: `deploy-${key}`,
                principalArn,
                policy: "AmazonEKSClusterAdminPolicy",
            })),
        ];
        refuseSecondEntry(entries);
        for (const { key, principalArn, policy, formerKey } of entries) {
            const former = (suffix: string) =>
                formerKey === undefined ? {} : { aliases: [{ name: `${name}-${formerKey}${suffix}` }] };
            const entry = new aws.AccessEntry(
                `${name}-${key}`,
                { clusterName: this.clusterName, principalArn, type: "STANDARD", tags: context.tags },
                { parent: this, ...former("") },
            );
            new aws.AccessPolicyAssociation(
                `${name}-${key}-policy`,
                {
                    clusterName: this.clusterName,
                    principalArn,
                    policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
                    accessScope: { type: "cluster" },
                },
                {
                    parent: this,
                    dependsOn: entry,
                    // With another scope it is the same association to EKS, and would go with its predecessor.
                    deleteBeforeReplace: true,
                    ...former("-policy"),
                },
            );
        }
    }

    private installPodIdentityAgent(name: string, { context, config }: ClusterArgs): void {
        managedAddon(
            `${name}-pod-identity-agent`,
            {
                context,
                clusterName: this.clusterName,
                addonName: "eks-pod-identity-agent",
                addonVersion: config.addonVersions.podIdentityAgent,
            },
            { parent: this },
        );
    }

    /** The CNI's rights on network interfaces go to its own pods, not to the node and so to every pod. */
    private giveCniItsRole(name: string, { context }: ClusterArgs): void {
        new WorkloadIdentity(
            `${name}-vpc-cni`,
            {
                context,
                clusterName: this.clusterName,
                namespace: "kube-system",
                serviceAccount: "aws-node",
                statements: [],
                managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"],
            },
            { parent: this },
        );
    }
}

interface Access {
    readonly key: string;
    readonly principalArn: pulumi.Input<string>;
    readonly policy: string;
    /** What the key was in states written by earlier versions. */
    readonly formerKey?: string;
}

/** Named for the role alone: a viewer who becomes an admin keeps the entry, of which EKS takes only one. */
function accessOfRole(arn: string, policy: string, formerKind: string): Access {
    const role = arn.slice(arn.lastIndexOf("/") + 1);
    return { key: `access-${role}`, principalArn: arn, policy, formerKey: `${formerKind}-${role}` };
}

/** EKS has one access entry per principal, so the second would fail, and only while it is being created. */
function refuseSecondEntry(entries: readonly Access[]): void {
    const arns = entries.map(({ principalArn }) => principalArn).filter((arn) => typeof arn === "string");
    const repeated = arns.find((arn, index) => arns.indexOf(arn) !== index);
    if (repeated !== undefined) {
        throw new Error(
            `platform:cluster.access gives ${repeated} more than one access entry, and EKS has one per role: ` +
                "list it once, under admins or under viewers",
        );
    }
}
