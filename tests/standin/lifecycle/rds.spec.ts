import { expect } from "chai";
import { refuseDelete, remainsOf } from "../../../tooling/standin/lifecycle";
import type { Properties } from "../../../tooling/standin/model";
import {
    arnOf,
    database,
    key,
    parameterGroup,
    role,
    securityGroup,
    subnetA,
    subnetB,
    subnetC,
    subnetGroup,
} from "./support/platform";
import {
    candidate,
    creating,
    deleting,
    inventoryOf,
    isHeldBy,
    needs,
    standsAlone,
    stored,
    updating,
} from "./support/store";

const around = [subnetA, subnetB, subnetC, subnetGroup, parameterGroup, securityGroup, key, role];
const at = (inputs: Properties) => ({ ...database, inputs: { ...database.inputs, ...inputs } });
const snapshot = "aws:rds/snapshot:Snapshot";

describe("lifecycle of RDS", () => {
    needs(
        database.type,
        database.inputs,
        [subnetGroup, "dbSubnetGroupName", "DBSubnetGroupNotFoundFault: DB subnet group 'database' does not exist"],
        [
            parameterGroup,
            "parameterGroupName",
            "DBParameterGroupNotFound: DBParameterGroup not found: database-postgres17",
        ],
        [
            securityGroup,
            "vpcSecurityGroupIds",
            `InvalidParameterValue: Invalid security group, groupId = ${securityGroup.id}`,
        ],
        [key, "kmsKeyId", `KMSKeyNotAccessibleFault: The KMS key ${arnOf(key)} does not exist or is not enabled`],
        [
            role,
            "monitoringRoleArn",
            `InvalidParameterValue: IAM role ARN ${arnOf(role)} is invalid or does not include the required permissions for: ` +
                "ENHANCED_MONITORING",
        ],
    );
    for (const path of ["masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"]) {
        needs(database.type, { [path]: arnOf(key) }, [
            key,
            path,
            `KMSKeyNotAccessibleFault: The KMS key ${arnOf(key)} does not exist or is not enabled`,
        ]);
    }
    needs(
        subnetGroup.type,
        { name: "other", subnetIds: [subnetA.id, subnetB.id, subnetC.id] },
        [subnetA, "subnetIds", `InvalidSubnet: The subnet ID '${subnetA.id}' does not exist`],
        [subnetB, "subnetIds", `InvalidSubnet: The subnet ID '${subnetB.id}' does not exist`],
        [subnetC, "subnetIds", `InvalidSubnet: The subnet ID '${subnetC.id}' does not exist`],
    );

    standsAlone(
        database.type,
        database.inputs,
        { region: "eu-west-1" },
        "DBInstanceAlreadyExists: DB instance already exists: database",
        around,
    );
    standsAlone(
        subnetGroup.type,
        subnetGroup.inputs,
        { name: "other" },
        "DBSubnetGroupAlreadyExists: The DB subnet group 'database' already exists",
        [subnetA, subnetB],
    );
    standsAlone(
        parameterGroup.type,
        parameterGroup.inputs,
        { name: "database-postgres18" },
        "DBParameterGroupAlreadyExists: Parameter group database-postgres17 already exists",
    );

    it("takes names in any case for the same", () => {
        const shouting = candidate(database.type, { ...database.inputs, identifier: "DATABASE" });
        expect(creating(shouting, [...around, database])).to.match(/^DBInstanceAlreadyExists: /);
    });

    it("refuses a name that another instance has when an update renames one", () => {
        const other = stored(database.type, "other", { ...database.inputs, identifier: "other" });
        expect(updating(database, { identifier: "other" }, [...around, other])).to.match(/^DBInstanceAlreadyExists: /);
        expect(updating(database, { identifier: "third" }, [...around, other])).to.equal(undefined);
    });

    it("knows the parameter groups of RDS itself", () => {
        const other = { ...database.inputs, parameterGroupName: "default.postgres17" };
        expect(creating(candidate(database.type, other), around)).to.equal(undefined);
    });

    it("wants the parameter group of the engine's family", () => {
        const create = (changes: Properties) =>
            creating(candidate(database.type, { ...database.inputs, ...changes }), around);
        expect(create({ engineVersion: "17.9" })).to.equal(undefined);
        expect(create({ engineVersion: "18.1" })).to.equal(
            "InvalidParameterCombination: The parameter group database-postgres17 with DBParameterGroupFamily postgres17 " +
                "can't be used for this instance; use one of the family postgres18",
        );
        expect(create({ engine: "mysql", engineVersion: "8.4.3" })).to.match(/use one of the family mysql8\.4$/);
        expect(create({ engine: "oracle-se2", engineVersion: "19.0" })).to.equal(undefined);
    });

    it("wants subnets in two zones and in one network", () => {
        const inputs = (...subnets: { id: string }[]) => ({ name: "other", subnetIds: subnets.map(({ id }) => id) });
        const foreign = stored(subnetB.type, "foreign", { ...subnetB.inputs, vpcId: "vpc-2" });
        const create = (...subnets: { id: string }[]) =>
            creating(candidate(subnetGroup.type, inputs(...subnets)), [...around, foreign]);
        expect(create(subnetA, subnetB)).to.equal(undefined);
        expect(create(subnetA)).to.equal(
            "DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage " +
                "requirement. Current AZ coverage: us-east-1a; add a subnet of another zone",
        );
        expect(create(subnetA, foreign)).to.equal(
            `InvalidSubnet: The subnets are in ${String(subnetA.inputs.vpcId)} and vpc-2; use subnets of one VPC`,
        );
    });

    it("never shrinks storage, but where autoscaling may have grown it nothing is asked for", () => {
        const update = (changes: Properties) => updating(database, changes, around);
        expect(update({ allocatedStorage: 200 })).to.equal(undefined);
        expect(update({ allocatedStorage: 50 })).to.equal(
            "InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp3: 50; storage " +
                "never shrinks from 100 GiB, restore a dump into a new instance instead",
        );
        expect(update({ allocatedStorage: 50, maxAllocatedStorage: 500 })).to.equal(undefined);
        expect(update({ allocatedStorage: 50, maxAllocatedStorage: 50 })).to.match(/^InvalidParameterCombination: /);
    });

    it("upgrades an engine, a major version only where that is allowed, and never goes back", () => {
        const postgres18 = stored(parameterGroup.type, "18", { name: "database-postgres18", family: "postgres18" });
        const update = (changes: Properties) => updating(database, changes, [...around, postgres18]);
        expect(update({ engineVersion: "17.7" })).to.equal(undefined);
        expect(update({ engineVersion: "17" })).to.equal(undefined);
        expect(update({ engineVersion: "17.5" })).to.equal(
            "InvalidParameterCombination: Cannot upgrade postgres from 17.6 to 17.5; an engine never goes back, restore a " +
                "snapshot that is as old",
        );
        expect(update({ engineVersion: "16.9" })).to.match(/Cannot upgrade postgres from 17\.6 to 16\.9/);
        const major = { engineVersion: "18.1", parameterGroupName: "database-postgres18" };
        expect(update(major)).to.equal(
            "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major " +
                "version (17.6 to 18.1); set allowMajorVersionUpgrade to true",
        );
        expect(update({ ...major, allowMajorVersionUpgrade: true })).to.equal(undefined);
        expect(update({ engineVersion: "18.1", allowMajorVersionUpgrade: true })).to.match(
            /^InvalidParameterCombination: The parameter group database-postgres17 with DBParameterGroupFamily postgres17 /,
        );
    });

    it("takes a version that was not named for any", () => {
        const unnamed = at({ engineVersion: undefined, parameterGroupName: undefined });
        const inputs = { engineVersion: "17.6" };
        expect(updating({ ...unnamed, outputs: {} }, inputs, around)).to.equal(undefined);
    });

    it("compares versions as numbers", () => {
        expect(updating(at({ engineVersion: "17.9" }), { engineVersion: "17.10" }, around)).to.equal(undefined);
    });

    it("does not move an instance to another subnet group of its network", () => {
        const beside = stored(subnetGroup.type, "beside", { name: "beside", subnetIds: [subnetB.id, subnetC.id] });
        const foreign = ["a", "b"].map((zone) =>
            stored(subnetA.type, `foreign-${zone}`, { vpcId: "vpc-2", availabilityZone: `us-east-1${zone}` }),
        );
        const away = stored(subnetGroup.type, "away", { name: "away", subnetIds: foreign.map(({ id }) => id) });
        const update = (dbSubnetGroupName: string) =>
            updating(database, { dbSubnetGroupName }, [...around, beside, ...foreign, away]);
        expect(update("away")).to.equal(undefined);
        expect(update("beside")).to.equal(
            "InvalidVPCNetworkStateFault: You cannot move DB instance database to subnet group beside. The specified DB " +
                "subnet group and DB instance are in the same VPC; change the subnets of its own group",
        );
    });

    it("keeps the subnets that instances stand in", () => {
        const update = (instance: typeof database, ...subnets: { id: string }[]) =>
            updating(subnetGroup, { subnetIds: subnets.map(({ id }) => id) }, [...around, other, instance]);
        const other = stored(subnetA.type, "d", { ...subnetA.inputs, cidrBlock: "10.0.8.0/24" });
        expect(update(database, subnetA, subnetB, subnetC)).to.equal(undefined);
        expect(update(database, subnetA, subnetC)).to.equal(undefined);
        expect(update(at({ multiAz: true }), subnetA, subnetC)).to.equal(
            `InvalidParameterValue: Some of the subnets to be deleted are currently in use: ${subnetB.id}; keep the old ` +
                "subnets beside the new ones until database has moved",
        );
        expect(update(database, other, subnetC)).to.match(/^InvalidParameterValue: Some of the subnets to be deleted/);
        expect(updating(subnetGroup, { subnetIds: [other.id, subnetC.id] }, [...around, other])).to.equal(undefined);
    });

    it("keeps a subnet group in its network", () => {
        const foreign = ["a", "b"].map((zone) =>
            stored(subnetA.type, `foreign-${zone}`, { vpcId: "vpc-2", availabilityZone: `us-east-1${zone}` }),
        );
        const subnetIds = foreign.map(({ id }) => id);
        expect(updating(subnetGroup, { subnetIds }, [...around, ...foreign])).to.equal(
            "InvalidParameterValue: The new Subnets are not in the same Vpc as the existing subnet group database " +
                `(${String(subnetA.inputs.vpcId)}); give the group another name where its VPC changes`,
        );
        expect(updating(subnetGroup, { subnetIds }, foreign)).to.equal(undefined);
    });

    it("refuses to delete a protected instance", () => {
        expect(deleting(at({ deletionProtection: true }))).to.equal(
            "InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try " +
                "again: database; set deletionProtection to false and run an update first",
        );
    });

    it("takes a final snapshot under a name that is free", () => {
        expect(deleting(database)).to.equal(undefined);
        expect(remainsOf(database)).to.deep.equal([
            {
                type: snapshot,
                id: "database-final-0a1b",
                name: "database-final-0a1b",
                why: "final snapshot of database",
            },
        ]);
        const taken = stored(snapshot, "snapshot", { dbSnapshotIdentifier: "database-final-0a1b" });
        expect(deleting(database, [{ ...taken, id: "database-final-0a1b" }])).to.equal(
            "DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier database-final-0a1b " +
                "already exists; set another finalSnapshotIdentifier and run an update first",
        );
        const left = (type: string) =>
            refuseDelete(database, inventoryOf([database], [{ type, id: "database-final-0a1b", name: "", why: "" }]));
        expect(left(snapshot)).to.match(/^DBSnapshotAlreadyExists: /);
        expect(left(key.type)).to.equal(undefined);
        const none = at({ finalSnapshotIdentifier: undefined });
        expect(deleting({ ...none, outputs: {} })).to.equal(
            "InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified; set " +
                "finalSnapshotIdentifier and run an update first",
        );
        const skipping = at({ skipFinalSnapshot: true });
        expect(deleting(skipping, [{ ...taken, id: "database-final-0a1b" }])).to.equal(undefined);
        expect(remainsOf(skipping)).to.deep.equal([]);
    });

    isHeldBy(
        subnetGroup,
        "InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'database' because at least one database instance is " +
            "still using it",
        [database],
    );
    isHeldBy(
        parameterGroup,
        "InvalidDBParameterGroupState: One or more database instances are still members of this parameter group " +
            "database-postgres17, so the group cannot be deleted",
        [database],
    );
});
