import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import type { ClusterArgs, types } from "@pulumi/eks";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { ConstructResult } from "@pulumi/pulumi/provider";
import { kubeconfigOf } from "./kubeconfig";
import { refuseOtherOptions, refuseOtherValues, refuseOutputs } from "./options";
import { ServiceRole } from "./serviceRole";
import { sortedJson, validateVpcCniOptions, VpcCniAddon } from "./vpcCniAddon";

const component = "eks:index:Cluster";

type Tags = Record<string, pulumi.Input<string>>;
type AddonOptions = types.input.KubeProxyAddonOptionsArgs;

/** The two security groups of which the component makes one for the control plane and one for the nodes. */
interface SecurityGroups {
    readonly cluster: ec2.SecurityGroup;
    readonly node: ec2.SecurityGroup;
    /** Admits pods to the API server. */
    readonly clusterIngressRule: ec2.SecurityGroupRule;
}

/**
 * The model of `eks.Cluster` 4.3 without default node group, in authentication mode API: the children that the real
 * component registers, with their names, parents and inputs. Proven against recordings of the real one.
 *
 * The real component reads `AWS_PROFILE` and `aws:profile` for its kubeconfig; the model does not.
 */
class Cluster extends pulumi.ComponentResource {
    private readonly subnetIds: pulumi.Output<string[]>;
    private readonly role: ServiceRole;
    private readonly encryptionConfig: pulumi.Output<object> | undefined;
    private readonly clusterSecurityGroup: ec2.SecurityGroup | undefined;
    private readonly cluster: eks.Cluster;
    private readonly kubeconfig: pulumi.Output<object>;
    private readonly kubernetes: Provider;
    private readonly vpcCni: VpcCniAddon | undefined;
    private readonly securityGroups: SecurityGroups | undefined;
    /** The outputs that the program sees, which are those that the component registers. */
    readonly state: pulumi.Inputs;

    constructor(
        private readonly resourceName: string,
        private readonly args: ClusterArgs,
        options: pulumi.ComponentResourceOptions,
    ) {
        // The real component registers no inputs of its own.
        super(component, resourceName, {}, options);

        this.subnetIds = this.collectSubnetIds();
        this.role = this.createRole();
        this.clusterSecurityGroup = this.createClusterSecurityGroup();
        this.encryptionConfig = this.encryption();
        this.cluster = this.createCluster();
        this.createAddon("kube-proxy", args.kubeProxyAddonOptions ?? {}, args.kubeProxyAddonOptions?.enabled ?? true);
        this.kubeconfig = kubeconfigOf(this.cluster);
        this.kubernetes = this.createKubernetesProvider();
        const accessEntries = this.createAccessEntries();
        this.vpcCni = this.createVpcCni(accessEntries);
        this.createAddon("coredns", args.corednsAddonOptions ?? {}, coreDnsWanted(args));
        this.securityGroups = this.createNodeSecurityGroup();

        this.state = this.outputs();
        this.registerOutputs(this.state);
    }

    private collectSubnetIds(): pulumi.Output<string[]> {
        const { subnetIds, publicSubnetIds = [], privateSubnetIds = [] } = this.args;
        return subnetIds === undefined
            ? pulumi.all([publicSubnetIds, privateSubnetIds]).apply((sets) => sets.flat())
            : pulumi.output(subnetIds);
    }

    private createRole(): ServiceRole {
        return new ServiceRole(
            `${this.resourceName}-eksRole`,
            {
                service: "eks.amazonaws.com",
                description: "Allows EKS to manage clusters on your behalf.",
                assumeRoleActions: ["sts:AssumeRole", "sts:TagSession"],
                managedPolicies: ["AmazonEKSClusterPolicy"],
                tags: this.args.tags,
            },
            { parent: this },
        );
    }

    private createClusterSecurityGroup(): ec2.SecurityGroup | undefined {
        if (this.args.skipDefaultSecurityGroups === true) {
            return undefined;
        }
        const group = this.createSecurityGroup("eksClusterSecurityGroup", this.args.clusterSecurityGroupTags);
        this.createRule("eksClusterInternetEgressRule", { ...toInternet, securityGroupId: group.id });
        return group;
    }

