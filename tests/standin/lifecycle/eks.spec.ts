import { expect } from "chai";
import type { Properties } from "../../../tooling/standin/model";
import {
    arnOf,
    cluster,
    key,
    launchTemplate,
    nodeGroup,
    role,
    securityGroup,
    subnetA,
    subnetB,
    subnetC,
} from "./support/platform";
import { candidate, creating, deleting, isHeldBy, needs, standsAlone, stored, updating } from "./support/store";

const types = {
    addon: "aws:eks/addon:Addon",
    accessEntry: "aws:eks/accessEntry:AccessEntry",
    association: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    podIdentity: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
};
const noCluster = "ResourceNotFoundException: No cluster found for name: platform";
const noSubnet = (id: string) => `InvalidParameterException: The subnet ID '${id}' does not exist`;
const around = [role, key, subnetA, subnetB, subnetC, securityGroup, launchTemplate];
const bareTemplate = stored(launchTemplate.type, "bare", { name: "bare" });
const admin = "arn:aws:iam::123456789012:role/admin";
const entry = stored(types.accessEntry, "entry", { clusterName: "platform", principalArn: admin });

/** The cluster, or the node group, with other inputs. */
const at = (resource: typeof cluster, inputs: Properties) => ({
    ...resource,
    inputs: { ...resource.inputs, ...inputs },
    outputs: { ...resource.outputs, ...inputs },
});

