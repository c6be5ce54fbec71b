/** Types that hold what cannot be made again: data, keys, secrets, and the cluster with all that runs in it. */
const stateful: ReadonlySet<string> = new Set([
    "aws:backup/vault:Vault",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:ecr/repository:Repository",
    "aws:eks/cluster:Cluster",
    "aws:kms/key:Key",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:s3/bucket:Bucket",
    "aws:secretsmanager/secret:Secret",
]);

export const isStateful = (type: string) => stateful.has(type);
