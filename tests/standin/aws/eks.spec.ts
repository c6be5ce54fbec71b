import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { create, holds } from "../support/models";

const vpcConfig = {
    subnetIds: ["subnet-0a", "subnet-0b"],
    endpointPrivateAccess: true,
    endpointPublicAccess: false,
};

const nodeGroup: Properties = {
    clusterName: "platform-dev",
    nodeGroupName: "default",
    nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
    subnetIds: ["subnet-0a"],
    amiType: "BOTTLEROCKET_ARM_64",
    capacityType: "ON_DEMAND",
    instanceTypes: ["m7g.large"],
    scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    updateConfig: { maxUnavailablePercentage: 33 },
    launchTemplate: { id: "lt-0a", version: "1" },
    taints: [{ key: "dedicated", value: "batch", effect: "NO_SCHEDULE" }],
};

describe("EKS", () => {
    holds(
        "aws:eks/cluster:Cluster",
        {
            name: "platform-dev",
            version: "1.34",
            roleArn: "arn:aws:iam::123456789012:role/cluster",
            vpcConfig,
            enabledClusterLogTypes: ["api", "audit"],
            accessConfig: { authenticationMode: "API" },
            upgradePolicy: { supportType: "STANDARD" },
            encryptionConfig: { provider: { keyArn: "arn:aws:kms:x" }, resources: ["secrets"] },
        },
        [
            { vpcConfig: { ...vpcConfig, endpointPrivateAccess: unknown } },
            { vpcConfig: { ...vpcConfig, subnetIds: [unknown] } },
        ],
        [
            [
                { name: "-platform" },
                'name: "-platform" is not allowed; use letters, digits, hyphens and underscores, starting with a letter or digit',
            ],
            [
                { name: "c".repeat(101) },
                `name: "${"c".repeat(78)}… has 101 characters, 1 to 100 are allowed; shorten it`,
            ],
            [{ version: "1.34.1" }, 'version: "1.34.1" is not allowed; use a Kubernetes minor version such as "1.34"'],
            [
                { vpcConfig: { ...vpcConfig, subnetIds: ["subnet-0a"] } },
                "vpcConfig.subnetIds: has 1 entry, at least 2 are required; name subnets in two zones",
            ],
            [
                { vpcConfig: { ...vpcConfig, endpointPrivateAccess: false } },
                "vpcConfig.endpointPublicAccess: the API server would have no endpoint; set endpointPrivateAccess to true",
            ],
            [
                { vpcConfig: { ...vpcConfig, endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.7/24"] } },
                'vpcConfig.publicAccessCidrs[0]: "203.0.113.7/24" has host bits set; use 203.0.113.0/24',
            ],
            [
                { enabledClusterLogTypes: ["api", "kubelet"] },
                'enabledClusterLogTypes[1]: "kubelet" is not a known value; ' +
                    "use api, audit, authenticator, controllerManager or scheduler",
            ],
            [
                { accessConfig: { authenticationMode: "IAM" } },
                'accessConfig.authenticationMode: "IAM" is not a known value; use API, API_AND_CONFIG_MAP or CONFIG_MAP',
            ],
            [
                { upgradePolicy: { supportType: "LONG" } },
                'upgradePolicy.supportType: "LONG" is not a known value; use STANDARD or EXTENDED',
            ],
            [
                { encryptionConfig: { resources: ["configmaps"] } },
                'encryptionConfig.resources[0]: "configmaps" is not a known value; use secrets',
            ],
        ],
    );

    holds(
        "aws:eks/addon:Addon",
        { clusterName: "platform-dev", addonName: "vpc-cni", addonVersion: "v1.20.2-eksbuild.1" },
        [{ resolveConflictsOnUpdate: "PRESERVE" }],
        [
            [{ addonVersion: "1.20" }, 'addonVersion: "1.20" is not allowed; use a version such as v1.34.0-eksbuild.2'],
            [
                { resolveConflictsOnCreate: "PRESERVE" },
                'resolveConflictsOnCreate: "PRESERVE" is not a known value; use NONE or OVERWRITE',
            ],
        ],
    );

    holds(
        "aws:eks/accessEntry:AccessEntry",
        {
            clusterName: "platform-dev",
            principalArn: "arn:aws:iam::123456789012:role/admin",
            kubernetesGroups: ["ops"],
        },
        [],
        [
            [
                { type: "EC2_LINUX" },
                "kubernetesGroups: an access entry of nodes takes no groups; remove them or use type STANDARD",
            ],
            [
                { userName: "system:admin" },
                'userName: "system:admin" is not allowed; system:, eks:, aws:, amazon: and iam: are reserved; rename it',
            ],
        ],
    );

    holds(
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        {
            clusterName: "platform-dev",
            principalArn: "arn:aws:iam::123456789012:role/admin",
            policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            accessScope: { type: "namespace", namespaces: ["apps"] },
        },
        [],
        [
            [
                { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
                'policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" is not allowed; ' +
                    "use an access policy such as arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            ],
            [
                { accessScope: { type: "namespace" } },
                "accessScope.namespaces: is missing; name the namespaces, or use type cluster",
            ],
        ],
    );

    holds(
        "aws:eks/nodeGroup:NodeGroup",
        nodeGroup,
        [{ updateConfig: undefined, launchTemplate: undefined, diskSize: 50 }, { scalingConfig: { minSize: unknown } }],
        [
            [
                { amiType: "AL2024_ARM_64" },
                'amiType: "AL2024_ARM_64" is not a known value; use AL2_x86_64, AL2_x86_64_GPU, AL2_ARM_64, ' +
                    "AL2023_x86_64_STANDARD, AL2023_ARM_64_STANDARD, AL2023_x86_64_NEURON, AL2023_x86_64_NVIDIA, " +
                    "AL2023_ARM_64_NVIDIA, BOTTLEROCKET_x86_64, BOTTLEROCKET_ARM_64, BOTTLEROCKET_x86_64_FIPS, " +
                    "BOTTLEROCKET_ARM_64_FIPS, BOTTLEROCKET_x86_64_NVIDIA, BOTTLEROCKET_ARM_64_NVIDIA, " +
                    "BOTTLEROCKET_x86_64_NVIDIA_FIPS, BOTTLEROCKET_ARM_64_NVIDIA_FIPS, CUSTOM, WINDOWS_CORE_2019_x86_64, " +
                    "WINDOWS_FULL_2019_x86_64, WINDOWS_CORE_2022_x86_64, WINDOWS_FULL_2022_x86_64, " +
                    "WINDOWS_CORE_2025_x86_64 or WINDOWS_FULL_2025_x86_64",
            ],
            [
                { capacityType: "on-demand" },
                'capacityType: "on-demand" is not a known value; use ON_DEMAND, SPOT or CAPACITY_BLOCK',
            ],
            [
                { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } },
                "scalingConfig: minSize 3, desiredSize 2, maxSize 4 are out of order; choose minSize <= desiredSize <= maxSize",
            ],
            [
                { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } },
                "scalingConfig: minSize 1, desiredSize 5, maxSize 4 are out of order; choose minSize <= desiredSize <= maxSize",
            ],
            [
                { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 33 } },
                "updateConfig.maxUnavailable: updateConfig.maxUnavailable and updateConfig.maxUnavailablePercentage exclude " +
                    "each other; set exactly one of updateConfig.maxUnavailable, updateConfig.maxUnavailablePercentage",
            ],
            [{ diskSize: 50 }, "launchTemplate: excludes diskSize; put them into the launch template"],
            [
                { taints: [{ key: "dedicated", effect: "NoSchedule" }] },
                'taints[0].effect: "NoSchedule" is not a known value; use NO_SCHEDULE, NO_EXECUTE or PREFER_NO_SCHEDULE',
            ],
            [
                { nodeGroupName: "n".repeat(64) },
                `nodeGroupName: "${"n".repeat(64)}" has 64 characters, 1 to 63 are allowed; shorten it`,
            ],
            [
                { instanceTypes: Array.from({ length: 21 }, () => "m7g.large") },
                "instanceTypes: has 21 entries, 0 to 20 are allowed; keep the twenty that fit best",
            ],
        ],
    );

    holds(
        "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        { clusterName: "platform-dev", namespace: "apps", serviceAccount: "orders", roleArn: "arn:x" },
        [{ policy: "{}", disableSessionTags: true }],
        [
            [{ policy: "{}" }, "disableSessionTags: a session policy needs it; set disableSessionTags to true"],
            [{ namespace: undefined }, "namespace: is missing; give it a value"],
        ],
    );

    it("gives a cluster an endpoint and an issuer with one id, and a security group of its own", () => {
        const { id, outputs } = create("aws:eks/cluster:Cluster", { name: "platform-dev", vpcConfig });
        expect(id).to.equal("platform-dev");
        expect(outputs.arn).to.equal("arn:aws:eks:us-east-1:123456789012:cluster/platform-dev");
        const [, hex] =
            /^https:\/\/([0-9A-F]{32})\.gr7\.us-east-1\.eks\.amazonaws\.com$/.exec(String(outputs.endpoint)) ?? [];
        expect(outputs.identities).to.deep.equal([
            { oidcs: [{ issuer: `https://oidc.eks.us-east-1.amazonaws.com/id/${String(hex)}` }] },
        ]);
        expect(outputs.vpcConfig).to.deep.include({ ...vpcConfig, vpcId: unknown });
        expect((outputs.vpcConfig as Properties).clusterSecurityGroupId).to.match(/^sg-0[0-9a-f]{16}$/);
    });

    it("says plainly that a cluster's certificate authority is none", () => {
        const { certificateAuthority } = create("aws:eks/cluster:Cluster", { name: "platform-dev", vpcConfig }).outputs;
        expect(Buffer.from((certificateAuthority as { data: string }).data, "base64").toString()).to.equal(
            "stand-in cloud: no certificate authority of platform-dev",
        );
    });

    it("names the Auto Scaling group of a node group as EKS does", () => {
        const { id, outputs } = create("aws:eks/nodeGroup:NodeGroup", nodeGroup);
        expect(id).to.equal("platform-dev:default");
        const [resources] = outputs.resources as { autoscalingGroups: { name: string }[] }[];
        expect(resources?.autoscalingGroups[0]?.name).to.match(/^eks-default-[0-9a-f-]{36}$/);
    });

    it("does not know the group of a node group whose name is not known", () => {
        const { id, outputs } = create("aws:eks/nodeGroup:NodeGroup", { ...nodeGroup, nodeGroupName: unknown });
        expect(id).to.equal("");
        expect(outputs.resources).to.deep.equal([
            { autoscalingGroups: [{ name: unknown }], remoteAccessSecurityGroupId: "" },
        ]);
    });

    it("builds ids and ARNs of what belongs to a cluster from its name", () => {
        const clusterName = "platform-dev";
        const principalArn = "arn:aws:iam::123456789012:role/team/admin";
        expect(create("aws:eks/addon:Addon", { clusterName, addonName: "coredns" }).id).to.equal(
            "platform-dev:coredns",
        );
        const entry = create("aws:eks/accessEntry:AccessEntry", { clusterName, principalArn });
        expect(entry.id).to.equal(`platform-dev:${principalArn}`);
        expect(entry.outputs.accessEntryArn).to.match(
            /^arn:aws:eks:us-east-1:123456789012:access-entry\/platform-dev\/role\/123456789012\/admin\/[0-9a-f-]{36}$/,
        );
        const association = create("aws:eks/podIdentityAssociation:PodIdentityAssociation", { clusterName });
        expect(association.id).to.match(/^a-[a-z0-9]{17}$/);
        expect(association.outputs.associationArn).to.equal(
            `arn:aws:eks:us-east-1:123456789012:podidentityassociation/platform-dev/${association.id}`,
        );
    });
});
