/*
 * Amazon EKS.
 *
 * Sources: AWS SDK service model eks 2017-11-01 (lengths, patterns, enumerations, combinations); EKS User Guide,
 * "Cluster API server endpoint", "Service quotas" (450 nodes a node group); Service Authorization Reference for the ARNs; terraform-provider-aws
 * internal/service/eks (ids, node group name of 63 characters, launch template exclusions).
 */
import {
    all,
    atLeast,
    combination,
    exactlyOneOf,
    isGiven,
    mayBeGiven,
    not,
    isOneOf,
    items,
    json,
    length,
    network,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    whole,
} from "../checks";
import { characters, hex, known, lowerAlphanumeric, physicalNameOf, uuid } from "../names";
import { unknown, type Properties, type ResourceModel, type ResourceRequest, type ServiceModel } from "../model";
import { arn, partitionOf } from "./arn";
import { ec2Id, regional, regionalAndTagged, tags } from "./common";

const clusterNameRules = [
    length(1, 100),
    pattern(
        /^[0-9A-Za-z][A-Za-z0-9\-_]*$/,
        "letters, digits, hyphens and underscores, starting with a letter or digit",
    ),
];

const clusterName = all(required("clusterName"), property("clusterName", ...clusterNameRules));

const version = property("version", pattern(/^1\.\d{2}$/, 'a Kubernetes minor version such as "1.34"'));

const cluster: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", ...clusterNameRules),
        required("roleArn", "vpcConfig", "vpcConfig.subnetIds"),
        version,
        // EKS User Guide, "Amazon EKS networking requirements": at least two subnets in different zones.
        property("vpcConfig.subnetIds", atLeast(2, "name subnets in two zones")),
        property("vpcConfig.publicAccessCidrs[]", network(0, 32)),
        combination("vpcConfig.endpointPublicAccess", (inputs) =>
            isOneOf(inputs, "vpcConfig.endpointPublicAccess", [false]) &&
            !isOneOf(inputs, "vpcConfig.endpointPrivateAccess", [true, unknown])
                ? "the API server would have no endpoint; set endpointPrivateAccess to true"
                : undefined,
        ),
        property("enabledClusterLogTypes[]", oneOf("api", "audit", "authenticator", "controllerManager", "scheduler")),
        property("accessConfig.authenticationMode", oneOf("API", "API_AND_CONFIG_MAP", "CONFIG_MAP")),
        property("upgradePolicy.supportType", oneOf("STANDARD", "EXTENDED")),
        property("encryptionConfig.resources[]", oneOf("secrets")),
        property("kubernetesNetworkConfig.ipFamily", oneOf("ipv4", "ipv6")),
        property("kubernetesNetworkConfig.serviceIpv4Cidr", network(12, 24)),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs, region } = request;
        const name = physicalNameOf(request);
        // The endpoint and the OIDC issuer share one id of 32 hex digits.
        const id = hex(urn, 32).toUpperCase();
        const { dnsSuffix } = partitionOf(region);
        return {
            id: name ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "eks", known`cluster/${name}`),
                name,
                status: "ACTIVE",
                endpoint: known`https://${id}.gr7.${region}.eks.${dnsSuffix}`,
                identities: [
                    { oidcs: [{ issuer: known`https://oidc.eks.${region}.${dnsSuffix}/id/${id}` ?? unknown }] },
                ],
                certificateAuthority: { data: certificateAuthority(name) },
                vpcConfig: {
                    endpointPrivateAccess: false,
                    endpointPublicAccess: true,
                    publicAccessCidrs: ["0.0.0.0/0"],
                    ...(inputs.vpcConfig as Properties | undefined),
                    clusterSecurityGroupId: ec2Id("sg", `${urn}/cluster`),
                    vpcId: unknown,
                },
            },
        };
    },
};

/** Stands where the PEM certificate would, and says so: a kubeconfig has the right shape and reaches nothing. */
const certificateAuthority = (name: string | undefined) =>
    Buffer.from(known`stand-in cloud: no certificate authority of ${name}` ?? "stand-in cloud").toString("base64");

