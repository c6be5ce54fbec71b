/*
 * Amazon RDS.
 *
 * Sources: AWS SDK service model rds 2014-10-31 (documentation and errors of CreateDBInstance, ModifyDBInstance,
 * DeleteDBInstance, CreateDBSubnetGroup, ModifyDBSubnetGroup and their deletes); RDS User Guide, "Deleting a DB
 * instance", "Upgrading a DB instance engine version" and "Increasing DB instance storage capacity" (never less); moto
 * moto/rds/exceptions.py for the wording; terraform-provider-aws internal/service/rds/instance.go (the final snapshot; a
 * smaller size is not asked for while storage autoscaling may have chosen a larger one).
 */
import type { Inventory, Stored } from "../inventory";
import type { Candidate, DeleteRule, Rule, ServiceLifecycle, UpdateRule } from "./lifecycle";
import { by, key, role, securityGroup, subnet } from "./references";
import { exists, having, isOn, numberOf, textOf, textsAt, unique, unprotected, unused } from "./rules";

const types = {
    instance: "aws:rds/instance:Instance",
    subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
    parameterGroup: "aws:rds/parameterGroup:ParameterGroup",
    snapshot: "aws:rds/snapshot:Snapshot",
} as const;

/** RDS stores names in lower case. */
const lowerCase =
    (path: string) =>
    (resource: Candidate): string | undefined => {
        const name = textOf(resource, path)?.toLowerCase();
        return name === undefined ? undefined : `${resource.account}/${resource.region}/${name}`;
    };

/** The parameter group of the name; those that RDS itself keeps, `default.<family>`, always exist. */
const parameterGroup = (name: string, candidate: Candidate, inventory: Inventory) =>
    name.startsWith("default.") || by(types.parameterGroup, "name")(name, candidate, inventory);

const groupOf = (instance: Candidate, inventory: Inventory): Stored | undefined =>
    having(inventory, types.subnetGroup, "name", textOf(instance, "dbSubnetGroupName") ?? "")[0];

const subnetsOf = (group: Candidate | undefined, inventory: Inventory): Stored[] =>
    textsAt(group?.inputs, "subnetIds[]").flatMap((id) => inventory.find("aws:ec2/subnet:Subnet", id) ?? []);

/** The parameter group family of an engine version: postgres17, mysql8.4; others are not known here. */
function familyOf(instance: Candidate): string | undefined {
    const [engine, version] = [textOf(instance, "engine"), textOf(instance, "engineVersion")];
    const major = version?.split(".") ?? [];
    if (version === undefined || (engine !== "postgres" && engine !== "mysql" && engine !== "mariadb")) {
        return undefined;
    }
    return engine === "postgres" ? `postgres${major[0] ?? ""}` : `${engine}${major.slice(0, 2).join(".")}`;
}

const familyFits: Rule = (instance, inventory) => {
    const wanted = familyOf(instance);
    const group = having(inventory, types.parameterGroup, "name", textOf(instance, "parameterGroupName") ?? "")[0];
    const family = group && textOf(group, "family");
    return wanted !== undefined && family !== undefined && family !== wanted
        ? `InvalidParameterCombination: The parameter group ${textOf(instance, "parameterGroupName") ?? ""} with ` +
              `DBParameterGroupFamily ${family} can't be used for this instance; use one of the family ${wanted}`
        : undefined;
};

const snapshotTaken = (name: string, inventory: Inventory) =>
    inventory.find(types.snapshot, name) !== undefined ||
    inventory.remains().some((remains) => remains.type === types.snapshot && remains.id === name);

const keepsSnapshot = (instance: Stored) => !isOn(instance, "skipFinalSnapshot");

const finalSnapshot: DeleteRule = (instance, inventory) => {
    const name = textOf(instance, "finalSnapshotIdentifier");
    if (!keepsSnapshot(instance)) {
        return undefined;
    }
    if (name === undefined) {
        return (
            "InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified; " +
            "set finalSnapshotIdentifier and run an update first"
        );
    }
    return snapshotTaken(name, inventory)
        ? `DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier ${name} already ` +
              "exists; set another finalSnapshotIdentifier and run an update first"
        : undefined;
};

