/*
 * Amazon EKS.
 *
 * Sources: AWS SDK service model eks 2017-11-01 (documentation of CreateNodegroup, UpdateNodegroupVersion, DeleteCluster,
 * UpdateClusterVersion and its InvalidStateException); EKS User Guide, "Protect EKS clusters from accidental deletion",
 * "Amazon EKS networking requirements" (two zones; the zones of a cluster are fixed), "Update existing cluster to new
 * Kubernetes version" (one minor version, kubelets at most three behind), "Change authentication mode" (never back),
 * "Review access policies" and "Create access entries" (EKS itself creates the entry of a node group's role); moto
 * moto/eks/models.py for the wording. Add-ons, access entries and Pod Identity associations go with their cluster.
 */
import type { Inventory, Stored } from "../inventory";
import type { Candidate, Rule, ServiceLifecycle, UpdateRule } from "./lifecycle";
import { missingGroupOfTemplate } from "./ec2";
import { byId, cluster, clusterNamed, key, role, securityGroup, subnet } from "./references";
import { combined, exists, having, inRegion, named, textOf, textsAt, unique, unprotected, unused } from "./rules";

const types = {
    cluster: "aws:eks/cluster:Cluster",
    nodeGroup: "aws:eks/nodeGroup:NodeGroup",
    accessEntry: "aws:eks/accessEntry:AccessEntry",
} as const;

const ofCluster = exists(
    "clusterName",
    cluster,
    (name) => `ResourceNotFoundException: No cluster found for name: ${name}`,
);
const inSubnets = (path: string) =>
    exists(path, subnet, (id) => `InvalidParameterException: The subnet ID '${id}' does not exist`);

/** The minor version in `1.34`. */
const minorOf = (version: string | undefined) => (version === undefined ? NaN : Number(version.split(".")[1]));

const zonesOf = (resource: Candidate, path: string, inventory: Inventory): Set<string> =>
    new Set(
        textsAt(resource.inputs, path)
            .map((id) => inventory.find("aws:ec2/subnet:Subnet", id))
            .flatMap((found) => (found ? (textOf(found, "availabilityZone") ?? []) : [])),
    );

const list = (names: Iterable<string>) => [...names].sort().join(",");

/** "Subnets specified must be in at least two different AZs". */
const twoZones: Rule = (candidate, inventory) => {
    const zones = zonesOf(candidate, "vpcConfig.subnetIds[]", inventory);
    return zones.size === 1
        ? `InvalidParameterException: Subnets specified must be in at least two different AZs, all are in ${list(zones)}; ` +
              "add a subnet of another zone"
        : undefined;
};

/** EKS places the control plane when it creates the cluster. */
const sameZones: UpdateRule = ({ from, to }, inventory) => {
    const [before, after] = [from, to].map((resource) => list(zonesOf(resource, "vpcConfig.subnetIds[]", inventory)));
    return before !== "" && after !== "" && before !== after
        ? `InvalidParameterException: Provided subnets belong to the AZs '${after ?? ""}'. But they should belong to the ` +
              `exact set of AZs '${before ?? ""}' in which subnets were provided during cluster creation; ` +
              "keep the zones of the control plane, node groups may use others"
        : undefined;
};

const nextVersion: UpdateRule = ({ from, to }, inventory) => {
    const [before, after] = [textOf(from, "version"), textOf(to, "version")];
    const [now, next] = [minorOf(before), minorOf(after)];
    if (before === undefined || after === undefined || before === after) {
        return undefined;
    }
    if (next !== now + 1) {
        return (
            `InvalidParameterException: Unsupported Kubernetes minor version update from ${before} to ${after}; ` +
            (next < now
                ? "a control plane never goes back"
                : `go to 1.${String(now + 1)} first, one minor version at a time`)
        );
    }
    const behind = nodeGroupsOf(from, inventory).filter((group) => next - minorOf(textOf(group, "version")) > 3);
    return behind.length > 0
        ? `InvalidStateException: Amazon EKS detected upgrade readiness issues, ${named(behind)} would be more than three ` +
              `minor versions behind ${after}; update the node groups first`
        : undefined;
};

/** CONFIG_MAP to API_AND_CONFIG_MAP to API, one step at a time. */
const authenticationModes = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];
const defaultAuthenticationMode = "CONFIG_MAP";

const authenticationMode = (resource: Candidate | undefined) =>
    (resource && textOf(resource, "accessConfig.authenticationMode")) ?? defaultAuthenticationMode;

const nextAuthenticationMode: UpdateRule = ({ from, to }) => {
    const [before, after] = [authenticationMode(from), authenticationMode(to)];
    const [at, next] = [authenticationModes.indexOf(before), authenticationModes.indexOf(after)];
    return at !== next && next !== at + 1
        ? `InvalidParameterException: Unsupported authentication mode update from ${before} to ${after}; ` +
              (next < at ? "access entries cannot be given up again" : "go to API_AND_CONFIG_MAP first")
        : undefined;
};

const nodeGroupsOf = (resource: Candidate, inventory: Inventory): Stored[] =>
    having(inventory, types.nodeGroup, "clusterName", textOf(resource, "name") ?? "");

/** Kubelets are never newer than the control plane. */
const versionOfCluster: Rule = (group, inventory) => {
    const owner = clusterNamed(inventory, textOf(group, "clusterName"));
    const [own, current] = [textOf(group, "version"), owner && textOf(owner, "version")];
    return own !== undefined && current !== undefined && minorOf(own) > minorOf(current)
        ? `InvalidParameterException: Kubernetes version ${own} of the node group is not the cluster's ${current}; ` +
              "update the cluster first, and let the node group depend on it"
        : undefined;
};

