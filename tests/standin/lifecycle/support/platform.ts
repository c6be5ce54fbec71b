import type { Stored } from "../../../../tooling/standin/inventory";
import { stored } from "./store";

/** A small platform to try one resource against. */
export const vpc = stored("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
export const internetGateway = stored("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: vpc.id });

const subnet = (name: string, cidrBlock: string, zone: string): Stored =>
    stored("aws:ec2/subnet:Subnet", name, { vpcId: vpc.id, cidrBlock, availabilityZone: `us-east-1${zone}` });

export const subnetA = subnet("a", "10.0.0.0/24", "a");
export const subnetB = subnet("b", "10.0.1.0/24", "b");
export const subnetC = subnet("c", "10.0.2.0/24", "c");

export const routeTable = stored("aws:ec2/routeTable:RouteTable", "routes", { vpcId: vpc.id });
export const address = stored("aws:ec2/eip:Eip", "address", {});
export const natGateway = stored("aws:ec2/natGateway:NatGateway", "nat", {
    subnetId: subnetA.id,
    allocationId: address.id,
});
export const securityGroup = stored("aws:ec2/securityGroup:SecurityGroup", "group", { vpcId: vpc.id, name: "group" });
export const launchTemplate = stored("aws:ec2/launchTemplate:LaunchTemplate", "template", {
    name: "general",
    networkInterfaces: [{ securityGroups: [securityGroup.id] }],
});

export const role = stored("aws:iam/role:Role", "role", { name: "node", assumeRolePolicy: "{}" });
export const policy = stored("aws:iam/policy:Policy", "policy", { name: "read", policy: "{}" });
export const key = stored("aws:kms/key:Key", "key", { deletionWindowInDays: 7 });

export const arnOf = ({ outputs }: Stored): string => String(outputs.arn);

export const cluster = stored("aws:eks/cluster:Cluster", "cluster", {
    name: "platform",
    version: "1.34",
    roleArn: arnOf(role),
    accessConfig: { authenticationMode: "API" },
    enabledClusterLogTypes: ["audit"],
    encryptionConfig: { provider: { keyArn: arnOf(key) }, resources: ["secrets"] },
    vpcConfig: { subnetIds: [subnetA.id, subnetB.id] },
});
export const nodeGroup = stored("aws:eks/nodeGroup:NodeGroup", "pool", {
    clusterName: "platform",
    nodeGroupName: "general",
    nodeRoleArn: arnOf(role),
    subnetIds: [subnetA.id],
    launchTemplate: { id: launchTemplate.id, version: "1" },
    version: "1.34",
});

export const subnetGroup = stored("aws:rds/subnetGroup:SubnetGroup", "subnets", {
    name: "database",
    subnetIds: [subnetA.id, subnetB.id],
});
export const parameterGroup = stored("aws:rds/parameterGroup:ParameterGroup", "parameters", {
    name: "database-postgres17",
    family: "postgres17",
});
export const database = stored("aws:rds/instance:Instance", "database", {
    identifier: "database",
    engine: "postgres",
    engineVersion: "17.6",
    allocatedStorage: 100,
    storageType: "gp3",
    dbSubnetGroupName: "database",
    parameterGroupName: "database-postgres17",
    vpcSecurityGroupIds: [securityGroup.id],
    kmsKeyId: arnOf(key),
    monitoringRoleArn: arnOf(role),
    enabledCloudwatchLogsExports: ["postgresql"],
    finalSnapshotIdentifier: "database-final-0a1b",
});