describe("lifecycle of EKS", () => {
    needs(
        cluster.type,
        cluster.inputs,
        [
            role,
            "roleArn",
            `InvalidParameterException: Role with arn: ${arnOf(role)}, could not be assumed because it does not exist or ` +
                "the trusted entity is not correct",
        ],
        [subnetA, "vpcConfig.subnetIds", noSubnet(subnetA.id)],
        [subnetB, "vpcConfig.subnetIds", noSubnet(subnetB.id)],
        [
            key,
            "encryptionConfig.provider.keyArn",
            `InvalidParameterException: The KMS key '${arnOf(key)}' does not exist or is not enabled`,
        ],
    );
    needs(cluster.type, { vpcConfig: { securityGroupIds: [securityGroup.id] } }, [
        securityGroup,
        "vpcConfig.securityGroupIds",
        `InvalidParameterException: The security group ID '${securityGroup.id}' does not exist`,
    ]);
    needs(
        nodeGroup.type,
        { ...nodeGroup.inputs, launchTemplate: { id: bareTemplate.id } },
        [cluster, "clusterName", noCluster],
        [role, "nodeRoleArn", "InvalidParameterException: The role with name node cannot be found"],
        [subnetA, "subnetIds", noSubnet(subnetA.id)],
        [
            bareTemplate,
            "launchTemplate.id",
            `InvalidRequestException: The specified launch template, with template ID ${bareTemplate.id}, does not exist`,
        ],
    );
    needs(
        types.addon,
        { clusterName: "platform", addonName: "vpc-cni", serviceAccountRoleArn: arnOf(role) },
        [cluster, "clusterName", noCluster],
        [
            role,
            "serviceAccountRoleArn",
            `InvalidParameterException: The role '${arnOf(role)}' of the add-on does not exist`,
        ],
    );
    needs(types.accessEntry, { clusterName: "platform", principalArn: admin }, [cluster, "clusterName", noCluster]);
    needs(
        types.association,
        { clusterName: "platform", principalArn: admin },
        [cluster, "clusterName", noCluster],
        [
            entry,
            "principalArn",
            "ResourceNotFoundException: The specified principalArn could not be found. You can view your available access " +
                "entries with 'list-access-entries'",
        ],
    );
    needs(
        types.podIdentity,
        { clusterName: "platform", namespace: "kube-system", serviceAccount: "cni", roleArn: arnOf(role) },
        [cluster, "clusterName", noCluster],
        [role, "roleArn", `InvalidParameterException: Role provided in the request does not exist: ${arnOf(role)}`],
    );

    standsAlone(
        cluster.type,
        cluster.inputs,
        { region: "eu-west-1" },
        "ResourceInUseException: Cluster already exists with name: platform",
        around,
    );
    standsAlone(
        nodeGroup.type,
        nodeGroup.inputs,
        { nodeGroupName: "system" },
        "ResourceInUseException: NodeGroup already exists with name general and cluster name platform",
        [...around, cluster],
    );
    standsAlone(
        types.addon,
        { clusterName: "platform", addonName: "vpc-cni" },
        { addonName: "coredns" },
        "ResourceInUseException: Addon already exists: vpc-cni",
        [cluster],
    );
    standsAlone(
        types.accessEntry,
        { clusterName: "platform", principalArn: admin },
        { principalArn: `${admin}-2` },
        "ResourceInUseException: The specified access entry resource is already in use on this cluster",
        [cluster],
    );
    standsAlone(
        types.podIdentity,
        { clusterName: "platform", namespace: "kube-system", serviceAccount: "cni", roleArn: arnOf(role) },
        { serviceAccount: "csi" },
        "ResourceInUseException: Association already exists: <id>",
        [cluster, role],
    );

    it("takes an association of a policy for a change of the one that is there", () => {
        const association = stored(types.association, "first", { clusterName: "platform", principalArn: admin });
        expect(creating(candidate(types.association, association.inputs), [cluster, entry, association])).to.equal(
            undefined,
        );
    });

    it("refuses a control plane in one zone", () => {
        const inputs = { vpcConfig: { subnetIds: [subnetA.id] } };
        expect(creating(candidate(cluster.type, inputs), [subnetA])).to.equal(
            "InvalidParameterException: Subnets specified must be in at least two different AZs, all are in us-east-1a; " +
                "add a subnet of another zone",
        );
    });

    it("refuses a node group whose launch template names a security group that is gone", () => {
        const others = around.filter((resource) => resource !== securityGroup);
        expect(creating(candidate(nodeGroup.type, nodeGroup.inputs), [...others, cluster])).to.equal(
            `InvalidRequestException: The security group '${securityGroup.id}' of LaunchTemplate template does not exist; ` +
                "create it first, or correct the launch template",
        );
    });

    it("creates a node group at the version of its cluster only", () => {
        const group = (version: string) => candidate(nodeGroup.type, { ...nodeGroup.inputs, version });
        expect(creating(group("1.34"), [...around, cluster])).to.equal(undefined);
        expect(creating(group("1.35"), [...around, cluster])).to.equal(
            "InvalidParameterException: Kubernetes version 1.35 of the node group is not the cluster's 1.34; update the " +
                "cluster first, and let the node group depend on it",
        );
        expect(creating(group("1.33"), [...around, cluster])).to.equal(
            "InvalidParameterException: Kubernetes version 1.33 of the node group is not the cluster's 1.34; a new node " +
                "group starts at 1.34",
        );
        expect(creating({ ...group("1.33"), id: "platform:general" }, [...around, cluster])).to.match(
            /starts at 1\.34$/,
        );
    });

    it("updates a node group up to the version of its cluster, and never back", () => {
        const newer = at(cluster, { version: "1.35" });
        expect(updating(nodeGroup, { version: "1.35" }, [...around, newer])).to.equal(undefined);
        expect(updating(nodeGroup, { version: "1.35" }, [...around, cluster])).to.match(
            /^InvalidParameterException: Kubernetes version 1\.35 .* update the cluster first/,
        );
        expect(updating(nodeGroup, { labels: {} }, [...around, newer])).to.equal(undefined);
        expect(updating(nodeGroup, { version: "1.33" }, [...around, cluster])).to.equal(
            "InvalidParameterException: A node group cannot go back from 1.34 to 1.33; replace it by a new node group",
        );
    });

    it("updates a control plane by one minor version", () => {
        const update = (version: string) => updating(cluster, { version }, around);
        expect(update("1.34")).to.equal(undefined);
        expect(update("1.35")).to.equal(undefined);
        expect(updating(at(cluster, { version: undefined }), { version: "1.35" }, around)).to.equal(undefined);
        expect(update("1.36")).to.equal(
            "InvalidParameterException: Unsupported Kubernetes minor version update from 1.34 to 1.36; go to 1.35 first, " +
                "one minor version at a time",
        );
        expect(update("1.33")).to.equal(
            "InvalidParameterException: Unsupported Kubernetes minor version update from 1.34 to 1.33; a control plane " +
                "never goes back",
        );
    });

    it("leaves no node group more than three minor versions behind", () => {
        const update = (version: string) =>
            updating(cluster, { version: "1.35" }, [...around, at(nodeGroup, { version })]);
        expect(update("1.32")).to.equal(undefined);
        expect(update("1.31")).to.equal(
            "InvalidStateException: Amazon EKS detected upgrade readiness issues, NodeGroup pool would be more than three " +
                "minor versions behind 1.35; update the node groups first",
        );
    });

    it("changes the authentication mode one step forward only", () => {
        const update = (from: string | undefined, to: string) =>
            updating(at(cluster, { accessConfig: { authenticationMode: from } }), {
                accessConfig: { authenticationMode: to },
            });
        expect(update("CONFIG_MAP", "API_AND_CONFIG_MAP")).to.equal(undefined);
        expect(update(undefined, "API_AND_CONFIG_MAP")).to.equal(undefined);
        expect(update("API_AND_CONFIG_MAP", "API")).to.equal(undefined);
        expect(update("API", "API")).to.equal(undefined);
        expect(update("API", "API_AND_CONFIG_MAP")).to.equal(
            "InvalidParameterException: Unsupported authentication mode update from API to API_AND_CONFIG_MAP; access " +
                "entries cannot be given up again",
        );
        expect(update("CONFIG_MAP", "API")).to.equal(
            "InvalidParameterException: Unsupported authentication mode update from CONFIG_MAP to API; go to " +
                "API_AND_CONFIG_MAP first",
        );
    });

    it("keeps the zones of a control plane", () => {
        const update = (...subnets: { id: string }[]) =>
            updating(cluster, { vpcConfig: { subnetIds: subnets.map(({ id }) => id) } }, [...around, second]);
        const second = stored(subnetA.type, "a2", { ...subnetA.inputs, cidrBlock: "10.0.8.0/24" });
        expect(update(second, subnetB)).to.equal(undefined);
        expect(update(subnetA, subnetB, subnetC)).to.equal(
            "InvalidParameterException: Provided subnets belong to the AZs 'us-east-1a,us-east-1b,us-east-1c'. But they " +
                "should belong to the exact set of AZs 'us-east-1a,us-east-1b' in which subnets were provided during " +
                "cluster creation; keep the zones of the control plane, node groups may use others",
        );
    });

    it("refuses access entries where the cluster does not take them", () => {
        const create = (authenticationMode: string) =>
            creating(candidate(types.accessEntry, entry.inputs), [
                at(cluster, { accessConfig: { authenticationMode } }),
            ]);
        expect(create("API_AND_CONFIG_MAP")).to.equal(undefined);
        expect(create("CONFIG_MAP")).to.equal(
            "InvalidRequestException: The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] " +
                "to perform this operation; set accessConfig.authenticationMode of the cluster",
        );
    });

    it("refuses the access entry of nodes after their group, not before", () => {
        const nodes = candidate(types.accessEntry, { clusterName: "platform", principalArn: arnOf(role) });
        expect(creating(nodes, [cluster])).to.equal(undefined);
        expect(creating(nodes, [cluster, nodeGroup])).to.equal(
            "ResourceInUseException: The specified access entry resource is already in use on this cluster; EKS created it " +
                "with NodeGroup pool: create it before the node group, or leave it to EKS",
        );
    });

    isHeldBy(cluster, "ResourceInUseException: Cluster has nodegroups attached", [nodeGroup]);

    it("lets a cluster go with its add-ons, access entries and Pod Identity associations", () => {
        const addon = stored(types.addon, "addon", { clusterName: "platform", addonName: "vpc-cni" });
        const identity = stored(types.podIdentity, "identity", { clusterName: "platform" });
        expect(deleting(cluster, [addon, entry, identity])).to.equal(undefined);
    });

    it("refuses to delete a protected cluster", () => {
        expect(deleting(at(cluster, { deletionProtection: true }))).to.equal(
            "InvalidRequestException: The cluster platform has deletion protection turned on; set deletionProtection to " +
                "false and run an update first",
        );
    });
});
