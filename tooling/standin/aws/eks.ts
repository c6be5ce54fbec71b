/*
 * Amazon EKS.
 *
 * Sources: AWS SDK service model eks 2017-11-01 (lengths, patterns, enumerations, combinations); EKS User Guide,
 * "Cluster API server endpoint", "Service quotas" (450 nodes a node group, 40 networks of a public endpoint, both can
 * be raised), "Kubernetes version lifecycle", "Create access entries", "Upgrade from Amazon Linux 2" (none from 1.33);
 * EC2 User Guide, "Instance type naming conventions" (g: Graviton); Kubernetes documentation, "kubelet" (--node-labels);
 * Service Authorization Reference for the ARNs; terraform-provider-aws internal/service/eks (ids, node group name of 63
 * characters, launch template exclusions). Which instance types a region has is not known here.
 */
import {
    all,
    atLeast,
    combination,
    distinct,
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
    shown,
    whole,
    type Rule,
} from "../checks";
import { characters, hex, known, lowerAlphanumeric, physicalNameOf, uuid } from "../names";
import { unknown, type Properties, type ResourceModel, type ResourceRequest, type ServiceModel } from "../model";
import { places } from "../properties";
import { arn, partitionOf } from "./arn";
import { ec2Id, regional, regionalAndTagged, roleArn, securityGroups, tags } from "./common";
import { policyDocument } from "./policyDocument";

const clusterNameRules = [
    length(1, 100),
    pattern(
        /^[0-9A-Za-z][A-Za-z0-9\-_]*$/,
        "letters, digits, hyphens and underscores, starting with a letter or digit",
    ),
];

const clusterName = all(required("clusterName"), property("clusterName", ...clusterNameRules));

/** The first minor version that has not left extended support, and the last that had been published, in 2026-11. */
const versions = { oldest: 31, newest: 36 };

const minorOf = (version: unknown) => Number((known`${version}` ?? "").replace(/^1\./, ""));

const version = property("version", pattern(/^1\.\d{2}$/, 'a Kubernetes minor version such as "1.34"'), (value) =>
    minorOf(value) < versions.oldest
        ? `${shown(value)} is out of extended support; use 1.${String(versions.oldest)} or later`
        : undefined,
);

/** A version may be newer than this file. */
const versionWarning = property("version", (value) =>
    minorOf(value) > versions.newest
        ? `${shown(value)} was not published when this was written; make sure that EKS has it`
        : undefined,
);

const cluster: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", ...clusterNameRules),
        required("roleArn", "vpcConfig", "vpcConfig.subnetIds"),
        version,
        // EKS User Guide, "Amazon EKS networking requirements": at least two subnets in different zones.
        property("vpcConfig.subnetIds", atLeast(2, "name subnets in two zones"), distinct("name every subnet once")),
        property("vpcConfig.securityGroupIds", securityGroups),
        property("vpcConfig.publicAccessCidrs", items(0, 40, "merge networks, or ask for a higher quota")),
        property("vpcConfig.publicAccessCidrs[]", network(0, 32)),
        property("roleArn", roleArn),
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
        property(
            "kubernetesNetworkConfig.serviceIpv4Cidr",
            network(12, 24),
            pattern(/^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)/, "10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"),
        ),
        combination("kubernetesNetworkConfig.serviceIpv4Cidr", (inputs) =>
            isOneOf(inputs, "kubernetesNetworkConfig.ipFamily", ["ipv6"]) &&
            isGiven(inputs, "kubernetesNetworkConfig.serviceIpv4Cidr")
                ? "does not go with ipFamily ipv6; remove one of them"
                : undefined,
        ),
        tags(),
    ),
    warn: versionWarning,
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