    private createSecurityGroup(name: string, ...tags: pulumi.Input<Tags | undefined>[]): ec2.SecurityGroup {
        return new ec2.SecurityGroup(
            `${this.resourceName}-${name}`,
            { vpcId: this.args.vpcId, revokeRulesOnDelete: true, tags: this.namedTags(name, ...tags) },
            { parent: this },
        );
    }

    private createRule(name: string, args: ec2.SecurityGroupRuleArgs): ec2.SecurityGroupRule {
        return new ec2.SecurityGroupRule(`${this.resourceName}-${name}`, args, { parent: this });
    }

    private encryption(): pulumi.Output<object> | undefined {
        const { encryptionConfigKeyArn } = this.args;
        return encryptionConfigKeyArn === undefined
            ? undefined
            : pulumi
                  .output(encryptionConfigKeyArn)
                  .apply((keyArn) => ({ provider: { keyArn }, resources: ["secrets"] }));
    }

    private createCluster(): eks.Cluster {
        const { args } = this;
        return new eks.Cluster(
            `${this.resourceName}-eksCluster`,
            {
                name: args.name,
                version: args.version,
                roleArn: this.role.role.arn,
                accessConfig: {
                    authenticationMode: args.authenticationMode,
                    // The real component says so and offers no argument for it.
                    bootstrapClusterCreatorAdminPermissions: true,
                },
                bootstrapSelfManagedAddons: args.bootstrapSelfManagedAddons ?? true,
                deletionProtection: args.deletionProtection,
                enabledClusterLogTypes: args.enabledClusterLogTypes,
                encryptionConfig: this.encryptionConfig as eks.ClusterArgs["encryptionConfig"],
                upgradePolicy: args.upgradePolicy,
                vpcConfig: {
                    subnetIds: this.subnetIds,
                    securityGroupIds: this.clusterSecurityGroup ? [this.clusterSecurityGroup.id] : undefined,
                    endpointPrivateAccess: args.endpointPrivateAccess,
                    endpointPublicAccess: args.endpointPublicAccess,
                    publicAccessCidrs: args.publicAccessCidrs,
                },
                tags: this.namedTags("eksCluster", args.clusterTags),
            },
            {
                parent: this,
                ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
                dependsOn: [this.role.resolvedRole],
            },
        );
    }

    private createAddon(name: string, options: AddonOptions, wanted: boolean): void {
        if (!wanted) {
            return;
        }
        new eks.Addon(
            `${this.resourceName}-${name}`,
            {
                clusterName: this.cluster.name,
                addonName: name,
                addonVersion: options.version,
                configurationValues: options.configurationValues && sortedJson(options.configurationValues),
                preserve: true,
                resolveConflictsOnCreate: options.resolveConflictsOnCreate ?? "OVERWRITE",
                resolveConflictsOnUpdate: options.resolveConflictsOnUpdate ?? "OVERWRITE",
                tags: this.args.tags,
            },
            { parent: this },
        );
    }

    private createKubernetesProvider(): Provider {
        return new Provider(
            `${this.resourceName}-eks-k8s`,
            { kubeconfig: this.kubeconfig.apply((kubeconfig) => JSON.stringify(kubeconfig)) },
            { parent: this },
        );
    }

    private createAccessEntries(): eks.AccessEntry[] {
        return Object.entries(this.args.accessEntries ?? {}).map(([key, entry]) => {
            const { accessPolicies = {}, username, ...rest } = entry;
            const name = `${this.resourceName}-${key}`;
            const resource = new eks.AccessEntry(
                name,
                { ...rest, clusterName: this.cluster.name, userName: username },
                { parent: this, dependsOn: [this.cluster] },
            );
            for (const [policyKey, policy] of Object.entries(accessPolicies)) {
                const { policyArn, accessScope } = pulumi.output(policy);
                new eks.AccessPolicyAssociation(
                    `${name}-${policyKey}`,
                    { clusterName: this.cluster.name, principalArn: entry.principalArn, policyArn, accessScope },
                    { parent: resource, dependsOn: [resource] },
                );
            }
            return resource;
        });
    }

