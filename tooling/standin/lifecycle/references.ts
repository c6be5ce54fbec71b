/*
 * What a value in a resource may name, and where to find it.
 *
 * What stands outside the program cannot be told from what is missing. So what another account or AWS itself owns
 * always exists: an ARN of another account, AWS managed policies (`arn:aws:iam::aws:policy/...`) and keys
 * (`alias/aws/...`), service-linked roles. So does what the configuration may adopt, which is never looked up here: a
 * hosted zone, an anomaly monitor, an identity provider, the principals of access entries.
 */
import type { Inventory, Stored } from "../inventory";
import type { Candidate } from "./lifecycle";
import { having, textOf, textsAt, type Reference } from "./rules";

/** A resource of the type with that id. */
export const byId =
    (type: string): Reference =>
    (id, _candidate, inventory) =>
        inventory.find(type, id) !== undefined;

/** A resource of the type with that text at a path. */
export const by =
    (type: string, path: string): Reference =>
    (value, _candidate, inventory) =>
        having(inventory, type, path, value).length > 0;

const isForeign = (arn: string, { account }: Candidate) => arn.startsWith("arn:") && arn.split(":")[4] !== account;

/** An ARN of a resource of the type; other accounts' exist. */
const byArn =
    (type: string): Reference =>
    (arn, candidate, inventory) =>
        isForeign(arn, candidate) || having(inventory, type, "arn", arn).length > 0;

export const vpc = byId("aws:ec2/vpc:Vpc");
export const subnet = byId("aws:ec2/subnet:Subnet");
export const routeTable: Reference = (id, candidate, inventory) =>
    byId("aws:ec2/routeTable:RouteTable")(id, candidate, inventory) ||
    by("aws:ec2/vpc:Vpc", "mainRouteTableId")(id, candidate, inventory);

/** Also the group that comes with a VPC, and the one that EKS creates for a cluster. */
export const securityGroup: Reference = (id, candidate, inventory) =>
    byId("aws:ec2/securityGroup:SecurityGroup")(id, candidate, inventory) ||
    by("aws:ec2/vpc:Vpc", "defaultSecurityGroupId")(id, candidate, inventory) ||
    byId("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")(id, candidate, inventory) ||
    inventory
        .ofType("aws:eks/cluster:Cluster")
        .some(({ outputs }) => textsAt(outputs, "vpcConfig.clusterSecurityGroupId").includes(id));

export const roleName = by("aws:iam/role:Role", "name");

export const role: Reference = (arn, candidate, inventory) =>
    arn.includes(":role/aws-service-role/") || byArn("aws:iam/role:Role")(arn, candidate, inventory);

export const policy = byArn("aws:iam/policy:Policy");

/** A KMS key by id, ARN or alias. A key that waits for its deletion is there no more. */
export const key: Reference = (value, candidate, inventory) => {
    const name = value.startsWith("arn:") ? value.split(":").slice(5).join(":") : value;
    if (name.startsWith("alias/aws/") || isForeign(value, candidate)) {
        return true;
    }
    return name.startsWith("alias/")
        ? by("aws:kms/alias:Alias", "name")(name, candidate, inventory)
        : inventory.find("aws:kms/key:Key", name.replace(/^key\//, "")) !== undefined;
};

export const cluster = by("aws:eks/cluster:Cluster", "name");

export const clusterNamed = (inventory: Inventory, name: string | undefined): Stored | undefined =>
    inventory.ofType("aws:eks/cluster:Cluster").find((candidate) => textOf(candidate, "name") === name);

export const bucket = by("aws:s3/bucket:Bucket", "bucket");
export const repository = by("aws:ecr/repository:Repository", "name");
export const vault = by("aws:backup/vault:Vault", "name");

/** A secret by ARN or name. */
export const secret: Reference = (value, candidate, inventory) =>
    byArn("aws:secretsmanager/secret:Secret")(value, candidate, inventory) ||
    by("aws:secretsmanager/secret:Secret", "name")(value, candidate, inventory);
