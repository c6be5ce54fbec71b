import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { arns } from "../support/documents";
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
    kmsKeyId: arns.key,
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

const some = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${String(index)}`);

describe("RDS", () => {
    holds(
        "aws:rds/instance:Instance",
        instance,
        [
            { port: 5433 },
            { multiAz: false, availabilityZone: "us-east-1a" },
            { maxAllocatedStorage: 0 },
            { allocatedStorage: 400, maxAllocatedStorage: 500, iops: 12000 },
            { engine: "mysql", engineVersion: "8.4.7", enabledCloudwatchLogsExports: ["error", "slowquery"] },
            { monitoringInterval: 60, monitoringRoleArn: arns.role },
            { maintenanceWindow: "sat:23:30-sun:00:30", backupWindow: "01:00-02:00" },
            { maintenanceWindow: "sun:04:00-sun:05:00" },
            { maintenanceWindow: "sun:02:00-sun:03:00" },
            { performanceInsightsRetentionPeriod: 731 },
            { finalSnapshotIdentifier: "platform-dev-final" },
            { finalSnapshotIdentifier: "f".repeat(255) },
            { identifier: "d".repeat(63) },
            { backupRetentionPeriod: 0 },
            { backupRetentionPeriod: 35 },
            { port: 1150 },
            { port: 65535 },
            { dbName: "d".repeat(63) },
            {
                engine: "mysql",
                engineVersion: "8.4.7",
                dbName: "d".repeat(64),
                enabledCloudwatchLogsExports: ["error"],
            },
            {
                engine: "mariadb",
                engineVersion: "11.8.5",
                dbName: "d".repeat(64),
                manageMasterUserPassword: undefined,
                password: "p".repeat(41),
                enabledCloudwatchLogsExports: ["audit"],
            },
            { username: "u".repeat(16) },
            { backupWindow: "03:00-03:30", maintenanceWindow: "sun:03:30-sun:04:00" },
            { engine: "mysql", engineVersion: "8.4.7", username: "admin", enabledCloudwatchLogsExports: ["error"] },
            { manageMasterUserPassword: undefined, password: "p".repeat(8) },
            { manageMasterUserPassword: undefined, password: "p".repeat(128) },
            { manageMasterUserPassword: undefined, password: " !#$%&'()*+,-.0:;<=>?AZ[]^_`az{|}~" },
            { masterUserSecretKmsKeyId: "alias/secrets" },
            { maxAllocatedStorage: 22 },
            { storageType: "gp2" },
            { storageType: "io1", allocatedStorage: 100, maxAllocatedStorage: 0, iops: 5000 },
            { storageType: "io2", allocatedStorage: 100, maxAllocatedStorage: 0, iops: 50 },
            { engineVersion: "17", instanceClass: "db.m8g.48xlarge" },
            { engineVersion: "11.22-rds.20240418", instanceClass: "db.m5.large" },
            { engine: undefined, allocatedStorage: undefined, maxAllocatedStorage: 0, snapshotIdentifier: "before" },
            { engineLifecycleSupport: "open-source-rds-extended-support-disabled", licenseModel: "postgresql-license" },
            { databaseInsightsMode: "advanced", performanceInsightsRetentionPeriod: 465 },
            { caCertIdentifier: "rds-ca-rsa2048-g1", networkType: "DUAL", backupTarget: "region" },
            { vpcSecurityGroupIds: some(5, "sg-0") },
        ],
        [
            [
                {
                    engine: "mariadb",
                    engineVersion: "11.8.5",
                    dbName: "d".repeat(65),
                    manageMasterUserPassword: undefined,
                    password: "p".repeat(42),
                    enabledCloudwatchLogsExports: ["audit"],
                },
                'dbName: "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" has 65 characters, 1 to 64 are allowed; shorten it',
                "password: has 42 characters, 8 to 41 are allowed; use another one",
            ],
            [
                { engine: "mysql", engineVersion: "8.4.7", dbName: "d".repeat(65), enabledCloudwatchLogsExports: [] },
                'dbName: "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" has 65 characters, 1 to 64 are allowed; shorten it',
            ],
            [{ backupWindow: "03:00-03:29" }, 'backupWindow: "03:00-03:29" is shorter than 30 minutes; lengthen it'],
            [
                { maintenanceWindow: "sun:04:30-sun:04:59" },
                'maintenanceWindow: "sun:04:30-sun:04:59" is shorter than 30 minutes; lengthen it',
            ],
            [
                { finalSnapshotIdentifier: "f".repeat(256) },
                'finalSnapshotIdentifier: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { identifierPrefix: "platform-" },
                "identifier: identifier and identifierPrefix exclude each other; keep one of them",
            ],
            [
                { backupRetentionPeriod: -1 },
                "backupRetentionPeriod: -1 is out of range; use a whole number of days from 0 to 35",
            ],
            [{ port: 65536 }, "port: 65536 is out of range; use a whole number from 1150 to 65535"],
            [
                { dbName: "d".repeat(64) },
                'dbName: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" has 64 characters, 1 to 63 are allowed; shorten it',
            ],
            [
                { username: "u".repeat(17) },
                'username: "uuuuuuuuuuuuuuuuu" has 17 characters, 1 to 16 are allowed; shorten it',
            ],
            [{ username: "Admin" }, 'username: "Admin" is reserved by "postgres"; rename it'],
            [{ username: "rdsadmin" }, 'username: "rdsadmin" is reserved by "postgres"; rename it'],
            [
                { manageMasterUserPassword: undefined, password: "p".repeat(7) },
                "password: has 7 characters, 8 to 128 are allowed; use another one",
            ],
            [
                { manageMasterUserPassword: undefined, password: "p".repeat(129) },
                "password: has 129 characters, 8 to 128 are allowed; use another one",
            ],
            [
                { manageMasterUserPassword: undefined, password: "secret p@ss" },
                'password: has a character that RDS refuses; use printable ASCII without /, " and @',
            ],
            [{ password: "p".repeat(8) }, "password: excludes manageMasterUserPassword; remove one of them"],
            [
                { manageMasterUserPassword: undefined, masterUserSecretKmsKeyId: "alias/secrets" },
                "masterUserSecretKmsKeyId: needs manageMasterUserPassword; set it to true",
            ],
            [
                { maxAllocatedStorage: 21 },
                "maxAllocatedStorage: 21 GiB is less than a tenth above allocatedStorage 20; use 22 or more, or 0 for no autoscaling",
            ],
            [
                { maxAllocatedStorage: 65537 },
                "maxAllocatedStorage: 65537 is out of range; use a whole number of GiB from 0 to 65536",
            ],
            [
                { allocatedStorage: 65537, maxAllocatedStorage: 0 },
                "allocatedStorage: 65537 GiB is outside what gp3 allows; use 20 to 65536",
            ],
            [
                { storageType: "gp2", storageThroughput: 125 },
                'storageThroughput: does not go with "gp2"; remove it or use gp3',
            ],
            [{ storageType: "gp2", iops: 3000 }, 'iops: does not go with "gp2"; remove it or use gp3'],
            [{ storageType: "io2", allocatedStorage: 100, maxAllocatedStorage: 0 }, 'iops: is missing; "io2" needs it'],
            [
                { storageType: "io1", allocatedStorage: 100, maxAllocatedStorage: 0, iops: 5001 },
                "iops: 5001 is out of range; use half to fifty times allocatedStorage 100",
            ],
            [
                { storageType: "io2", allocatedStorage: 100, maxAllocatedStorage: 0, iops: 49 },
                "iops: 49 is out of range; use half to fifty times allocatedStorage 100",
            ],
            [{ allocatedStorage: undefined, maxAllocatedStorage: 0 }, "allocatedStorage: is missing; give it a value"],
            [{ engine: undefined }, "engine: is missing; give it a value"],
            [{ engineVersion: "seventeen" }, 'engineVersion: "seventeen" is not allowed; use a version such as 17.6'],
            [
                { engineLifecycleSupport: "extended" },
                'engineLifecycleSupport: "extended" is not a known value; use open-source-rds-extended-support or open-source-rds-extended-support-disabled',
            ],
            [
                { licenseModel: "license-included" },
                'licenseModel: "license-included" is no license of "postgres"; use postgresql-license',
            ],
            [
                { databaseInsightsMode: "expert" },
                'databaseInsightsMode: "expert" is not a known value; use standard or advanced',
            ],
            [
                { databaseInsightsMode: "advanced" },
                "databaseInsightsMode: advanced needs Performance Insights for at least 465 days; enable it, or use standard",
            ],
            [
                { databaseInsightsMode: "advanced", performanceInsightsRetentionPeriod: 434 },
                "databaseInsightsMode: advanced needs Performance Insights for at least 465 days; enable it, or use standard",
            ],
            [
                { caCertIdentifier: "rds-ca-2019" },
                'caCertIdentifier: "rds-ca-2019" is not a known value; use rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1',
            ],
            [{ networkType: "IPV6" }, 'networkType: "IPV6" is not a known value; use IPV4 or DUAL'],
            [{ backupTarget: "s3" }, 'backupTarget: "s3" is not a known value; use local, outposts or region'],
            [
                { vpcSecurityGroupIds: some(6, "sg-0") },
                "vpcSecurityGroupIds: has 6 entries, 0 to 5 are allowed; merge some of them, or ask for a higher quota",
            ],
            [
                { kmsKeyId: "alias/data" },
                'kmsKeyId: "alias/data" is not allowed; use the ARN of a KMS key, or of its alias',
            ],
            [
                { performanceInsightsKmsKeyId: "alias/data" },
                'performanceInsightsKmsKeyId: "alias/data" is not allowed; use the ARN of a KMS key, or of its alias',
            ],
            [
                { monitoringInterval: 2 },
                "monitoringInterval: 2 is not a known value; use 0, 1, 5, 10, 15, 30 or 60",
                "monitoringRoleArn: is missing; enhanced monitoring needs a role",
            ],
            [
                { monitoringInterval: 60, monitoringRoleArn: "monitoring" },
                'monitoringRoleArn: "monitoring" is not allowed; use the ARN of a role',
            ],
            [
                {
                    engine: "mysql",
                    engineVersion: "8.4.7",
                    instanceClass: "db.t4g.small",
                    enabledCloudwatchLogsExports: ["error"],
                },
                'performanceInsightsEnabled: does not go with "db.t4g.small" of "mysql"; use a larger class or set it to false',
            ],
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
                "iops: 3000 is out of range; use half to fifty times allocatedStorage 20",
            ],
            [
                { maxAllocatedStorage: 10 },
                "maxAllocatedStorage: 10 GiB is less than a tenth above allocatedStorage 20; use 22 or more, or 0 for no autoscaling",
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
            [{ monitoringRoleArn: arns.role }, "monitoringRoleArn: needs a monitoringInterval other than 0; set one"],
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
        [{ name: "n".repeat(255) }, { subnetIds: some(20, "subnet-0") }],
        [
            [
                { name: "n".repeat(256) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { name: "1st" },
                'name: "1st" is not allowed; use letters, digits, spaces and ._-, starting with a letter',
            ],
            [
                { subnetIds: some(21, "subnet-0") },
                "subnetIds: has 21 entries, 2 to 20 are allowed; keep one for each zone, or ask for a higher quota",
            ],
            [{ subnetIds: ["subnet-0a", "subnet-0a"] }, 'subnetIds: has "subnet-0a" twice; name every subnet once'],
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
        [{ family: "mysql8.4" }, { name: "n".repeat(255) }],
        [
            [
                { name: "n".repeat(256) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [{ name: "platform--dev" }, 'name: "platform--dev" is not allowed; remove doubled and trailing hyphens'],
            [{ family: "postgres" }, 'family: "postgres" is not allowed; use a family such as postgres17 or mysql8.4'],
            [
                {
                    parameters: [
                        { name: "a", value: "1" },
                        { name: "a", value: "2" },
                    ],
                },
                'parameters: has "a" twice; give every parameter one value',
            ],
            [{ family: undefined }, "family: is missing; give it a value"],
            [{ parameters: [{ name: "rds.force_ssl" }] }, "parameters[0].value: is missing; give it a value"],
            [
                { parameters: [{ name: "a", value: "1", applyMethod: "later" }] },
                'parameters[0].applyMethod: "later" is not a known value; use immediate or pending-reboot',
            ],
        ],
    );

    describe("classes", () => {
        const refusalsOf = (engine: string, engineVersion: string | undefined, instanceClass: string) =>
            refusals("aws:rds/instance:Instance", {
                ...instance,
                engine,
                engineVersion,
                instanceClass,
                enabledCloudwatchLogsExports: undefined,
                performanceInsightsEnabled: undefined,
                performanceInsightsRetentionPeriod: undefined,
            });

        for (const [engine, version, name] of [
            ["postgres", "17.6", "db.t4g.micro"],
            ["postgres", "14.20", "db.m8a.large"],
            ["postgres", "12.22", "db.m6g.16xlarge"],
            ["postgres", undefined, "db.m4.large"],
            ["mysql", "8.4.7", "db.m8a.large"],
            ["mysql", "5.7.44", "db.t2.micro"],
            ["mariadb", "11.8.5", "db.r7g.xlarge"],
            // Newer than what is published.
            ["postgres", "19.1", "db.m4.large"],
            ["postgres", "17.6", "db.m10g.large"],
        ] as const) {
            it(`has ${name} for ${engine} ${String(version)}`, () => {
                expect(refusalsOf(engine, version, name)).to.deep.equal([]);
            });
        }

        for (const [engine, version, name, reason] of [
            [
                "postgres",
                "17.6",
                "db.m4.large",
                'instanceClass: "db.m4.large" is not offered for postgres 17.6; use db.m5, db.m5d, db.m6g, db.m6gd, db.m6i, db.m6id, db.m6idn, db.m6in, db.m7g, db.m7i, db.m8a, db.m8g, db.m8gd, db.m9g',
            ],
            [
                "postgres",
                "17.6",
                "db.t2.micro",
                'instanceClass: "db.t2.micro" is not offered for postgres 17.6; use db.t3, db.t4g',
            ],
            [
                "postgres",
                "13.22",
                "db.m8a.large",
                'instanceClass: "db.m8a.large" is not offered for postgres 13.22; use db.m5, db.m5d, db.m6g, db.m6gd, db.m6i, db.m6id, db.m6idn, db.m6in, db.m7g, db.m7i, db.m8g, db.m8gd, db.m9g',
            ],
            [
                "postgres",
                "12.22",
                "db.m7g.large",
                'instanceClass: "db.m7g.large" is not offered for postgres 12.22; use db.m5, db.m6g, db.m6i, db.m6in',
            ],
            [
                "mysql",
                "8.0.44",
                "db.m8a.large",
                'instanceClass: "db.m8a.large" is not offered for mysql 8.0.44; use db.m5, db.m5d, db.m6g, db.m6gd, db.m6i, db.m6id, db.m6idn, db.m6in, db.m7g, db.m7i, db.m8g, db.m8gd, db.m9g',
            ],
            [
                "mysql",
                "5.7.44",
                "db.m7g.large",
                'instanceClass: "db.m7g.large" is not offered for mysql 5.7.44; use db.m5',
            ],
            [
                "mariadb",
                "10.6.25",
                "db.r3.large",
                'instanceClass: "db.r3.large" is not offered for mariadb 10.6.25; use db.r5, db.r5b, db.r5d, db.r6g, db.r6gd, db.r6i, db.r6id, db.r6idn, db.r6in, db.r7g, db.r7i, db.r8a, db.r8g, db.r8gd',
            ],
            [
                "postgres",
                "17.6",
                "db.t4g.nano",
                'instanceClass: "db.t4g.nano" is no class; db.t4g has micro, small, medium, large, xlarge, 2xlarge',
            ],
            [
                "postgres",
                undefined,
                "db.m7g.24xlarge",
                'instanceClass: "db.m7g.24xlarge" is no class; db.m7g has large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge',
            ],
        ] as const) {
            it(`has no ${name} for ${engine} ${String(version)}`, () => {
                expect(refusalsOf(engine, version, name)).to.deep.equal([reason]);
            });
        }
    });

    it("shows no password that it refuses", () => {
        const shown = refusals("aws:rds/instance:Instance", {
            ...instance,
            manageMasterUserPassword: undefined,
            password: "hunter2@",
        }).join();
        expect(shown)
            .to.match(/^password: /)
            .and.not.match(/hunter2/);
    });

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
            masterUserSecretKmsKeyId: arns.key,
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
