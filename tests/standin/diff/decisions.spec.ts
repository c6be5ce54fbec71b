import { expect } from "chai";
import { difference } from "../../../tooling/standin/diff";
import { exceptions } from "../../../tooling/standin/diff/exceptions";
import { unknown, type Properties } from "../../../tooling/standin/model";

/** From what, to what, and through which paths that replaces; none where it is an update. */
type Decision = readonly [olds: Properties, news: Properties, ...replaces: string[]];

const arn = (resource: string) => `arn:aws:iam::111122223333:${resource}`;

/** Each decided by the provider's source that is named for the type in tooling/standin/diff/exceptions. */
const aws: Readonly<Record<string, readonly Decision[]>> = {
    "aws:acm/certificate:Certificate": [
        [{ domainName: "dev.example.com" }, { domainName: "example.com" }, "domainName"],
        [
            { subjectAlternativeNames: ["a.example.com", "b.example.com"] },
            { subjectAlternativeNames: ["b.example.com"] },
            "subjectAlternativeNames",
        ],
        [{ options: { export: "ENABLED" } }, { options: { export: "DISABLED" } }],
        [{ certificateBody: "one" }, { certificateBody: "two" }],
    ],
    "aws:acm/certificateValidation:CertificateValidation": [
        [{ validationRecordFqdns: ["a"] }, { validationRecordFqdns: ["b"] }, "validationRecordFqdns"],
    ],
    "aws:autoscaling/tag:Tag": [
        [{ tag: { key: "a", value: "b" } }, { tag: { key: "a", value: "c" } }],
        [{ tag: { key: "a", value: "b" } }, { tag: { key: "c", value: "b" } }, "tag.key"],
    ],
    "aws:backup/plan:Plan": [
        [{ name: "daily" }, { name: "nightly" }, "name"],
        [{ rules: [{ lifecycle: { deleteAfter: 7 } }] }, { rules: [{ lifecycle: { deleteAfter: 35 } }] }],
    ],
    "aws:backup/selection:Selection": [
        [{ selectionTags: [{ key: "a" }] }, { selectionTags: [{ key: "b" }] }, "selectionTags"],
        [{ iamRoleArn: arn("role/a") }, { iamRoleArn: arn("role/b") }, "iamRoleArn"],
    ],
    "aws:backup/vault:Vault": [
        [{ kmsKeyArn: "one" }, { kmsKeyArn: "two" }, "kmsKeyArn"],
        [{ kmsKeyArn: "one" }, {}],
        [{ forceDestroy: false }, { forceDestroy: true }],
    ],
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [
        [{ minRetentionDays: 7 }, { minRetentionDays: 14 }, "minRetentionDays"],
    ],
    "aws:budgets/budget:Budget": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ limitAmount: "100" }, { limitAmount: "200" }],
        [{ notifications: [{ threshold: 80 }] }, { notifications: [{ threshold: 90 }] }],
        [{ timeUnit: "MONTHLY" }, { timeUnit: "QUARTERLY" }],
    ],
    "aws:cloudwatch/logGroup:LogGroup": [
        [{ name: "/aws/eks/one" }, { name: "/aws/eks/two" }, "name"],
        [{ logGroupClass: "STANDARD" }, { logGroupClass: "INFREQUENT_ACCESS" }, "logGroupClass"],
        [{ retentionInDays: 30 }, { retentionInDays: 365 }],
        [{ kmsKeyId: "one" }, { kmsKeyId: "two" }],
        [{ namePrefix: "one" }, { namePrefix: "two" }, "namePrefix"],
    ],
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor": [
        [{ name: "one" }, { name: "two" }],
        [{ monitorType: "DIMENSIONAL" }, { monitorType: "CUSTOM" }, "monitorType"],
    ],
    "aws:costexplorer/anomalySubscription:AnomalySubscription": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ frequency: "DAILY" }, { frequency: "WEEKLY" }],
        [{ monitorArnLists: ["one"] }, { monitorArnLists: ["two"] }],
    ],
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": [[{ vpcId: "vpc-1" }, { vpcId: "vpc-2" }, "vpcId"]],
    "aws:ec2/eip:Eip": [
        [{ domain: "vpc" }, {}],
        [{ networkBorderGroup: "us-east-1" }, { networkBorderGroup: "us-east-1-wl1" }, "networkBorderGroup"],
    ],
    "aws:ec2/flowLog:FlowLog": [
        [{ logDestination: "one" }, { logDestination: "two" }, "logDestination"],
        [{}, { maxAggregationInterval: 60 }, "maxAggregationInterval"],
        [{ vpcId: "vpc-1" }, { vpcId: "vpc-2" }, "vpcId"],
        [{ trafficType: "ALL" }, { trafficType: "REJECT" }, "trafficType"],
    ],
    "aws:ec2/internetGateway:InternetGateway": [[{ vpcId: "vpc-1" }, { vpcId: "vpc-2" }]],
    "aws:ec2/launchTemplate:LaunchTemplate": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ metadataOptions: { httpTokens: "optional" } }, { metadataOptions: { httpTokens: "required" } }],
        [
            { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] },
            { blockDeviceMappings: [{ ebs: { volumeSize: 50 } }] },
        ],
    ],
    "aws:ec2/natGateway:NatGateway": [
        [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }, "subnetId"],
        [{ allocationId: "eipalloc-1" }, { allocationId: "eipalloc-2" }, "allocationId"],
        [{ secondaryAllocationIds: ["eipalloc-1"] }, { secondaryAllocationIds: ["eipalloc-2"] }],
        [{}, { availabilityZoneAddresses: [{ availabilityZone: "us-east-1a" }] }, "availabilityZoneAddresses"],
        [
            { availabilityZoneAddresses: [{ availabilityZone: "us-east-1a" }] },
            { availabilityZoneAddresses: [{ availabilityZone: "us-east-1b" }] },
        ],
    ],
    "aws:ec2/route:Route": [
        [{ natGatewayId: "nat-1" }, { natGatewayId: "nat-2" }],
        [{ natGatewayId: "nat-1" }, { transitGatewayId: "tgw-1" }],
        [{ destinationCidrBlock: "0.0.0.0/0" }, { destinationCidrBlock: "10.0.0.0/8" }, "destinationCidrBlock"],
        [{ routeTableId: "rtb-1" }, { routeTableId: "rtb-2" }, "routeTableId"],
    ],
    "aws:ec2/routeTable:RouteTable": [[{ vpcId: "vpc-1" }, { vpcId: "vpc-2" }, "vpcId"]],
    "aws:ec2/routeTableAssociation:RouteTableAssociation": [
        [{ routeTableId: "rtb-1" }, { routeTableId: "rtb-2" }],
        [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }, "subnetId"],
    ],
    "aws:ec2/securityGroup:SecurityGroup": [
        [{ description: "one" }, { description: "two" }, "description"],
        [{ description: "one" }, {}, "description"],
        [{ name: "one" }, { name: "two" }, "name"],
        [{ ingress: [{ fromPort: 80 }] }, { ingress: [{ fromPort: 443 }] }],
    ],
    "aws:ec2/securityGroupRule:SecurityGroupRule": [
        [{ cidrBlocks: ["10.0.0.0/16"] }, { cidrBlocks: ["10.1.0.0/16"] }, "cidrBlocks[0]"],
        [{ fromPort: 80 }, { fromPort: 443 }, "fromPort"],
        [{ description: "one" }, { description: "two" }],
    ],
    "aws:ec2/subnet:Subnet": [
        [{ cidrBlock: "10.0.0.0/24" }, { cidrBlock: "10.0.1.0/24" }, "cidrBlock"],
        [{ availabilityZone: "us-east-1a" }, { availabilityZone: "us-east-1b" }, "availabilityZone"],
        [{ mapPublicIpOnLaunch: true }, { mapPublicIpOnLaunch: false }],
        [{ ipv6CidrBlock: "2001:db8::/64" }, { ipv6CidrBlock: "2001:db8:1::/64" }],
        [
            { ipv6CidrBlock: "2001:db8::/64", assignIpv6AddressOnCreation: true },
            { ipv6CidrBlock: "2001:db8:1::/64", assignIpv6AddressOnCreation: true },
            "ipv6CidrBlock",
        ],
    ],
    "aws:ec2/vpc:Vpc": [
        [{ cidrBlock: "10.0.0.0/16" }, { cidrBlock: "10.1.0.0/16" }, "cidrBlock"],
        [{ enableDnsHostnames: false }, { enableDnsHostnames: true }],
        [{ instanceTenancy: "dedicated" }, { instanceTenancy: "default" }],
        [{ instanceTenancy: "dedicated" }, {}],
        [{}, { instanceTenancy: "dedicated" }, "instanceTenancy"],
    ],
    "aws:ec2/vpcEndpoint:VpcEndpoint": [
        [{ serviceName: "com.amazonaws.us-east-1.s3" }, { serviceName: "com.amazonaws.us-east-1.sts" }, "serviceName"],
        [{ subnetIds: ["subnet-1"] }, { subnetIds: ["subnet-1", "subnet-2"] }],
        [{ policy: "{}" }, { policy: '{"Version":"2012-10-17"}' }],
        [{}, { vpcEndpointType: "Interface" }, "vpcEndpointType"],
        [
            { vpcEndpointType: "Interface", privateDnsEnabled: false },
            { vpcEndpointType: "Interface", privateDnsEnabled: true },
        ],
        [{ privateDnsEnabled: false }, { privateDnsEnabled: true }, "privateDnsEnabled"],
        [
            { dnsOptions: { privateDnsPreference: "ALL_DOMAINS", dnsRecordIpType: "ipv4" } },
            { dnsOptions: { privateDnsPreference: "VERIFIED_DOMAINS_ONLY", dnsRecordIpType: "dualstack" } },
            "dnsOptions.privateDnsPreference",
        ],
    ],
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": [[{ policy: "{}" }, { policy: '{"rules":[]}' }, "policy"]],
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": [
        [{ credentialArn: "one" }, { credentialArn: "two" }],
        [{ ecrRepositoryPrefix: "quay" }, { ecrRepositoryPrefix: "ghcr" }, "ecrRepositoryPrefix"],
    ],
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": [
        [{ scanType: "BASIC" }, { scanType: "ENHANCED" }],
    ],
    "aws:ecr/repository:Repository": [
        [
            { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "one" }] },
            { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "two" }] },
            "encryptionConfigurations[0].kmsKey",
        ],
        [{ encryptionConfigurations: [{ encryptionType: "KMS" }] }, {}],
        [{ imageTagMutability: "MUTABLE" }, { imageTagMutability: "IMMUTABLE" }],
        [{ name: "one" }, { name: "two" }, "name"],
    ],
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": [
        [
            { encryptionConfigurations: [{ encryptionType: "KMS" }] },
            { encryptionConfigurations: [{ encryptionType: "AES256" }] },
        ],
        [{ prefix: "quay" }, { prefix: "ghcr" }, "prefix"],
    ],
    "aws:ecr/repositoryPolicy:RepositoryPolicy": [
        [{ policy: "{}" }, { policy: '{"Version":"2012-10-17"}' }],
        [{ repository: "one" }, { repository: "two" }, "repository"],
    ],
    "aws:eks/accessEntry:AccessEntry": [
        [{ principalArn: arn("role/a") }, { principalArn: arn("role/b") }, "principalArn"],
        [{ clusterName: "one" }, { clusterName: "two" }, "clusterName"],
        [{ type: "STANDARD" }, { type: "EC2_LINUX" }, "type"],
        [{ kubernetesGroups: ["viewers"] }, { kubernetesGroups: ["editors"] }],
    ],
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": [
        [{ accessScope: { type: "cluster" } }, { accessScope: { type: "namespace" } }, "accessScope.type"],
        [
            { accessScope: { namespaces: ["a", "b"] } },
            { accessScope: { namespaces: ["a", "c"] } },
            "accessScope.namespaces",
        ],
    ],
    "aws:eks/addon:Addon": [
        [{ addonVersion: "v1.0.0-eksbuild.1" }, { addonVersion: "v1.1.0-eksbuild.1" }],
        [{ addonName: "vpc-cni" }, { addonName: "coredns" }, "addonName"],
        [{ namespaceConfig: { namespace: "a" } }, { namespaceConfig: { namespace: "b" } }, "namespaceConfig.namespace"],
    ],
    "aws:eks/cluster:Cluster": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ roleArn: arn("role/a") }, { roleArn: arn("role/b") }, "roleArn"],
        [{ version: "1.34" }, { version: "1.35" }],
        [{ version: "1.34" }, {}],
        [{ vpcConfig: { subnetIds: ["subnet-1"] } }, { vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } }],
        [{ vpcConfig: { securityGroupIds: ["sg-1"] } }, { vpcConfig: { securityGroupIds: ["sg-2"] } }],
        [{ vpcConfig: { endpointPublicAccess: true } }, { vpcConfig: { endpointPublicAccess: false } }],
        [{}, { encryptionConfig: { provider: { keyArn: "one" } } }],
        [{ encryptionConfig: { provider: { keyArn: "one" } } }, { encryptionConfig: { provider: { keyArn: "two" } } }],
        [{ encryptionConfig: { provider: { keyArn: "one" } } }, {}, "encryptionConfig"],
        [
            { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" } },
            { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.21.0.0/16" } },
            "kubernetesNetworkConfig.serviceIpv4Cidr",
        ],
        [
            { kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } } },
            { kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } } },
        ],
        [{}, { bootstrapSelfManagedAddons: false }, "bootstrapSelfManagedAddons"],
        [{}, { bootstrapSelfManagedAddons: true }],
        [
            { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } },
            { accessConfig: { authenticationMode: "API" } },
        ],
        [
            { computeConfig: { nodeRoleArn: arn("role/a") } },
            { computeConfig: { nodeRoleArn: arn("role/b") } },
            "computeConfig.nodeRoleArn",
        ],
        [{ computeConfig: { enabled: true } }, { computeConfig: { enabled: true, nodeRoleArn: arn("role/b") } }],
        [{ computeConfig: { nodeRoleArn: arn("role/a") } }, {}],
        [{ enabledClusterLogTypes: ["api"] }, { enabledClusterLogTypes: ["api", "audit"] }],
    ],
    "aws:eks/nodeGroup:NodeGroup": [
        [{ instanceTypes: ["m7i.large"] }, { instanceTypes: ["m7i.xlarge"] }, "instanceTypes[0]"],
        [{ instanceTypes: ["a", "b"] }, { instanceTypes: ["b", "a"] }, "instanceTypes[0]", "instanceTypes[1]"],
        [{ capacityType: "ON_DEMAND" }, { capacityType: "SPOT" }, "capacityType"],
        [{ launchTemplate: { id: "lt-1", version: "1" } }, { launchTemplate: { id: "lt-1", version: "2" } }],
        [
            { launchTemplate: { id: "lt-1", version: "1" } },
            { launchTemplate: { id: unknown, version: unknown } },
            "launchTemplate.id",
        ],
        [{ scalingConfig: { desiredSize: 2, maxSize: 4 } }, { scalingConfig: { desiredSize: 3, maxSize: 6 } }],
        [{ subnetIds: ["subnet-1", "subnet-2"] }, { subnetIds: ["subnet-2", "subnet-1"] }],
        [{ subnetIds: ["subnet-1"] }, { subnetIds: ["subnet-1", "subnet-2"] }, "subnetIds"],
        [{ labels: { pool: "one" } }, { labels: { pool: "two" } }],
        [{ taints: [{ key: "a" }] }, { taints: [{ key: "b" }] }],
        [{ version: "1.34" }, { version: "1.35" }],
        [{ diskSize: 20 }, { diskSize: 50 }, "diskSize"],
        [{ nodeRoleArn: arn("role/a") }, { nodeRoleArn: arn("role/b") }, "nodeRoleArn"],
    ],
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": [
        [{ roleArn: arn("role/a") }, { roleArn: arn("role/b") }],
        [{ serviceAccount: "one" }, { serviceAccount: "two" }, "serviceAccount"],
        [{ namespace: "one" }, { namespace: "two" }, "namespace"],
    ],
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": [
        [{ url: "https://one.example.com" }, { url: "https://two.example.com" }, "url"],
        [{ clientIdLists: ["one"] }, { clientIdLists: ["one", "two"] }],
    ],
    "aws:iam/policy:Policy": [
        [{ policy: "{}" }, { policy: '{"Version":"2012-10-17"}' }],
        [{ description: "one" }, { description: "two" }, "description"],
        [{ name: "one" }, { name: "two" }, "name"],
    ],
    "aws:iam/role:Role": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{}, { path: "/platform/" }, "path"],
        [{ assumeRolePolicy: "{}" }, { assumeRolePolicy: '{"Version":"2012-10-17"}' }],
        [{ permissionsBoundary: arn("policy/a") }, { permissionsBoundary: arn("policy/b") }],
        [{ description: "one" }, { description: "two" }],
    ],
    "aws:iam/rolePolicy:RolePolicy": [
        [{ policy: "{}" }, { policy: '{"Version":"2012-10-17"}' }],
        [{ role: "one" }, { role: "two" }, "role"],
    ],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [
        [{ policyArn: arn("policy/a") }, { policyArn: arn("policy/b") }, "policyArn"],
    ],
    "aws:kms/alias:Alias": [
        [{ targetKeyId: "one" }, { targetKeyId: "two" }],
        [{ name: "alias/one" }, { name: "alias/two" }, "name"],
    ],
    "aws:kms/key:Key": [
        [{}, { customerMasterKeySpec: "RSA_4096" }, "customerMasterKeySpec"],
        [{ multiRegion: false }, { multiRegion: true }, "multiRegion"],
        [{ policy: "{}" }, { policy: '{"Version":"2012-10-17"}' }],
        [{}, { enableKeyRotation: true }],
        [{ deletionWindowInDays: 30 }, { deletionWindowInDays: 7 }],
    ],
    "aws:rds/instance:Instance": [
        [{ identifier: "one" }, { identifier: "two" }],
        [{ instanceClass: "db.t4g.medium" }, { instanceClass: "db.m7g.large" }],
        [{ multiAz: false }, { multiAz: true }],
        [{ engine: "postgres" }, { engine: "mysql" }, "engine"],
        [{ engineVersion: "16.4" }, { engineVersion: "17.2" }],
        [{ storageEncrypted: true }, { storageEncrypted: false }, "storageEncrypted"],
        [{ kmsKeyId: "one" }, { kmsKeyId: "two" }, "kmsKeyId"],
        [{ dbName: "one" }, { dbName: "two" }, "dbName"],
        [{ username: "one" }, { username: "two" }, "username"],
        [{ dbSubnetGroupName: "one" }, { dbSubnetGroupName: "two" }],
        [{ port: 5432 }, { port: 5433 }],
        [{ backupRetentionPeriod: 7 }, { backupRetentionPeriod: 35 }],
        [{ storageType: "gp2" }, { storageType: "gp3" }],
        [{ availabilityZone: "us-east-1a" }, { availabilityZone: "us-east-1b" }, "availabilityZone"],
        [{ vpcSecurityGroupIds: ["sg-1"] }, { vpcSecurityGroupIds: ["sg-2"] }],
        [{}, { restoreToPointInTime: { useLatestRestorableTime: true } }, "restoreToPointInTime"],
        [{ restoreToPointInTime: { restoreTime: "one" } }, { restoreToPointInTime: { restoreTime: "two" } }],
        [{}, { snapshotIdentifier: "final" }, "snapshotIdentifier"],
    ],
    "aws:rds/parameterGroup:ParameterGroup": [
        [{ family: "postgres16" }, { family: "postgres17" }, "family"],
        [{ parameters: [{ name: "a", value: "1" }] }, { parameters: [{ name: "a", value: "2" }] }],
    ],
    "aws:rds/subnetGroup:SubnetGroup": [
        [{ subnetIds: ["subnet-1"] }, { subnetIds: ["subnet-1", "subnet-2"] }],
        [{ description: "one" }, { description: "two" }],
        [{ name: "one" }, { name: "two" }, "name"],
    ],
    "aws:route53/record:Record": [
        [{ name: "a.example.com" }, { name: "b.example.com" }, "name"],
        [{ zoneId: "Z1" }, { zoneId: "Z2" }, "zoneId"],
        [{ type: "A" }, { type: "AAAA" }],
        [{ setIdentifier: "one" }, { setIdentifier: "two" }],
        [{ records: ["203.0.113.1"] }, { records: ["203.0.113.2"] }],
        [{ ttl: 60 }, { ttl: 300 }],
    ],
    "aws:route53/zone:Zone": [
        [{ name: "dev.example.com" }, { name: "example.com" }, "name"],
        [{ comment: "one" }, { comment: "two" }],
        [{}, { delegationSetId: "N1" }, "delegationSetId"],
    ],
    "aws:s3/bucket:Bucket": [
        [{ bucket: "one" }, { bucket: "two" }, "bucket"],
        [{ bucket: "one" }, {}, "bucket"],
        [{ objectLockEnabled: false }, { objectLockEnabled: true }, "objectLockEnabled"],
        [{}, { forceDestroy: true }],
    ],
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
        [{ bucket: "one" }, { bucket: "two" }, "bucket"],
        [{ rules: [{ bucketKeyEnabled: false }] }, { rules: [{ bucketKeyEnabled: true }] }],
    ],
    "aws:s3/bucketVersioning:BucketVersioning": [
        [{ bucket: "one" }, { bucket: "two" }, "bucket"],
        [{ versioningConfiguration: { status: "Enabled" } }, { versioningConfiguration: { status: "Suspended" } }],
    ],
    "aws:secretsmanager/secret:Secret": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ kmsKeyId: "one" }, { kmsKeyId: "two" }],
        [{ recoveryWindowInDays: 7 }, {}],
    ],
    "aws:secretsmanager/secretVersion:SecretVersion": [
        [{ secretString: "one" }, { secretString: "two" }, "secretString"],
        [{ versionStages: ["AWSCURRENT"] }, { versionStages: ["AWSPENDING"] }],
    ],
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [
        [{ cidrIpv4: "10.0.0.0/16" }, { cidrIpv4: "10.1.0.0/16" }],
        [{ cidrIpv4: "10.0.0.0/16" }, { referencedSecurityGroupId: "sg-1" }, "cidrIpv4", "referencedSecurityGroupId"],
        [{ fromPort: 80 }, { fromPort: 443 }],
        [{ securityGroupId: "sg-1" }, { securityGroupId: "sg-2" }, "securityGroupId"],
    ],
    "random:index/randomPassword:RandomPassword": [
        [{ length: 20 }, { length: 32 }, "length"],
        [{}, { special: false }, "special"],
        [{ keepers: { rotation: "1" } }, { keepers: { rotation: "2" } }, "keepers.rotation"],
    ],
};