const addon: ResourceModel = {
    check: all(
        clusterName,
        required("addonName"),
        property("addonVersion", pattern(/^v\d+\.\d+\.\d+(-[\w.-]+)?$/, "a version such as v1.34.0-eksbuild.2")),
        property("resolveConflictsOnCreate", oneOf("NONE", "OVERWRITE")),
        property("resolveConflictsOnUpdate", oneOf("NONE", "OVERWRITE", "PRESERVE")),
        property("serviceAccountRoleArn", length(1, 255)),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs } = request;
        return {
            id: known`${inputs.clusterName}:${inputs.addonName}` ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "eks", known`addon/${inputs.clusterName}/${inputs.addonName}/${uuid(urn)}`),
            },
        };
    },
};

const accessEntry: ResourceModel = {
    check: all(
        clusterName,
        required("principalArn"),
        property(
            "type",
            oneOf("STANDARD", "FARGATE_LINUX", "EC2_LINUX", "EC2_WINDOWS", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX"),
        ),
        // EKS User Guide, "Set a custom username for EKS access entries".
        property(
            "userName",
            not(/^(system|eks|aws|amazon|iam):/, "system:, eks:, aws:, amazon: and iam: are reserved; rename it"),
        ),
        combination("kubernetesGroups", (inputs) =>
            isGiven(inputs, "kubernetesGroups") && isOneOf(inputs, "type", ["EC2_LINUX", "EC2_WINDOWS"])
                ? "an access entry of nodes takes no groups; remove them or use type STANDARD"
                : undefined,
        ),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs, account } = request;
        const principal = /:(user|role)\/(?:.*\/)?([^/]+)$/.exec(known`${inputs.principalArn}` ?? "");
        return {
            id: known`${inputs.clusterName}:${inputs.principalArn}` ?? "",
            outputs: {
                ...regionalAndTagged(request),
                type: inputs.type ?? "STANDARD",
                accessEntryArn: arn(
                    request,
                    "eks",
                    known`access-entry/${inputs.clusterName}/${principal?.[1]}/${account}/${principal?.[2]}/${uuid(urn)}`,
                ),
            },
        };
    },
};

