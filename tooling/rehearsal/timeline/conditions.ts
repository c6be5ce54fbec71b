import type { PreviewedResource } from "../../engine/preview";

/**
 * What AWS, Kubernetes or Argo CD ask for that no input says: nothing of the one is passed to the other, and yet the
 * other fails without it.
 */
interface Condition {
    readonly reason: string;
    readonly applies: (resource: PreviewedResource) => boolean;
    readonly needs: (resource: PreviewedResource, all: readonly PreviewedResource[]) => readonly PreviewedResource[];
}

const isOf =
    (...types: readonly string[]) =>
    ({ type }: PreviewedResource) =>
        types.includes(type);

const isAddon =
    (...names: readonly string[]) =>
    ({ type, inputs }: PreviewedResource) =>
        type === "aws:eks/addon:Addon" && names.includes(String(inputs.addonName));

const isKubernetes = ({ type }: PreviewedResource) => type.startsWith("kubernetes:");
const isNamespace = isOf("kubernetes:core/v1:Namespace");
const isNodeGroup = isOf("aws:eks/nodeGroup:NodeGroup");
const isRelease = isOf("kubernetes:helm.sh/v3:Release");
const isNatGateway = isOf("aws:ec2/natGateway:NatGateway");

/** The input by which a service is given the role that it assumes. */
const roleInputs: Readonly<Record<string, string>> = {
    "aws:backup/selection:Selection": "iamRoleArn",
    "aws:ec2/flowLog:FlowLog": "iamRoleArn",
    "aws:eks/cluster:Cluster": "roleArn",
    "aws:eks/nodeGroup:NodeGroup": "nodeRoleArn",
    "aws:rds/instance:Instance": "monitoringRoleArn",
};

const isPermission = isOf("aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment");

const conditions: readonly Condition[] = [
    {
        reason: "a service is refused, or fails later, while the role that it assumes has no permissions",
        applies: ({ type }) => type in roleInputs,
        needs: ({ type, propertyDependencies }, all) => {
            const roles = propertyDependencies[roleInputs[type] ?? ""] ?? [];
            return all.filter(
                (other) =>
                    isPermission(other) && other.propertyDependencies.role?.some((urn) => roles.includes(urn)) === true,
            );
        },
    },
    {
        reason: "EC2 attaches a NAT gateway only in a VPC with an internet gateway",
        applies: isNatGateway,
        needs: (_, all) => all.filter(isOf("aws:ec2/internetGateway:InternetGateway")),
    },
    {
        reason:
            "nodes join over their subnets' way to the EKS and ECR APIs: routes through a NAT gateway, or endpoints " +
            "where there is none (EKS User Guide, private cluster requirements)",
        applies: isNodeGroup,
        needs: (_, all) =>
            all.filter(
                all.some(isNatGateway)
                    ? isOf("aws:ec2/route:Route", "aws:ec2/routeTableAssociation:RouteTableAssociation")
                    : isOf("aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/routeTableAssociation:RouteTableAssociation"),
            ),
    },
    {
        reason:
            "nodes become ready with a network only, else the node group fails with NodeCreationFailure: kube-proxy, the " +
            "VPC CNI, and the agent and association that give the CNI its role",
        applies: isNodeGroup,
        needs: (_, all) =>
            all.filter(
                (other) =>
                    isAddon("vpc-cni", "kube-proxy", "eks-pod-identity-agent")(other) ||
                    (other.type === "aws:eks/podIdentityAssociation:PodIdentityAssociation" &&
                        other.inputs.serviceAccount === "aws-node"),
            ),
    },
    {
        reason: "EKS calls an add-on active once its pods run, and these pods run on nodes (any pool will do)",
        applies: isAddon("coredns", "aws-ebs-csi-driver", "metrics-server"),
        needs: (_, all) => all.filter(isNodeGroup),
    },
    {
        reason: "EKS associates a policy only with a principal that has an access entry",
        applies: isOf("aws:eks/accessPolicyAssociation:AccessPolicyAssociation"),
        needs: ({ inputs }, all) =>
            all.filter(
                (other) =>
                    other.type === "aws:eks/accessEntry:AccessEntry" &&
                    other.inputs.principalArn === inputs.principalArn,
            ),
    },
    {
        reason: "the API server answers only who has an access entry with a policy; the cluster's creator has none",
        applies: isKubernetes,
        needs: (_, all) => all.filter(isOf("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")),
    },
    {
        reason: "what is in a namespace needs the namespace",
        applies: (resource) => isKubernetes(resource) && !isNamespace(resource),
        needs: (_, all) => all.filter(isNamespace),
    },
    {
        reason: "Argo CD's pods need nodes, and find each other by the names that CoreDNS answers",
        applies: isRelease,
        needs: (_, all) => all.filter((other) => isNodeGroup(other) || isAddon("coredns")(other)),
    },
    {
        reason: "Argo CD's chart brings the definitions of Application and AppProject",
        applies: ({ type }) => type.startsWith("kubernetes:argoproj.io/"),
        needs: (_, all) => all.filter(isRelease),
    },
];

/** Something that a resource needs although none of its inputs says so, and why. */
export interface Needed {
    readonly urn: string;
    readonly reason: string;
}

/** What one resource needs although none of its inputs says so. */
export function conditionsOf(resource: PreviewedResource, all: readonly PreviewedResource[]): readonly Needed[] {
    return conditions
        .filter(({ applies }) => applies(resource))
        .flatMap(({ needs, reason }) => needs(resource, all).map(({ urn }) => ({ urn, reason })));
}