/** Source: pulumi/pulumi-kubernetes, provider/pkg/provider/diff.go and helm_release.go. */
const kubernetes: Readonly<Record<string, readonly Decision[]>> = {
    "kubernetes:apps/v1:Deployment": [
        [{ metadata: { name: "one" } }, { metadata: { name: "two" } }, "metadata.name"],
        [{ metadata: { namespace: "one" } }, { metadata: { namespace: "two" } }, "metadata.namespace"],
        [
            { spec: { selector: { matchLabels: { app: "one" } } } },
            { spec: { selector: { matchLabels: { app: "two" } } } },
            "spec.selector.matchLabels.app",
        ],
        [{ spec: { replicas: 1 } }, { spec: { replicas: 2 } }],
        [{ metadata: { labels: { a: "1" } } }, { metadata: { labels: { a: "2" } } }],
    ],
    "kubernetes:apps/v1:StatefulSet": [
        [{ spec: { serviceName: "one" } }, { spec: { serviceName: "two" } }, "spec.serviceName"],
    ],
    "kubernetes:argoproj.io/v1alpha1:Application": [
        [{ spec: { project: "one" } }, { spec: { project: "two" } }],
        [{ metadata: { name: "one" } }, { metadata: { name: "two" } }, "metadata.name"],
    ],
    "kubernetes:batch/v1:Job": [
        [
            { spec: { template: { spec: { restartPolicy: "Never" } } } },
            { spec: { template: { spec: { restartPolicy: "OnFailure" } } } },
            "spec.template.spec.restartPolicy",
        ],
    ],
    "kubernetes:core/v1:ConfigMap": [[{ data: { a: "1" } }, { data: { a: "2" } }, "data.a"]],
    "kubernetes:core/v1:Namespace": [
        [{ metadata: { labels: { a: "1" } } }, { metadata: { labels: { a: "2" } } }],
        [{ metadata: { name: "one" } }, { metadata: { name: "two" } }, "metadata.name"],
    ],
    "kubernetes:core/v1:Pod": [
        [
            { spec: { containers: [{ image: "a:1" }] } },
            { spec: { containers: [{ image: "a:2" }] } },
            "spec.containers[0].image",
        ],
    ],
    "kubernetes:core/v1:Secret": [
        [{ stringData: { a: "1" } }, { stringData: { a: "2" } }, "stringData.a"],
        [{ data: { "tls.crt": "1" } }, { data: { "tls.crt": "2" } }, 'data["tls.crt"]'],
        [{ type: "Opaque" }, { type: "kubernetes.io/tls" }, "type"],
        [{ metadata: { annotations: { a: "1" } } }, { metadata: { annotations: { a: "2" } } }],
    ],
    "kubernetes:core/v1:SecretPatch": [[{ stringData: { a: "1" } }, { stringData: { a: "2" } }]],
    "kubernetes:core/v1:Service": [
        [{ spec: { clusterIP: "None" } }, { spec: { clusterIP: "10.0.0.1" } }, "spec.clusterIP"],
        [{ spec: { type: "ClusterIP" } }, { spec: { type: "LoadBalancer" } }],
    ],
    "kubernetes:helm.sh/v3:Release": [
        [{ name: "one" }, { name: "two" }, "name"],
        [{ namespace: "one" }, { namespace: "two" }, "namespace"],
        [{ version: "1.0.0" }, { version: "1.1.0" }],
        [{ values: { replicas: 1 } }, { values: { replicas: 2 } }],
    ],
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": [
        [{ roleRef: { name: "view" } }, { roleRef: { name: "edit" } }, "roleRef.name"],
        [{ subjects: [{ name: "one" }] }, { subjects: [{ name: "two" }] }],
    ],
};