const accessPolicyAssociation: ResourceModel = {
    check: all(
        clusterName,
        required("principalArn", "policyArn", "accessScope"),
        property(
            "policyArn",
            pattern(
                /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/\w+$/,
                "an access policy such as arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            ),
        ),
        property("accessScope.type", oneOf("cluster", "namespace")),
        combination("accessScope.namespaces", (inputs) =>
            isOneOf(inputs, "accessScope.type", ["namespace"]) && !mayBeGiven(inputs, "accessScope.namespaces")
                ? "is missing; name the namespaces, or use type cluster"
                : undefined,
        ),
    ),
    create: (request) => ({
        id: known`${request.inputs.clusterName}#${request.inputs.principalArn}#${request.inputs.policyArn}` ?? "",
        outputs: regional(request),
    }),
};

const amiTypes = [
    "AL2_x86_64",
    "AL2_x86_64_GPU",
    "AL2_ARM_64",
    "AL2023_x86_64_STANDARD",
    "AL2023_ARM_64_STANDARD",
    "AL2023_x86_64_NEURON",
    "AL2023_x86_64_NVIDIA",
    "AL2023_ARM_64_NVIDIA",
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_ARM_64_FIPS",
    "BOTTLEROCKET_x86_64_NVIDIA",
    "BOTTLEROCKET_ARM_64_NVIDIA",
    "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
    "BOTTLEROCKET_ARM_64_NVIDIA_FIPS",
    "CUSTOM",
    "WINDOWS_CORE_2019_x86_64",
    "WINDOWS_FULL_2019_x86_64",
    "WINDOWS_CORE_2022_x86_64",
    "WINDOWS_FULL_2022_x86_64",
    "WINDOWS_CORE_2025_x86_64",
    "WINDOWS_FULL_2025_x86_64",
];

const nodeGroupName = (request: ResourceRequest) => physicalNameOf(request, "nodeGroupName");

const nodeGroup: ResourceModel = {
    check: all(
        clusterName,
        physicalName(nodeGroupName, "nodeGroupName", length(1, 63)),
        required("nodeRoleArn", "subnetIds", "scalingConfig"),
        property("amiType", oneOf(...amiTypes)),
        property("capacityType", oneOf("ON_DEMAND", "SPOT", "CAPACITY_BLOCK")),
        version,
        property("subnetIds", atLeast(1, "name a subnet")),
        property("instanceTypes", items(0, 20, "keep the twenty that fit best")),
        property("scalingConfig.minSize", whole(0, 450, "nodes")),
        property("scalingConfig.maxSize", whole(1, 450, "nodes")),
        property("scalingConfig.desiredSize", whole(0, 450, "nodes")),
        scalingOrder,
        property("updateConfig.maxUnavailable", whole(1, 100, "nodes")),
        property("updateConfig.maxUnavailablePercentage", whole(1, 100, "per cent")),
        exactlyOneOf("updateConfig.maxUnavailable", "updateConfig.maxUnavailablePercentage"),
        property("taints", items(0, 50, "remove some of them")),
        property("taints[].key", length(1, 63)),
        property("taints[].value", length(0, 63)),
        property("taints[].effect", oneOf("NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE")),
        combination("launchTemplate", (inputs) => {
            const extra = ["diskSize", "remoteAccess"].filter((path) => isGiven(inputs, path));
            return isGiven(inputs, "launchTemplate") && extra.length > 0
                ? `excludes ${extra.join(" and ")}; put them into the launch template`
                : undefined;
        }),
        exactlyOneOf("launchTemplate.id", "launchTemplate.name"),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs } = request;
        const name = nodeGroupName(request);
        return {
            id: known`${inputs.clusterName}:${name}` ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "eks", known`nodegroup/${inputs.clusterName}/${name}/${uuid(urn)}`),
                nodeGroupName: name,
                status: "ACTIVE",
                capacityType: inputs.capacityType ?? "ON_DEMAND",
                resources: [
                    {
                        // EKS names the group after the node group: `eks-<node group>-<uuid>`.
                        autoscalingGroups: [{ name: known`eks-${name}-${uuid(urn)}` ?? unknown }],
                        remoteAccessSecurityGroupId: mayBeGiven(inputs, "remoteAccess") ? unknown : "",
                    },
                ],
            },
        };
    },
};

function scalingOrder({ inputs }: ResourceRequest) {
    const [least, wanted, most] = ["minSize", "desiredSize", "maxSize"].map((size) =>
        numberAt(inputs, `scalingConfig.${size}`),
    );
    const outside = (a: number | undefined, b: number | undefined) => a !== undefined && b !== undefined && a > b;
    return outside(least, most) || outside(least, wanted) || outside(wanted, most)
        ? [
              {
                  property: "scalingConfig",
                  reason:
                      `minSize ${String(least)}, desiredSize ${String(wanted)}, maxSize ${String(most)} are out of order; ` +
                      "choose minSize <= desiredSize <= maxSize",
              },
          ]
        : [];
}

const podIdentityAssociation: ResourceModel = {
    check: all(
        clusterName,
        required("namespace", "serviceAccount", "roleArn"),
        property("policy", json),
        combination("disableSessionTags", (inputs) =>
            isGiven(inputs, "policy") && !isOneOf(inputs, "disableSessionTags", [true, unknown])
                ? "a session policy needs it; set disableSessionTags to true"
                : undefined,
        ),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs } = request;
        const associationId = `a-${characters(urn, 17, lowerAlphanumeric)}`;
        return {
            id: associationId,
            outputs: {
                ...regionalAndTagged(request),
                associationId,
                associationArn: arn(
                    request,
                    "eks",
                    known`podidentityassociation/${inputs.clusterName}/${associationId}`,
                ),
            },
        };
    },
};

export const eks: ServiceModel = {
    "aws:eks/accessEntry:AccessEntry": accessEntry,
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": accessPolicyAssociation,
    "aws:eks/addon:Addon": addon,
    "aws:eks/cluster:Cluster": cluster,
    "aws:eks/nodeGroup:NodeGroup": nodeGroup,
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": podIdentityAssociation,
};