/** Storage grows only; while autoscaling may have grown it, the provider does not ask for less. */
const neverSmaller: UpdateRule = ({ from, to }) => {
    const [before, after] = [numberOf(from, "allocatedStorage"), numberOf(to, "allocatedStorage")];
    return before !== undefined &&
        after !== undefined &&
        after < before &&
        !((numberOf(to, "maxAllocatedStorage") ?? 0) > after)
        ? `InvalidParameterCombination: Invalid storage size for engine name ${textOf(to, "engine") ?? ""} and storage type ` +
              `${textOf(to, "storageType") ?? "gp2"}: ${String(after)}; storage never shrinks from ${String(before)} GiB, ` +
              "restore a dump into a new instance instead"
        : undefined;
};

/** Engine versions compared as far as both go: 17 is any 17. */
function order(left: string, right: string): number {
    const [a, b] = [left.split("."), right.split(".")];
    for (let index = 0; index < Math.min(a.length, b.length); index++) {
        const difference = Number(a[index]) - Number(b[index]);
        if (difference !== 0) {
            return difference;
        }
    }
    return 0;
}

const engineVersion: UpdateRule = ({ from, to }) => {
    const [engine, before, after] = [textOf(to, "engine"), textOf(from, "engineVersion"), textOf(to, "engineVersion")];
    if (engine === undefined || before === undefined || after === undefined) {
        return undefined;
    }
    if (order(after, before) < 0) {
        return (
            `InvalidParameterCombination: Cannot upgrade ${engine} from ${before} to ${after}; an engine never goes back, ` +
            "restore a snapshot that is as old"
        );
    }
    return familyOf(from) !== familyOf(to) && !isOn(to, "allowMajorVersionUpgrade")
        ? "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major " +
              `version (${before} to ${after}); set allowMajorVersionUpgrade to true`
        : undefined;
};

const vpcOf = (group: Candidate | undefined, inventory: Inventory) => {
    const found = subnetsOf(group, inventory)[0];
    return found && textOf(found, "vpcId");
};

const sameNetwork: UpdateRule = ({ from, to }, inventory) => {
    const [before, after] = [groupOf(from, inventory), groupOf(to, inventory)];
    return before && after && before.id !== after.id && vpcOf(before, inventory) === vpcOf(after, inventory)
        ? `InvalidVPCNetworkStateFault: You cannot move DB instance ${textOf(from, "identifier") ?? ""} to subnet group ` +
              `${textOf(to, "dbSubnetGroupName") ?? ""}. The specified DB subnet group and DB instance are in the same VPC; ` +
              "change the subnets of its own group"
        : undefined;
};

const staysInNetwork: UpdateRule = ({ from, to }, inventory) => {
    const [before, after] = [vpcOf(from, inventory), vpcOf(to, inventory)];
    return before !== undefined && after !== undefined && before !== after
        ? "InvalidParameterValue: The new Subnets are not in the same Vpc as the existing subnet group " +
              `${textOf(from, "name") ?? ""} (${before}); give the group another name where its VPC changes`
        : undefined;
};

const usersOf =
    (path: string) =>
    (group: Stored, inventory: Inventory): Stored[] =>
        having(inventory, types.instance, path, textOf(group, "name") ?? "");

/** An instance stands in one subnet of its group, a Multi-AZ one in two. Which ones RDS alone knows. */
const keepsSubnets: UpdateRule = ({ from, to }, inventory) => {
    const after = textsAt(to.inputs, "subnetIds[]");
    const before = textsAt(from.inputs, "subnetIds[]");
    const kept = before.filter((id) => after.includes(id));
    const crowded = usersOf("dbSubnetGroupName")(from, inventory).find(
        (instance) => kept.length < Math.min(before.length, isOn(instance, "multiAz") ? 2 : 1),
    );
    return crowded && after.length > 0
        ? `InvalidParameterValue: Some of the subnets to be deleted are currently in use: ` +
              `${before.filter((id) => !after.includes(id)).join(", ")}; keep the old subnets beside the new ones until ` +
              `${textOf(crowded, "identifier") ?? ""} has moved`
        : undefined;
};

