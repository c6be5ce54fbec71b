import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { arns, policyOf } from "../support/documents";
import { create, holds, notJson, warnings } from "../support/models";

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

const some = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${String(index)}`);
const networks = (count: number) => Array.from({ length: count }, (_, index) => `203.0.113.${String(index)}/32`);
const taints = (count: number) => some(count, "key").map((key) => ({ key, effect: "NO_SCHEDULE" }));

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
            encryptionConfig: { provider: { keyArn: arns.key }, resources: ["secrets"] },
        },
        [
            { vpcConfig: { ...vpcConfig, endpointPrivateAccess: unknown } },
            { vpcConfig: { ...vpcConfig, subnetIds: [unknown] } },
            { name: "c".repeat(100) },
            { version: "1.31" },
            { vpcConfig: { ...vpcConfig, securityGroupIds: some(5, "sg-0") } },
            { vpcConfig: { ...vpcConfig, publicAccessCidrs: networks(40) } },
            { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" } },
            { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.96.0.0/12" } },
            { kubernetesNetworkConfig: { serviceIpv4Cidr: "192.168.0.0/24" } },
        ],
        [
            [{ version: "1.30" }, 'version: "1.30" is out of extended support; use 1.31 or later'],
            [{ roleArn: "platform" }, 'roleArn: "platform" is not allowed; use the ARN of a role'],
            [
                { vpcConfig: { ...vpcConfig, subnetIds: ["subnet-0a", "subnet-0a"] } },
                'vpcConfig.subnetIds: has "subnet-0a" twice; name every subnet once',
            ],
            [
                { vpcConfig: { ...vpcConfig, securityGroupIds: some(6, "sg-0") } },
                "vpcConfig.securityGroupIds: has 6 entries, 0 to 5 are allowed; merge some of them, or ask for a higher quota",
            ],
            [
                { vpcConfig: { ...vpcConfig, publicAccessCidrs: networks(41) } },
                "vpcConfig.publicAccessCidrs: has 41 entries, 0 to 40 are allowed; merge networks, or ask for a higher quota",
            ],
            [
                { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.96.0.0/11" } },
                'kubernetesNetworkConfig.serviceIpv4Cidr: "10.96.0.0/11" is a /11; use a prefix length from 12 to 24',
            ],
            [
                { kubernetesNetworkConfig: { serviceIpv4Cidr: "192.168.0.0/25" } },
                'kubernetesNetworkConfig.serviceIpv4Cidr: "192.168.0.0/25" is a /25; use a prefix length from 12 to 24',
            ],
            [
                { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.32.0.0/16" } },
                'kubernetesNetworkConfig.serviceIpv4Cidr: "172.32.0.0/16" is not allowed; use 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
            ],
            [
                { kubernetesNetworkConfig: { ipFamily: "ipv6", serviceIpv4Cidr: "10.100.0.0/16" } },
                "kubernetesNetworkConfig.serviceIpv4Cidr: does not go with ipFamily ipv6; remove one of them",
            ],
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
        [
            { resolveConflictsOnUpdate: "PRESERVE" },
            { configurationValues: '{"a":1}' },
            { configurationValues: "replicaCount: 2" },
            { serviceAccountRoleArn: arns.role },
            { podIdentityAssociations: [{ serviceAccount: "a", roleArn: arns.role }] },
        ],
        [
            [{ configurationValues: '{"a":' }, notJson("configurationValues", '{"a":')],
            [
                { serviceAccountRoleArn: "platform" },
                'serviceAccountRoleArn: "platform" is not allowed; use the ARN of a role',
            ],
            [
                { podIdentityAssociations: [{ serviceAccount: "a", roleArn: "platform" }] },
                'podIdentityAssociations[0].roleArn: "platform" is not allowed; use the ARN of a role',
            ],
            [{ addonName: undefined }, "addonName: is missing; give it a value"],
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
        [
            { principalArn: "arn:aws:iam::111122223333:user/team/admin" },
            { userName: "admin:{{SessionName}}" },
            { type: "EC2_LINUX", kubernetesGroups: undefined },
        ],
        [
            [
                { type: "EC2_LINUX" },
                "kubernetesGroups: an access entry of nodes takes none; remove it or use type STANDARD",
            ],
            [
                { type: "HYBRID_LINUX", kubernetesGroups: undefined, userName: "node" },
                "userName: an access entry of nodes takes none; remove it or use type STANDARD",
            ],
            [
                { type: "NODE" },
                'type: "NODE" is not a known value; use STANDARD, EC2, EC2_LINUX, EC2_WINDOWS, FARGATE_LINUX, HYBRID_LINUX or HYPERPOD_LINUX',
            ],
            [
                { principalArn: "arn:aws:sts::123456789012:assumed-role/admin/me" },
                'principalArn: "arn:aws:sts::123456789012:assumed-role/admin/me" is not allowed; use the ARN of a role or a user',
            ],
            [
                { principalArn: "arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/x" },
                'principalArn: "arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/x" is not allowed; a service-linked role takes no access entry; use another role',
            ],
            [
                {
                    type: "EC2_LINUX",
                    kubernetesGroups: undefined,
                    principalArn: "arn:aws:iam::111122223333:role/nodes",
                },
                'principalArn: "arn:aws:iam::111122223333:role/nodes" is no role of 123456789012, which the entry of nodes needs; use one',
            ],
            [
                { userName: "admin{{SessionName}}" },
                'userName: "admin{{SessionName}}" is not allowed; put a colon before {{SessionName}}',
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
        [
            { updateConfig: undefined, launchTemplate: undefined, diskSize: 50 },
            { scalingConfig: { minSize: unknown } },
            { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 450 } },
            { scalingConfig: { minSize: 450, desiredSize: 450, maxSize: 450 } },
            { scalingConfig: { minSize: 0, desiredSize: 1, maxSize: 1 } },
            { updateConfig: { maxUnavailablePercentage: 100 } },
            { updateConfig: { maxUnavailable: 1 } },
            { launchTemplate: undefined, diskSize: 1 },
            { launchTemplate: undefined, diskSize: 65536 },
            { nodeGroupName: "n".repeat(63) },
            { nodeGroupName: undefined, nodeGroupNamePrefix: "n".repeat(37) },
            { instanceTypes: ["t4g.large", "m7gd.large", "a1.large", "c6gn.large", "x2gd.large", "u-6tb1.metal"] },
            { amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["g4dn.xlarge", "m7i-flex.large", "m7a.large"] },
            { amiType: "AL2_x86_64", version: "1.32", instanceTypes: ["m7i.large"] },
            { amiType: "CUSTOM", instanceTypes: ["m7i.large"] },
            { instanceTypes: Array.from({ length: 20 }, (_, index) => `m${String(index)}g.large`) },
            { launchTemplate: { name: "nodes", version: "$Latest" } },
            { updateConfig: { maxUnavailable: 100, updateStrategy: "MINIMAL" } },
            { labels: { workload: "general", "example.com/team": "a.b_c-d", "node.kubernetes.io/role": "x" } },
            { labels: { ["l".repeat(63)]: "v".repeat(63) } },
            { taints: taints(50) },
        ],
        [
            [
                { nodeGroupName: undefined, nodeGroupNamePrefix: "n".repeat(38) },
                'nodeGroupNamePrefix: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn80323120576540357947813931" has 64 characters, 1 to 63 are allowed; shorten it',
            ],
            [
                { nodeGroupNamePrefix: "general-" },
                "nodeGroupName: nodeGroupName and nodeGroupNamePrefix exclude each other; keep one of them",
            ],
            [
                { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 451 } },
                "scalingConfig.maxSize: 451 is out of range; use a whole number of nodes from 1 to 450",
            ],
            [
                { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 0 } },
                "scalingConfig.maxSize: 0 is out of range; use a whole number of nodes from 1 to 450",
            ],
            [
                { scalingConfig: { minSize: 451, desiredSize: 451, maxSize: 450 } },
                "scalingConfig.minSize: 451 is out of range; use a whole number of nodes from 0 to 450",
                "scalingConfig.desiredSize: 451 is out of range; use a whole number of nodes from 0 to 450",
                "scalingConfig: minSize 451, desiredSize 451, maxSize 450 are out of order; choose minSize <= desiredSize <= maxSize; where the autoscaler decides desiredSize, scale the node group itself first (aws eks update-nodegroup-config), then run pulumi refresh",
            ],
            [
                { scalingConfig: { minSize: -1 } },
                "scalingConfig.minSize: -1 is out of range; use a whole number of nodes from 0 to 450",
            ],
            [
                { launchTemplate: undefined, diskSize: 0 },
                "diskSize: 0 is out of range; use a whole number of GiB from 1 to 65536",
            ],
            [
                { launchTemplate: undefined, diskSize: 65537 },
                "diskSize: 65537 is out of range; use a whole number of GiB from 1 to 65536",
            ],
            [{ subnetIds: [] }, "subnetIds: has 0 entries, at least 1 are required; name a subnet"],
            [
                { updateConfig: { maxUnavailablePercentage: 101 } },
                "updateConfig.maxUnavailablePercentage: 101 is out of range; use a whole number of per cent from 1 to 100",
            ],
            [
                { updateConfig: { maxUnavailablePercentage: 0 } },
                "updateConfig.maxUnavailablePercentage: 0 is out of range; use a whole number of per cent from 1 to 100",
            ],
            [
                { instanceTypes: ["m7g.large", "m7i.large"] },
                'instanceTypes: "m7i.large" does not run "BOTTLEROCKET_ARM_64"; use types of ARM_64, or another amiType',
            ],
            [
                { amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["m7g.large"] },
                'instanceTypes: "m7g.large" does not run "AL2023_x86_64_STANDARD"; use types of x86_64, or another amiType',
            ],
            [{ instanceTypes: ["large"] }, 'instanceTypes[0]: "large" is not allowed; use a type such as m7g.large'],
            [
                { amiType: "AL2_x86_64", version: "1.33", instanceTypes: ["m7i.large"] },
                'amiType: "AL2_x86_64" is not published for "1.33"; use AL2023 or Bottlerocket',
            ],
            [{ version: "1.30" }, 'version: "1.30" is out of extended support; use 1.31 or later'],
            [
                { amiType: "CUSTOM", version: "1.34" },
                "amiType: CUSTOM means an AMI of the launch template, which excludes version; remove it",
            ],
            [
                { launchTemplate: { id: "lt-0a", version: "latest" } },
                'launchTemplate.version: "latest" is not allowed; use a number, $Latest or $Default',
            ],
            [
                { updateConfig: { maxUnavailable: 101 } },
                "updateConfig.maxUnavailable: 101 is out of range; use a whole number of nodes from 1 to 100",
            ],
            [
                { updateConfig: { maxUnavailable: 1, updateStrategy: "FAST" } },
                'updateConfig.updateStrategy: "FAST" is not a known value; use DEFAULT or MINIMAL',
            ],
            [
                { labels: { ["l".repeat(64)]: "x" } },
                'labels: "llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll" is no label key; use at most 63 letters, digits and -_./, a letter or digit at both ends',
            ],
            [
                { labels: { workload: "v".repeat(64) } },
                'labels: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv" is no label value (workload); use 1 to 63 letters, digits and -_., a letter or digit at both ends',
            ],
            [
                { labels: { workload: "" } },
                'labels: "" is no label value (workload); use 1 to 63 letters, digits and -_., a letter or digit at both ends',
            ],
            [
                { labels: { "node-role.kubernetes.io/general": "true" } },
                'labels: "node-role.kubernetes.io/general" is reserved, so that nodes would not join; use a domain of your own',
            ],
            [
                { labels: { "k8s.io/role": "general" } },
                'labels: "k8s.io/role" is reserved, so that nodes would not join; use a domain of your own',
            ],
            [
                { labels: { "eks.amazonaws.com/role": "general" } },
                'labels: "eks.amazonaws.com/role" is reserved, so that nodes would not join; use a domain of your own',
            ],
            [{ taints: taints(51) }, "taints: has 51 entries, 0 to 50 are allowed; remove some of them"],
            [
                { taints: [...taints(1), ...taints(1)] },
                'taints: has {"key":"key0","effect":"NO_SCHEDULE"} twice; keep one of them',
            ],
            [
                { taints: [{ key: "a b", effect: "NO_SCHEDULE" }] },
                'taints[0].key: "a b" is not allowed; use a label key such as example.com/dedicated',
            ],
            [
                { taints: [{ key: "k".repeat(64), effect: "NO_SCHEDULE" }] },
                'taints[0].key: "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" has 64 characters, 1 to 63 are allowed; shorten it',
            ],
            [
                { taints: [{ key: "a", value: "v".repeat(64), effect: "NO_SCHEDULE" }] },
                'taints[0].value: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv" has 64 characters, 0 to 63 are allowed; shorten it',
            ],
            [{ nodeRoleArn: "nodes" }, 'nodeRoleArn: "nodes" is not allowed; use the ARN of a role'],
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
                "scalingConfig: minSize 3, desiredSize 2, maxSize 4 are out of order; choose minSize <= desiredSize <= maxSize; where the autoscaler decides desiredSize, scale the node group itself first (aws eks update-nodegroup-config), then run pulumi refresh",
            ],
            [
                { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } },
                "scalingConfig: minSize 1, desiredSize 5, maxSize 4 are out of order; choose minSize <= desiredSize <= maxSize; where the autoscaler decides desiredSize, scale the node group itself first (aws eks update-nodegroup-config), then run pulumi refresh",
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
        { clusterName: "platform-dev", namespace: "apps", serviceAccount: "orders", roleArn: arns.role },
        [
            { policy: policyOf("identity", 2048), disableSessionTags: true },
            { targetRoleArn: arns.role },
            { namespace: "n".repeat(63) },
        ],
        [
            [
                { policy: policyOf("identity", 2049), disableSessionTags: true },
                "policy: has 2049 characters, at most 2048 are allowed; split it or name fewer actions and resources",
            ],
            [
                { namespace: "n".repeat(64) },
                'namespace: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" has 64 characters, 1 to 63 are allowed; shorten it',
            ],
            [{ namespace: "Apps" }, 'namespace: "Apps" is not allowed; use a namespace such as kube-system'],
            [
                { serviceAccount: "orders/a" },
                'serviceAccount: "orders/a" is not allowed; use a service account\'s name',
            ],
            [{ roleArn: "orders" }, 'roleArn: "orders" is not allowed; use the ARN of a role'],
            [
                { policy: policyOf("identity") },
                "disableSessionTags: a session policy needs it; set disableSessionTags to true",
            ],
            [{ namespace: undefined }, "namespace: is missing; give it a value"],
        ],
    );

    it("advises against a Spot pool of one instance type", () => {
        const of = (changes: Properties) => warnings("aws:eks/nodeGroup:NodeGroup", { ...nodeGroup, ...changes });
        expect(of({ capacityType: "SPOT" })).to.deep.equal([
            'instanceTypes: a Spot pool of "m7g.large" alone loses all its nodes at once; name several types',
        ]);
        expect(of({ capacityType: "SPOT", instanceTypes: ["m7g.large", "m6g.large"] })).to.deep.equal([]);
        expect(of({ capacityType: "SPOT", instanceTypes: unknown })).to.deep.equal([]);
        expect(of({ capacityType: "ON_DEMAND" })).to.deep.equal([]);
        expect(of({ capacityType: unknown })).to.deep.equal([]);
    });

    it("says so where a version of Kubernetes is newer than what it knows", () => {
        const of = (version: string) => [
            ...warnings("aws:eks/cluster:Cluster", { version }),
            ...warnings("aws:eks/nodeGroup:NodeGroup", { version }),
        ];
        const warning = 'version: "1.37" was not published when this was written; make sure that EKS has it';
        expect(of("1.37")).to.deep.equal([warning, warning]);
        expect(of("1.36")).to.deep.equal([]);
    });

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

    it("names a node group after its prefix, and the Auto Scaling group after that", () => {
        const prefixed = { ...nodeGroup, nodeGroupName: undefined, nodeGroupNamePrefix: "system-" };
        const { id, outputs } = create("aws:eks/nodeGroup:NodeGroup", prefixed);
        expect(outputs.nodeGroupName).to.match(/^system-\d{26}$/);
        expect(id).to.equal(`platform-dev:${String(outputs.nodeGroupName)}`);
        const [resources] = outputs.resources as { autoscalingGroups: { name: string }[] }[];
        expect(resources?.autoscalingGroups[0]?.name).to.match(/^eks-system-\d{26}-[0-9a-f-]{36}$/);
        const unknownPrefix = create("aws:eks/nodeGroup:NodeGroup", { ...prefixed, nodeGroupNamePrefix: unknown });
        expect(unknownPrefix.outputs).to.not.have.property("nodeGroupName");
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