const text = (properties: Properties) => JSON.stringify(properties);

function holds(type: string, decisions: readonly Decision[], source: string) {
    describe(`${type} (${source})`, () => {
        for (const [olds, news, ...replaces] of decisions) {
            it(`${replaces.length > 0 ? "is replaced" : "stays"}: ${text(olds)} to ${text(news)}`, () => {
                expect(difference(type, olds, news).replaces).to.have.members(replaces);
            });
        }
    });
}

describe("what replaces a resource", () => {
    for (const [type, decisions] of Object.entries(aws)) {
        holds(type, decisions, exceptions[type]!.source);
    }
    for (const [type, decisions] of Object.entries(kubernetes)) {
        holds(type, decisions, "provider/pkg/provider/diff.go");
    }
    holds("example:index:Unheard", [[{ name: "one" }, { name: "two" }]], "not known: an update");
});

describe("whether the provider deletes first what it replaces", () => {
    const deletesFirst = (type: string, olds: Properties, news: Properties) =>
        difference(type, olds, news).deleteBeforeReplace;

    it("does where the program gives the name that the AWS provider would generate", () => {
        const [olds, news] = [{ path: "/one/" }, { path: "/two/" }];
        expect(deletesFirst("aws:iam/role:Role", olds, news)).to.be.false;
        expect(deletesFirst("aws:iam/role:Role", { ...olds, name: "a" }, { ...news, name: "a" })).to.be.true;
        expect(deletesFirst("aws:iam/role:Role", { name: "a" }, { name: "a", description: "b" })).to.be.false;
    });

    it("does not where the provider generates no name", () => {
        const [olds, news] = [
            { name: "a.example.com", zoneId: "Z1" },
            { name: "a.example.com", zoneId: "Z2" },
        ];
        expect(deletesFirst("aws:route53/record:Record", olds, news)).to.be.false;
    });

    it("does where a Kubernetes object keeps its given name and its namespace", () => {
        const secret = (value: string, metadata?: Properties) => ({ stringData: { value }, metadata });
        const type = "kubernetes:core/v1:Secret";
        expect(deletesFirst(type, secret("one", { name: "a" }), secret("two", { name: "a" }))).to.be.true;
        expect(deletesFirst(type, secret("one"), secret("two"))).to.be.false;
        expect(deletesFirst(type, secret("one", { name: "a" }), secret("two", { name: "b" }))).to.be.false;
        const [one, other] = [
            { name: "a", namespace: "one" },
            { name: "a", namespace: "two" },
        ];
        expect(deletesFirst(type, secret("one", one), secret("two", other))).to.be.false;
        expect(deletesFirst(type, secret("one", { name: "a" }), secret("one", { name: "a", labels: {} }))).to.be.false;
    });

    it("never does for a Helm release", () => {
        const release = (namespace: string) => ({ name: "argocd", namespace, metadata: { name: "a" } });
        expect(deletesFirst("kubernetes:helm.sh/v3:Release", release("one"), release("two"))).to.be.false;
    });
});