const twoZones: Rule = (group, inventory) => {
    const zones = new Set(subnetsOf(group, inventory).flatMap((found) => textOf(found, "availabilityZone") ?? []));
    return zones.size === 1
        ? "DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. " +
              `Current AZ coverage: ${[...zones].join(", ")}; add a subnet of another zone`
        : undefined;
};

const oneNetwork: Rule = (group, inventory) => {
    const networks = new Set(subnetsOf(group, inventory).flatMap((found) => textOf(found, "vpcId") ?? []));
    return networks.size > 1
        ? `InvalidSubnet: The subnets are in ${[...networks].join(" and ")}; use subnets of one VPC`
        : undefined;
};

export const rds: ServiceLifecycle = {
    [types.instance]: {
        stand: [
            unique(
                lowerCase("identifier"),
                (instance) =>
                    `DBInstanceAlreadyExists: DB instance already exists: ${textOf(instance, "identifier") ?? ""}`,
            ),
            exists(
                "dbSubnetGroupName",
                by(types.subnetGroup, "name"),
                (name) => `DBSubnetGroupNotFoundFault: DB subnet group '${name}' does not exist`,
            ),
            exists(
                "parameterGroupName",
                parameterGroup,
                (name) => `DBParameterGroupNotFound: DBParameterGroup not found: ${name}`,
            ),
            exists(
                "vpcSecurityGroupIds[]",
                securityGroup,
                (id) => `InvalidParameterValue: Invalid security group, groupId = ${id}`,
            ),
            ...["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"].map((path) =>
                exists(
                    path,
                    key,
                    (arn) => `KMSKeyNotAccessibleFault: The KMS key ${arn} does not exist or is not enabled`,
                ),
            ),
            exists(
                "monitoringRoleArn",
                role,
                (arn) =>
                    `InvalidParameterValue: IAM role ARN ${arn} is invalid or does not include the required permissions for: ENHANCED_MONITORING`,
            ),
            familyFits,
        ],
        update: [neverSmaller, engineVersion, sameNetwork],
        remove: [
            unprotected(
                "deletionProtection",
                (instance) =>
                    "InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection " +
                    `and try again: ${textOf(instance, "identifier") ?? ""}`,
            ),
            finalSnapshot,
        ],
        remains: (instance) => {
            const name = keepsSnapshot(instance) ? textOf(instance, "finalSnapshotIdentifier") : undefined;
            return name === undefined
                ? undefined
                : {
                      type: types.snapshot,
                      id: name,
                      name,
                      why: `final snapshot of ${textOf(instance, "identifier") ?? instance.id}`,
                  };
        },
    },
    [types.subnetGroup]: {
        stand: [
            unique(
                lowerCase("name"),
                (group) =>
                    `DBSubnetGroupAlreadyExists: The DB subnet group '${textOf(group, "name") ?? ""}' already exists`,
            ),
            exists("subnetIds[]", subnet, (id) => `InvalidSubnet: The subnet ID '${id}' does not exist`),
            twoZones,
            oneNetwork,
        ],
        update: [staysInNetwork, keepsSubnets],
        remove: [
            unused(
                usersOf("dbSubnetGroupName"),
                (group) =>
                    `InvalidDBSubnetGroupStateFault: Cannot delete the subnet group '${textOf(group, "name") ?? ""}' because ` +
                    "at least one database instance is still using it",
            ),
        ],
    },
    [types.parameterGroup]: {
        stand: [
            unique(
                lowerCase("name"),
                (group) =>
                    `DBParameterGroupAlreadyExists: Parameter group ${textOf(group, "name") ?? ""} already exists`,
            ),
        ],
        remove: [
            unused(
                usersOf("parameterGroupName"),
                (group) =>
                    "InvalidDBParameterGroupState: One or more database instances are still members of this parameter group " +
                    `${textOf(group, "name") ?? ""}, so the group cannot be deleted`,
            ),
        ],
    },
};
