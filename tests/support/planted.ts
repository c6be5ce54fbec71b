import type { Fault } from "./platform";

/** A fault that a rule must catch. */
export interface Planted {
    readonly what: string;
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** The rule that must catch it. */
    readonly rule: string;
}

const wildcard = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const general = "node-groups-general-launch-template";
const system = "node-groups-system-launch-template";
const database = { type: "aws:rds/instance:Instance", name: "database-instance" };
const cluster = { type: "aws:eks/cluster:Cluster", name: "cluster-eks-eksCluster" };

export const planted: readonly Planted[] = [
    {
        what: "an unencrypted volume",
        type: launchTemplate,
        name: general,
        inputs: { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20, encrypted: "false" } }] },
        rule: "ec2-launch-template-encrypt-volumes",
    },
    {
        what: "a hop limit of 2",
        type: launchTemplate,
        name: system,
        inputs: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" } },
        rule: "ec2-launch-template-limit-metadata-hops",
    },
    {
        what: "a public database",
        ...database,
        inputs: { publiclyAccessible: true },
        rule: "rds-instance-disallow-public-access",
    },
    {
        what: "an unencrypted database",
        ...database,
        inputs: { storageEncrypted: false, kmsKeyId: undefined },
        rule: "rds-instance-encrypt-storage",
    },
    {
        what: "a wildcard policy",
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "network-flow-logs-policy",
        inputs: { policy: wildcard },
        rule: "iam-role-policy-disallow-full-administration",
    },
    {
        what: "mutable images",
        type: "aws:ecr/repository:Repository",
        name: "registry-shop/orders",
        inputs: { imageTagMutability: "MUTABLE" },
        rule: "ecr-repository-use-immutable-tags",
    },
    {
        what: "a key that never rotates",
        type: "aws:kms/key:Key",
        name: "keys-data",
        inputs: { enableKeyRotation: false },
        rule: "kms-key-enable-rotation",
    },
    {
        what: "an open API endpoint",
        ...cluster,
        inputs: {
            vpcConfig: {
                endpointPublicAccess: true,
                endpointPrivateAccess: true,
                publicAccessCidrs: ["0.0.0.0/0"],
                subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
            },
        },
        rule: "eks-cluster-restrict-public-endpoint",
    },
    {
        what: "control plane logs left out",
        ...cluster,
        inputs: { enabledClusterLogTypes: ["api"] },
        rule: "eks-cluster-enable-control-plane-logs",
    },
    {
        what: "a creator who administers the cluster",
        ...cluster,
        inputs: { accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true } },
        rule: "eks-cluster-disallow-creator-admin",
    },
    {
        what: "a bucket that is not private",
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        name: "storage-logs-public-access-block",
        inputs: { blockPublicAcls: false },
        rule: "s3-bucket-public-access-block-block-all",
    },
    {
        what: "a bucket that loses versions",
        type: "aws:s3/bucketVersioning:BucketVersioning",
        name: "storage-backups-versioning",
        inputs: { versioningConfiguration: { status: "Suspended" } },
        rule: "s3-bucket-versioning-enable",
    },
    {
        what: "a log group that keeps forever",
        type: "aws:cloudwatch/logGroup:LogGroup",
        name: "network-flow-logs",
        inputs: { retentionInDays: 0 },
        rule: "cloudwatch-log-group-retain-logs",
    },
    {
        what: "an add-on version left to chance",
        type: "aws:eks/addon:Addon",
        name: "cluster-addons-metrics-server",
        inputs: { addonVersion: undefined },
        rule: "eks-addon-pin-version",
    },
    {
        what: "a database that talks without TLS",
        type: "aws:rds/parameterGroup:ParameterGroup",
        name: "database-parameters",
        inputs: { parameters: [{ name: "rds.force_ssl", value: "0" }] },
        rule: "rds-parameter-group-force-tls",
    },
    {
        what: "a database that the internet may reach",
        type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        name: "database-ingress-0",
        inputs: { referencedSecurityGroupId: undefined, cidrIpv4: "0.0.0.0/0" },
        rule: "vpc-security-group-ingress-rule-disallow-internet-ingress",
    },
    {
        what: "a secret without the platform's key",
        type: "aws:secretsmanager/secret:Secret",
        name: "secrets-grafana-admin",
        inputs: { kmsKeyId: undefined },
        rule: "secretsmanager-secret-encrypt-with-own-key",
    },
];

/** Plants all of them. */
export const plant: Fault = (type, name, inputs) => {
    const faults = planted.filter((each) => each.type === type && each.name === name);
    return faults.length === 0 ? undefined : Object.assign({}, inputs, ...faults.map((fault) => fault.inputs));
};

/** What the faults break besides: one fault may offend several rules. */
export const consequences = [
    "iam-role-policy-restrict-decryption network-flow-logs-policy",
    "iam-role-policy-restrict-pass-role network-flow-logs-policy",
    "rds-instance-encrypt-storage-with-own-key database-instance",
    "ec2-launch-template-encrypt-volumes-with-own-key node-groups-general-launch-template",
];