    private createVpcCni(dependsOn: pulumi.Resource[]): VpcCniAddon | undefined {
        return this.args.useDefaultVpcCni === true
            ? undefined
            : new VpcCniAddon(
                  `${this.resourceName}-vpc-cni`,
                  { clusterName: this.cluster.name, options: this.args.vpcCniOptions ?? {}, tags: this.args.tags },
                  { parent: this, dependsOn },
              );
    }

    private createNodeSecurityGroup(): SecurityGroups | undefined {
        const cluster = this.clusterSecurityGroup;
        if (!cluster) {
            return undefined;
        }
        const owner = this.cluster.name.apply((name) => ({ [`kubernetes.io/cluster/${name}`]: "owned" }));
        const node = this.createSecurityGroup("nodeSecurityGroup", owner, this.args.nodeSecurityGroupTags);
        const ofNodes = { type: "ingress", securityGroupId: node.id } as const;
        this.createRule("eksNodeIngressRule", {
            ...ofNodes,
            ...everything,
            self: true,
            description: "Allow nodes to communicate with each other",
        });
        this.createRule("eksNodeClusterIngressRule", {
            ...ofNodes,
            ...tcp(1025, 65535),
            sourceSecurityGroupId: cluster.id,
            description: "Allow worker Kubelets and pods to receive communication from the cluster control plane",
        });
        this.createRule("eksExtApiServerClusterIngressRule", {
            ...ofNodes,
            ...tcp(443, 443),
            sourceSecurityGroupId: cluster.id,
            description:
                "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
        });
        this.createRule("eksNodeInternetEgressRule", { ...toInternet, securityGroupId: node.id });
        const clusterIngressRule = this.createRule("eksClusterIngressRule", {
            type: "ingress",
            ...tcp(443, 443),
            securityGroupId: cluster.id,
            sourceSecurityGroupId: node.id,
            description: "Allow pods to communicate with the cluster API Server",
        });
        return { cluster, node, clusterIngressRule };
    }

    private outputs(): pulumi.Inputs {
        const { cluster, securityGroups } = this;
        const ownGroupId = cluster.vpcConfig.clusterSecurityGroupId;
        const oidcUrl = cluster.identities.apply((identities) => identities[0]?.oidcs[0]?.issuer ?? "");
        return {
            autoModeNodeRoleName: "",
            clusterIngressRuleId: securityGroups?.clusterIngressRule.securityGroupRuleId ?? "",
            clusterSecurityGroup: securityGroups?.cluster,
            clusterSecurityGroupId: securityGroups?.cluster.id ?? ownGroupId,
            core: this.core(),
            defaultNodeGroupAsgName: "",
            eksCluster: cluster,
            eksClusterIngressRule: securityGroups?.clusterIngressRule,
            fargateProfileId: "",
            fargateProfileStatus: "",
            instanceRoles: [],
            kubeconfig: this.kubeconfig,
            kubeconfigJson: pulumi.jsonStringify(this.kubeconfig),
            nodeSecurityGroup: securityGroups?.node,
            nodeSecurityGroupId: securityGroups?.node.id ?? ownGroupId,
            oidcIssuer: oidcUrl.apply((url) => url.replace("https://", "")),
            oidcProviderArn: "",
            oidcProviderUrl: oidcUrl,
        };
    }

    /** What the real component hands to its node groups. */
    private core(): pulumi.Inputs {
        const { args, cluster, securityGroups } = this;
        return {
            accessEntries: Object.values(args.accessEntries ?? {}),
            autoModeNodeRoleName: "",
            cluster,
            clusterIamRole: this.role.role,
            clusterSecurityGroup: securityGroups?.cluster,
            encryptionConfig: this.encryptionConfig,
            endpoint: cluster.endpoint,
            instanceRoles: [],
            kubeconfig: this.kubeconfig,
            nodeGroupOptions: {
                version: args.version,
                nodeSecurityGroup: securityGroups?.node,
                clusterIngressRule: securityGroups?.clusterIngressRule,
            },
            nodeSecurityGroupTags: args.nodeSecurityGroupTags,
            privateSubnetIds: args.privateSubnetIds,
            provider: this.kubernetes,
            publicSubnetIds: args.publicSubnetIds,
            storageClasses: {},
            subnetIds: this.subnetIds,
            tags: args.tags,
            vpcCni: this.vpcCni,
            vpcId: args.vpcId,
        };
    }

