import type { Properties } from "../../support/policyServer";

const account = "111122223333";
export const key = `arn:aws:kms:us-east-1:${account}:key/0a1b2c3d`;
const tags = { project: "platform", environment: "prod" };

export const policy = (...statements: readonly Properties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** One resource of each type that the pack has rules about, as production has it: no rule finds fault with it. */
export const compliant: Readonly<Record<string, Properties>> = {
    "aws:acm/certificate:Certificate": {
        domainName: "dev.example.com",
        validationMethod: "DNS",
        keyAlgorithm: "EC_prime256v1",
        tags,
    },
    "aws:backup/vault:Vault": { name: "platform-prod", kmsKeyArn: key, forceDestroy: false, tags },
    "aws:cloudwatch/logGroup:LogGroup": { name: "/platform/prod/flow-logs", retentionInDays: 90, kmsKeyId: key, tags },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { vpcId: "vpc-0a", ingress: [], egress: [], tags },
    "aws:ec2/flowLog:FlowLog": { vpcId: "vpc-0a", trafficType: "ALL", tags },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: key, volumeSize: 50 } }],
        networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "false" }],
        tags,
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        vpcId: "vpc-0a",
        ingress: [
            {
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: ["10.10.0.0/16"],
                ipv6CidrBlocks: ["fd00::/16"],
            },
        ],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
        tags,
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        type: "ingress",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["203.0.113.0/24"],
        ipv6CidrBlocks: ["fd00::/16"],
        securityGroupId: "sg-0a",
    },
    "aws:ec2/subnet:Subnet": { vpcId: "vpc-0a", cidrBlock: "10.10.0.0/19", mapPublicIpOnLaunch: false, tags },
    "aws:ecr/repository:Repository": {
        name: "team/service",
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
        tags,
    },
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
        prefix: "platform-prod/ecr-public",
        appliedFors: ["PULL_THROUGH_CACHE"],
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
    },
    "aws:ecr/repositoryPolicy:RepositoryPolicy": {
        repository: "team/service",
        policy: policy({
            Sid: "Pull",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        }),
    },
    "aws:eks/accessEntry:AccessEntry": {
        clusterName: "platform-prod",
        principalArn: `arn:aws:iam::${account}:role/platform-admin`,
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        clusterName: "platform-prod",
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        principalArn: `arn:aws:iam::${account}:role/platform-admin`,
        accessScope: { type: "cluster" },
    },
    "aws:eks/addon:Addon": {
        clusterName: "platform-prod",
        addonName: "vpc-cni",
        addonVersion: "v1.20.2-eksbuild.1",
        configurationValues: '{"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true"}}',
        tags,
    },
    "aws:eks/cluster:Cluster": {
        name: "platform-prod",
        roleArn: `arn:aws:iam::${account}:role/platform-prod-cluster`,
        version: "1.34",
        accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        encryptionConfig: { provider: { keyArn: key }, resources: ["secrets"] },
        upgradePolicy: { supportType: "STANDARD" },
        deletionProtection: true,
        vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false, subnetIds: ["subnet-0a", "subnet-0b"] },
        tags,
    },
    "aws:eks/nodeGroup:NodeGroup": {
        clusterName: "platform-prod",
        nodeRoleArn: `arn:aws:iam::${account}:role/platform-prod-node`,
        subnetIds: ["subnet-0a"],
        scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 },
        launchTemplate: { id: "lt-0a", version: "1" },
        tags,
    },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        clusterName: "platform-prod",
        namespace: "kube-system",
        serviceAccount: "ebs-csi-controller-sa",
        roleArn: `arn:aws:iam::${account}:role/platform-prod-ebs-csi`,
        tags,
    },
    "aws:iam/policy:Policy": {
        name: "platform-prod-external-secrets",
        policy: policy({
            Sid: "Read",
            Effect: "Allow",
            Action: ["secretsmanager:GetSecretValue", "kms:Decrypt"],
            Resource: [`arn:aws:secretsmanager:us-east-1:${account}:secret:platform/prod/*`, key],
        }),
        tags,
    },
    "aws:iam/role:Role": {
        name: "platform-prod-external-secrets",
        assumeRolePolicy: policy({
            Sid: "Pods",
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnEquals: { "aws:SourceArn": `arn:aws:eks:us-east-1:${account}:cluster/platform-prod` },
            },
        }),
        tags,
    },
    "aws:iam/rolePolicy:RolePolicy": {
        role: "platform-prod-external-secrets",
        policy: policy({
            Sid: "Read",
            Effect: "Allow",
            Action: ["secretsmanager:GetSecretValue", "kms:Decrypt"],
            Resource: [`arn:aws:secretsmanager:us-east-1:${account}:secret:platform/prod/*`, key],
        }),
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        role: "platform-prod-node",
        policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    },
    "aws:kms/key:Key": {
        description: "Encrypts the data of platform-prod.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: policy({
            Sid: "Account",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
        }),
        tags,
    },
    "aws:kms/keyPolicy:KeyPolicy": {
        keyId: "0a1b2c3d",
        policy: policy({
            Sid: "Account",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
        }),
    },
    "aws:rds/instance:Instance": {
        identifier: "platform-prod",
        instanceClass: "db.r8g.large",
        engine: "postgres",
        storageEncrypted: true,
        kmsKeyId: key,
        publiclyAccessible: false,
        iamDatabaseAuthenticationEnabled: true,
        deletionProtection: true,
        skipFinalSnapshot: false,
        multiAz: true,
        backupRetentionPeriod: 7,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: key,
        enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
        manageMasterUserPassword: true,
        copyTagsToSnapshot: true,
        parameterGroupName: "platform-prod-postgres17",
        tags,
    },
    "aws:rds/parameterGroup:ParameterGroup": {
        family: "postgres17",
        parameters: [{ name: "rds.force_ssl", value: "1", applyMethod: "immediate" }],
        tags,
    },
    "aws:s3/bucket:Bucket": { bucket: "platform-prod-backups", forceDestroy: false, tags },
    "aws:s3/bucketPolicy:BucketPolicy": {
        bucket: "platform-prod-backups",
        policy: policy(
            {
                Sid: "Tls",
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: ["arn:aws:s3:::platform-prod-backups", "arn:aws:s3:::platform-prod-backups/*"],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
            {
                Sid: "Logs",
                Effect: "Allow",
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::platform-prod-backups/*",
                Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
        ),
    },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        bucket: "platform-prod-backups",
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    },
    "aws:s3/bucketVersioning:BucketVersioning": {
        bucket: "platform-prod-backups",
        versioningConfiguration: { status: "Enabled" },
    },
    "aws:secretsmanager/secret:Secret": {
        name: "platform/prod/grafana",
        kmsKeyId: key,
        recoveryWindowInDays: 30,
        tags,
    },
    "aws:backup/vaultPolicy:VaultPolicy": {
        backupVaultName: "platform-prod",
        policy: policy({ Sid: "Others", Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }),
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": {
        secretArn: `arn:aws:secretsmanager:us-east-1:${account}:secret:platform/prod/grafana`,
        policy: policy({ Sid: "Others", Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }),
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        cidrIpv4: "10.10.0.0/16",
        securityGroupId: "sg-0a",
    },
};

/** A copy of a resource with some of its properties, named by their paths, changed or (undefined) left out. */
export function changed(resource: Properties, changes: Properties): Properties {
    const copy = structuredClone(resource);
    for (const [path, value] of Object.entries(changes)) {
        const keys = path.split(".");
        const last = keys.pop() ?? path;
        let target = copy as Record<string, unknown>;
        for (const name of keys) {
            target = (target[name] ??= {}) as Record<string, unknown>;
        }
        if (value === undefined) {
            // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a path of a fixture
            delete target[last];
        } else {
            target[last] = value;
        }
    }
    return copy;
}
