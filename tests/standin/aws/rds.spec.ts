import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { create, holds, refusals } from "../support/models";

const instance: Properties = {
    identifier: "platform-dev",
    engine: "postgres",
    engineVersion: "17.6",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    maxAllocatedStorage: 100,
    storageType: "gp3",
    storageEncrypted: true,
    kmsKeyId: "arn:aws:kms:x",
    username: "platform",
    manageMasterUserPassword: true,
    dbName: "platform",
    multiAz: true,
    backupRetentionPeriod: 7,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "sun:04:30-sun:05:30",
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: 7,
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
};

describe("RDS", () => {
    holds(
        "aws:rds/instance:Instance",
        instance,
        [
            { port: 5433 },
            { multiAz: false, availabilityZone: "us-east-1a" },
            { maxAllocatedStorage: 0 },
            { allocatedStorage: 400, maxAllocatedStorage: 500, iops: 12000 },
            { engine: "mysql", enabledCloudwatchLogsExports: ["error", "slowquery"] },
            { monitoringInterval: 60, monitoringRoleArn: "arn:x" },
            { maintenanceWindow: "sat:23:30-sun:00:30", backupWindow: "01:00-02:00" },
            { maintenanceWindow: "sun:04:00-sun:05:00" },
            { maintenanceWindow: "sun:02:00-sun:03:00" },
            { performanceInsightsRetentionPeriod: 731 },
            { finalSnapshotIdentifier: "platform-dev-final" },
        ],
        [
            [
                { identifier: "1platform" },
                'identifier: "1platform" is not allowed; use letters, digits and hyphens, starting with a letter',
            ],
            [
                { identifier: "platform--dev" },
                'identifier: "platform--dev" is not allowed; remove doubled and trailing hyphens',
            ],
            [
                { identifier: "d".repeat(64) },
                `identifier: "${"d".repeat(64)}" has 64 characters, 1 to 63 are allowed; shorten it`,
            ],
            [
                { instanceClass: "m7g.large" },
                'instanceClass: "m7g.large" is not allowed; use a class such as db.t4g.medium',
            ],
            [
                { engine: "postgresql" },
                'engine: "postgresql" is not a known value; use mariadb, mysql, postgres, aurora-mysql, ' +
                    "aurora-postgresql, custom-oracle-ee, custom-oracle-ee-cdb, custom-oracle-se2, custom-oracle-se2-cdb, " +
                    "custom-sqlserver-dev, custom-sqlserver-ee, custom-sqlserver-se, custom-sqlserver-web, db2-ae, db2-ce, " +
                    "db2-se, oracle-ee, oracle-ee-cdb, oracle-se2, oracle-se2-cdb, sqlserver-dev-ee, sqlserver-ee, " +
                    "sqlserver-ex, sqlserver-se or sqlserver-web",
            ],
            [{ port: 22 }, "port: 22 is out of range; use a whole number from 1150 to 65535"],
            [
                { backupRetentionPeriod: 36 },
                "backupRetentionPeriod: 36 is out of range; use a whole number of days from 0 to 35",
            ],
            [
                { dbName: "platform-dev" },
                'dbName: "platform-dev" is not allowed; use letters, digits and underscores, starting with a letter',
            ],
            [
                { availabilityZone: "us-east-1a" },
                "availabilityZone: excludes multiAz; remove it, RDS chooses the zones of a Multi-AZ instance",
            ],
            [{ allocatedStorage: 19 }, "allocatedStorage: 19 GiB is outside what gp3 allows; use 20 to 65536"],
            [
                { storageType: "io2", iops: 3000 },
                "allocatedStorage: 20 GiB is outside what io2 allows; use 100 to 65536",
            ],
            [
                { maxAllocatedStorage: 10 },
                "maxAllocatedStorage: 10 GiB is below allocatedStorage 20; raise it, or use 0 for no autoscaling",
            ],
            [
                { iops: 12000, storageThroughput: 500 },
                "iops: gp3 below 400 GiB has fixed performance; remove iops and storageThroughput or allocate 400 GiB",
            ],
            [
                { storageEncrypted: false },
                "storageEncrypted: kmsKeyId is given but the storage is not encrypted; set storageEncrypted to true",
            ],
            [
                { backupWindow: "3:00-4:00" },
                'backupWindow: "3:00-4:00" is not allowed; use a UTC window such as 03:00-04:00',
            ],
            [{ backupWindow: "03:00-03:20" }, 'backupWindow: "03:00-03:20" is shorter than 30 minutes; lengthen it'],
            [
                { maintenanceWindow: "sun:04:30-sun:04:45" },
                'maintenanceWindow: "sun:04:30-sun:04:45" is shorter than 30 minutes; lengthen it',
            ],
            [
                { maintenanceWindow: "sun:03:30-sun:04:30" },
                'maintenanceWindow: "sun:03:30-sun:04:30" overlaps the backup window "03:00-04:00"; move one of them',
            ],
            [
                // Both run over midnight, the weekly one over the end of the week.
                { maintenanceWindow: "sun:23:45-mon:00:45", backupWindow: "23:30-00:15" },
                'maintenanceWindow: "sun:23:45-mon:00:45" overlaps the backup window "23:30-00:15"; move one of them',
            ],
            [
                { maintenanceWindow: "mon:00:00-mon:00:30", backupWindow: "23:30-00:15" },
                'maintenanceWindow: "mon:00:00-mon:00:30" overlaps the backup window "23:30-00:15"; move one of them',
            ],
            [
                { performanceInsightsRetentionPeriod: 94 },
                "performanceInsightsRetentionPeriod: 94 is not a known value; use 7, 31, 62, 93, 124, 155, 186, 217, " +
                    "248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713 or 731",
            ],
            [
                { performanceInsightsEnabled: false },
                "performanceInsightsEnabled: is off, which excludes performanceInsightsRetentionPeriod; set performanceInsightsEnabled to true",
            ],
            [{ monitoringInterval: 60 }, "monitoringRoleArn: is missing; enhanced monitoring needs a role"],
            [{ monitoringRoleArn: "arn:x" }, "monitoringRoleArn: needs a monitoringInterval other than 0; set one"],
            [
                { enabledCloudwatchLogsExports: ["postgresql", "slowquery"] },
                'enabledCloudwatchLogsExports: ["slowquery"] is no log of postgres; use postgresql, upgrade, iam-db-auth-error',
            ],
            [{ username: undefined }, "username: is missing; a new database needs the name of its master user"],
            [
                { finalSnapshotIdentifier: "final-" },
                'finalSnapshotIdentifier: "final-" is not allowed; remove doubled and trailing hyphens',
            ],
        ],
    );

    it("refuses a password beside a managed one, without showing it", () => {
        expect(refusals("aws:rds/instance:Instance", { ...instance, password: "not-to-be-shown" })).to.deep.equal([
            "password: excludes manageMasterUserPassword; remove one of them",
        ]);
    });

    holds(
        "aws:rds/subnetGroup:SubnetGroup",
        { name: "platform-dev", subnetIds: ["subnet-0a", "subnet-0b"] },
        [],
        [
            [{ name: "default" }, 'name: "default" is not allowed; "default" is reserved; rename it'],
            [
                { subnetIds: ["subnet-0a"] },
                "subnetIds: has 1 entry, at least 2 are required; name subnets in two zones",
            ],
        ],
    );

    holds(
        "aws:rds/parameterGroup:ParameterGroup",
        { name: "platform-dev", family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "1" }] },
        [],
        [
            [{ family: undefined }, "family: is missing; give it a value"],
            [{ parameters: [{ name: "rds.force_ssl" }] }, "parameters[0].value: is missing; give it a value"],
            [
                { parameters: [{ name: "a", value: "1", applyMethod: "later" }] },
                'parameters[0].applyMethod: "later" is not a known value; use immediate or pending-reboot',
            ],
        ],
    );

    it("gives an instance an endpoint at the port of its engine", () => {
        const { id, outputs } = create("aws:rds/instance:Instance", instance);
        expect(id).to.match(/^db-[A-Z0-9]{26}$/);
        expect(outputs).to.include({
            arn: "arn:aws:rds:us-east-1:123456789012:db:platform-dev",
            port: 5432,
            resourceId: id,
            endpoint: `${String(outputs.address)}:5432`,
        });
        expect(outputs.address).to.match(/^platform-dev\.[a-z0-9]{12}\.us-east-1\.rds\.amazonaws\.com$/);
        expect(create("aws:rds/instance:Instance", { ...instance, engine: "mysql" }).outputs.port).to.equal(3306);
    });

    it("gives all instances of an account and region the same domain", () => {
        const domainOf = (identifier: string) =>
            String(create("aws:rds/instance:Instance", { ...instance, identifier }, identifier).outputs.address).split(
                ".",
            )[1];
        expect(domainOf("orders")).to.equal(domainOf("billing"));
    });

    it("knows which secret holds a managed master password, and nothing of the password", () => {
        const { masterUserSecrets } = create("aws:rds/instance:Instance", {
            ...instance,
            masterUserSecretKmsKeyId: "arn:aws:kms:x",
        }).outputs;
        const [secret] = masterUserSecrets as Properties[];
        expect(secret?.secretArn).to.match(
            /^arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-[0-9a-f-]{36}-[a-z0-9]{6}$/,
        );
        expect(secret).to.have.all.keys("secretArn", "secretStatus", "kmsKeyId");
        const unmanaged = create("aws:rds/instance:Instance", { ...instance, manageMasterUserPassword: false });
        expect(unmanaged.outputs).to.not.have.property("masterUserSecrets");
    });

    it("does not know the endpoint of an instance whose name is not known", () => {
        const { outputs } = create("aws:rds/instance:Instance", { ...instance, identifier: unknown });
        expect(outputs).to.not.have.any.keys("identifier", "address", "endpoint", "arn");
    });

    it("keeps names in lower case", () => {
        expect(create("aws:rds/subnetGroup:SubnetGroup", { name: "Platform" }).id).to.equal("platform");
        expect(create("aws:rds/parameterGroup:ParameterGroup", {}, "Data").id).to.match(/^data-[0-9a-f]{7}$/);
    });
});