/** JSON or YAML; what starts like JSON has to be it. Whether an add-on knows the values is not known here. */
const configuration: Rule = (value) => (typeof value === "string" && /^\s*[{[]/.test(value) ? json(value) : undefined);

const addon: ResourceModel = {
    check: all(
        clusterName,
        required("addonName"),
        property("configurationValues", configuration),
        property("podIdentityAssociations[].roleArn", roleArn),
        property("addonVersion", pattern(/^v\d+\.\d+\.\d+(-[\w.-]+)?$/, "a version such as v1.34.0-eksbuild.2")),
        property("resolveConflictsOnCreate", oneOf("NONE", "OVERWRITE")),
        property("resolveConflictsOnUpdate", oneOf("NONE", "OVERWRITE", "PRESERVE")),
        property("serviceAccountRoleArn", length(1, 255), roleArn),
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

const nodeEntryTypes = ["EC2", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX"];

const accessEntry: ResourceModel = {
    check: all(
        clusterName,
        required("principalArn"),
        property(
            "principalArn",
            pattern(/^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/.+)$/, "the ARN of a role or a user"),
            not(/:role\/aws-service-role\//, "a service-linked role takes no access entry; use another role"),
        ),
        property("type", oneOf("STANDARD", ...nodeEntryTypes)),
        // EKS User Guide, "Set a custom username for EKS access entries".
        property(
            "userName",
            not(/^(system|eks|aws|amazon|iam):/, "system:, eks:, aws:, amazon: and iam: are reserved; rename it"),
            not(/^[^:]*\{\{SessionName(Raw)?\}\}/, "put a colon before {{SessionName}}"),
        ),
        ...["kubernetesGroups", "userName"].map((path) =>
            combination(path, (inputs) =>
                isGiven(inputs, path) && isOneOf(inputs, "type", nodeEntryTypes)
                    ? "an access entry of nodes takes none; remove it or use type STANDARD"
                    : undefined,
            ),
        ),
        combination("principalArn", (inputs, { account }) => {
            const principal = known`${inputs.principalArn}`;
            return isOneOf(inputs, "type", nodeEntryTypes) &&
                principal !== undefined &&
                !principal.includes(`::${account}:role/`)
                ? `${shown(principal)} is no role of ${account}, which the entry of nodes needs; use one`
                : undefined;
        }),
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

/** The architecture of an instance type by its name; undefined where the name does not follow the convention. */
function architectureOf(instanceType: unknown): "ARM_64" | "x86_64" | undefined {
    const [, family, options] = /^([a-z]+\d+)([a-z]*)[.-]/.exec(known`${instanceType}` ?? "") ?? [];
    return family === undefined ? undefined : family === "a1" || options?.includes("g") ? "ARM_64" : "x86_64";
}

const architecture = combination("instanceTypes", (inputs) => {
    const wanted = /ARM_64|x86_64/.exec(known`${inputs.amiType}` ?? "")?.[0];
    const wrong = places(inputs, "instanceTypes[]").find(({ value }) => {
        const found = architectureOf(value);
        return wanted !== undefined && found !== undefined && found !== wanted;
    });
    return wrong === undefined
        ? undefined
        : `${shown(wrong.value)} does not run ${shown(inputs.amiType)}; use types of ${wanted ?? ""}, or another amiType`;
});

/** EKS publishes Amazon Linux 2 for no version from 1.33 on. */
const retiredAmi = combination("amiType", (inputs) =>
    isOneOf(inputs, "amiType", ["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"]) && minorOf(inputs.version) >= 33
        ? `${shown(inputs.amiType)} is not published for ${shown(inputs.version)}; use AL2023 or Bottlerocket`
        : undefined,
);

const labelName = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const labelValue = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
/** What a kubelet may say of its own node in Kubernetes' namespaces. */
const reservedLabel =
    /^(?!(.+\.)?(kubelet|node)\.kubernetes\.io\/)([^/]+\.)?(kubernetes|k8s)\.io\/|^eks\.amazonaws\.com\//;

const labels: Rule = (value) => {
    for (const [key, text] of Object.entries(value as Properties)) {
        if (key.length > 63 || !labelName.test(key)) {
            return `${shown(key)} is no label key; use at most 63 letters, digits and -_./, a letter or digit at both ends`;
        }
        if (reservedLabel.test(key)) {
            return `${shown(key)} is reserved, so that nodes would not join; use a domain of your own`;
        }
        if (typeof text === "string" && (text.length > 63 || !labelValue.test(text))) {
            return `${shown(text)} is no label value (${key}); use 1 to 63 letters, digits and -_., a letter or digit at both ends`;
        }
    }
    return undefined;
};

/** "If you specify Spot for capacityType, then we recommend specifying multiple values for instanceTypes." */
const spotWarning = combination("instanceTypes", (inputs) =>
    isOneOf(inputs, "capacityType", ["SPOT"]) &&
    Array.isArray(inputs.instanceTypes) &&
    inputs.instanceTypes.length === 1
        ? `a Spot pool of ${shown(inputs.instanceTypes[0])} alone loses all its nodes at once; name several types`
        : undefined,
);

const nodeGroup: ResourceModel = {
    check: all(
        clusterName,
        physicalName(nodeGroupName, "nodeGroupName", length(1, 63)),
        required("nodeRoleArn", "subnetIds", "scalingConfig"),
        property("nodeRoleArn", roleArn),
        property("labels", labels),
        property("instanceTypes[]", pattern(/^[a-z0-9-]+\.[a-z0-9-]+$/, "a type such as m7g.large")),
        architecture,
        retiredAmi,
        property("diskSize", whole(1, 65536, "GiB")),
        property("launchTemplate.version", pattern(/^(\d+|\$Latest|\$Default)$/, "a number, $Latest or $Default")),
        combination("amiType", (inputs) => {
            const extra = ["version", "releaseVersion"].filter((path) => isGiven(inputs, path));
            return isOneOf(inputs, "amiType", ["CUSTOM"]) && extra.length > 0
                ? `CUSTOM means an AMI of the launch template, which excludes ${extra.join(" and ")}; remove it`
                : undefined;
        }),
        property("updateConfig.updateStrategy", oneOf("DEFAULT", "MINIMAL")),
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
        property("taints", items(0, 50, "remove some of them"), distinct("keep one of them")),
        property("taints[].key", pattern(labelName, "a label key such as example.com/dedicated")),
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
    warn: all(spotWarning, versionWarning),
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
                      "choose minSize <= desiredSize <= maxSize; where the autoscaler decides desiredSize, scale the node " +
                      "group itself first (aws eks update-nodegroup-config), then run pulumi refresh",
              },
          ]
        : [];
}

const podIdentityAssociation: ResourceModel = {
    check: all(
        clusterName,
        required("namespace", "serviceAccount", "roleArn"),
        // Kubernetes documentation, "Object Names and IDs".
        property(
            "namespace",
            length(1, 63),
            pattern(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "a namespace such as kube-system"),
        ),
        property(
            "serviceAccount",
            length(1, 253),
            pattern(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, "a service account's name"),
        ),
        property("roleArn", roleArn),
        property("targetRoleArn", roleArn),
        // STS AssumeRole: 2,048 characters of session policies.
        property("policy", policyDocument("identity", 2048)),
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