/** "You can only create a node group for your cluster that is equal to the current Kubernetes version for the cluster." */
const startsAtVersionOfCluster: Rule = (group, inventory) => {
    const owner = clusterNamed(inventory, textOf(group, "clusterName"));
    const [own, current] = [textOf(group, "version"), owner && textOf(owner, "version")];
    return own !== undefined && current !== undefined && minorOf(own) < minorOf(current)
        ? `InvalidParameterException: Kubernetes version ${own} of the node group is not the cluster's ${current}; ` +
              `a new node group starts at ${current}`
        : undefined;
};

const neverBack: UpdateRule = ({ from, to }) => {
    const [before, after] = [textOf(from, "version"), textOf(to, "version")];
    return minorOf(after) < minorOf(before)
        ? `InvalidParameterException: A node group cannot go back from ${before ?? ""} to ${after ?? ""}; ` +
              "replace it by a new node group"
        : undefined;
};

const acceptsEntries: Rule = (entry, inventory) => {
    const owner = clusterNamed(inventory, textOf(entry, "clusterName"));
    return owner && authenticationMode(owner) === "CONFIG_MAP"
        ? "InvalidRequestException: The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to " +
              "perform this operation; set accessConfig.authenticationMode of the cluster"
        : undefined;
};

const entryTaken = "ResourceInUseException: The specified access entry resource is already in use on this cluster";

const entryOfNodes: Rule = (entry, inventory) => {
    const [name, principal] = [textOf(entry, "clusterName"), textOf(entry, "principalArn")];
    const groups = having(inventory, types.nodeGroup, "clusterName", name ?? "").filter(
        (group) => textOf(group, "nodeRoleArn") === principal,
    );
    return groups.length > 0
        ? `${entryTaken}; EKS created it with ${named(groups)}: create it before the node group, or leave it to EKS`
        : undefined;
};

/** A policy is associated with an access entry. */
const entryExists = exists(
    "principalArn",
    (principal, association, inventory) =>
        having(inventory, types.accessEntry, "principalArn", principal).some(
            (entry) => textOf(entry, "clusterName") === textOf(association, "clusterName"),
        ),
    () =>
        "ResourceNotFoundException: The specified principalArn could not be found. You can view your available access " +
        "entries with 'list-access-entries'",
);

export const eks: ServiceLifecycle = {
    [types.cluster]: {
        stand: [
            unique(
                inRegion("name"),
                (candidate) =>
                    `ResourceInUseException: Cluster already exists with name: ${textOf(candidate, "name") ?? ""}`,
            ),
            exists(
                "roleArn",
                role,
                (arn) =>
                    `InvalidParameterException: Role with arn: ${arn}, could not be assumed because it does not exist or ` +
                    "the trusted entity is not correct",
            ),
            inSubnets("vpcConfig.subnetIds[]"),
            exists(
                "vpcConfig.securityGroupIds[]",
                securityGroup,
                (id) => `InvalidParameterException: The security group ID '${id}' does not exist`,
            ),
            exists(
                "encryptionConfig.provider.keyArn",
                key,
                (arn) => `InvalidParameterException: The KMS key '${arn}' does not exist or is not enabled`,
            ),
            twoZones,
        ],
        update: [nextVersion, nextAuthenticationMode, sameZones],
        remove: [
            unprotected(
                "deletionProtection",
                (candidate) =>
                    `InvalidRequestException: The cluster ${textOf(candidate, "name") ?? ""} has deletion protection turned on`,
            ),
            unused(nodeGroupsOf, () => "ResourceInUseException: Cluster has nodegroups attached"),
        ],
    },
    "aws:eks/addon:Addon": {
        stand: [
            ofCluster,
            unique(
                combined("clusterName", "addonName"),
                (addon) => `ResourceInUseException: Addon already exists: ${textOf(addon, "addonName") ?? ""}`,
            ),
            exists(
                "serviceAccountRoleArn",
                role,
                (arn) => `InvalidParameterException: The role '${arn}' of the add-on does not exist`,
            ),
        ],
    },
    [types.nodeGroup]: {
        stand: [
            ofCluster,
            unique(
                combined("clusterName", "nodeGroupName"),
                (group) =>
                    `ResourceInUseException: NodeGroup already exists with name ${textOf(group, "nodeGroupName") ?? ""} ` +
                    `and cluster name ${textOf(group, "clusterName") ?? ""}`,
            ),
            exists(
                "nodeRoleArn",
                role,
                (arn) => `InvalidParameterException: The role with name ${arn.split("/").at(-1) ?? ""} cannot be found`,
            ),
            inSubnets("subnetIds[]"),
            exists(
                "launchTemplate.id",
                byId("aws:ec2/launchTemplate:LaunchTemplate"),
                (id) =>
                    `InvalidRequestException: The specified launch template, with template ID ${id}, does not exist`,
            ),
            missingGroupOfTemplate,
            versionOfCluster,
        ],
        create: [startsAtVersionOfCluster],
        update: [neverBack],
    },
    [types.accessEntry]: {
        stand: [
            ofCluster,
            acceptsEntries,
            unique(combined("clusterName", "principalArn"), () => entryTaken),
            entryOfNodes,
        ],
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": { stand: [ofCluster, entryExists] },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        stand: [
            ofCluster,
            unique(
                combined("clusterName", "namespace", "serviceAccount"),
                (_association, taken) => `ResourceInUseException: Association already exists: ${taken.id}`,
            ),
            exists(
                "roleArn",
                role,
                (arn) => `InvalidParameterException: Role provided in the request does not exist: ${arn}`,
            ),
        ],
    },
};