    /** `Name` after the child, then the child's own tags, then the cluster's over them. */
    private namedTags(name: string, ...own: pulumi.Input<Tags | undefined>[]): pulumi.Output<Tags> {
        const sets = [{ Name: `${this.resourceName}-${name}` }, ...own, this.args.tags];
        return pulumi.all(sets).apply((resolved) => Object.assign({}, ...resolved) as Tags);
    }
}

const everything = { protocol: "-1", fromPort: 0, toPort: 0 };
const tcp = (fromPort: number, toPort: number) => ({ protocol: "tcp", fromPort, toPort });
const toInternet = {
    type: "egress" as const,
    ...everything,
    cidrBlocks: ["0.0.0.0/0"],
    description: "Allow internet access.",
};

/** Without a default node group to run on, CoreDNS is installed only when it is asked for. */
const coreDnsWanted = ({ corednsAddonOptions: options }: ClusterArgs): boolean =>
    options?.enabled === true || options?.configurationValues !== undefined;

/**
 * Constructs an `eks.Cluster`.
 * @throws Error that names an option, or a value of one, that the model does not cover, or that the component refuses.
 */
export function constructCluster(
    name: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
): Promise<ConstructResult> {
    const cluster = new Cluster(name, validated(inputs), options);
    return Promise.resolve({ urn: cluster.urn, state: cluster.state });
}

/** Options that decide which resources there are. */
const plainOptions = [
    "accessEntries",
    "authenticationMode",
    "corednsAddonOptions",
    "createInstanceRole",
    "createOidcProvider",
    "kubeProxyAddonOptions",
    "skipDefaultNodeGroup",
    "skipDefaultSecurityGroups",
    "useDefaultVpcCni",
    "vpcCniOptions",
];

const modelledOptions = [
    ...plainOptions,
    "bootstrapSelfManagedAddons",
    "clusterSecurityGroupTags",
    "clusterTags",
    "deletionProtection",
    "enabledClusterLogTypes",
    "encryptionConfigKeyArn",
    "endpointPrivateAccess",
    "endpointPublicAccess",
    "name",
    "nodeSecurityGroupTags",
    "privateSubnetIds",
    "publicAccessCidrs",
    "publicSubnetIds",
    "subnetIds",
    "tags",
    "upgradePolicy",
    "version",
    "vpcId",
];

function validated(inputs: pulumi.Inputs): ClusterArgs {
    refuseOtherOptions(component, inputs, modelledOptions);
    refuseOutputs(component, inputs, plainOptions);
    const args = inputs as ClusterArgs;
    refuseOtherValues(component, "authenticationMode", args.authenticationMode, ["API"]);
    refuseOtherValues(component, "skipDefaultNodeGroup", args.skipDefaultNodeGroup, [true]);
    refuseOtherValues(component, "createOidcProvider", args.createOidcProvider, [false, undefined]);
    refuseOtherValues(component, "createInstanceRole", args.createInstanceRole, [false, undefined]);
    if (args.vpcId === undefined) {
        throw new Error(`${component} needs vpcId, so that it does not look up the default VPC; give it a value`);
    }
    if (args.subnetIds !== undefined && (args.publicSubnetIds ?? args.privateSubnetIds) !== undefined) {
        throw new Error(`subnetIds of ${component} excludes publicSubnetIds and privateSubnetIds; choose one way`);
    }
    if (args.publicAccessCidrs !== undefined && args.endpointPublicAccess === false) {
        throw new Error(`publicAccessCidrs of ${component} needs a public endpoint; set endpointPublicAccess to true`);
    }
    validateAddon("kubeProxyAddonOptions", args.kubeProxyAddonOptions, args.kubeProxyAddonOptions?.enabled ?? true);
    validateAddon("corednsAddonOptions", args.corednsAddonOptions, coreDnsWanted(args));
    if (args.useDefaultVpcCni !== true) {
        validateVpcCniOptions(component, args.vpcCniOptions ?? {});
    }
    return args;
}

function validateAddon(option: string, options: AddonOptions | undefined, wanted: boolean): void {
    if (wanted && options?.version === undefined) {
        throw new Error(`${component} needs ${option}.version, so that it does not look up the newest; pin it`);
    }
}
