import { expect } from "chai";
import { Database } from "../../components/database";
import type { PlatformContext } from "../../components/conventions";
import { database, type DatabaseConfig } from "../../config/schema/database";
import { contextOf, only, register, type MockedOutputs } from "../support/mocks";

const config = database.parse({
    engineVersion: "17.6",
    instanceClass: "db.t4g.medium",
    storageGiB: 20,
    maxStorageGiB: 100,
    multiAz: true,
    backupRetentionDays: 14,
    performanceInsightsRetentionDays: 31,
    logRetentionDays: 180,
    deletionProtection: true,
});

const dataKey = "arn:aws:kms:us-east-1:111122223333:key/data";
const secretsKey = "arn:aws:kms:us-east-1:111122223333:key/secrets";
const logsKey = "arn:aws:kms:us-east-1:111122223333:key/logs";
const masterSecret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!db-0123";

const rdsOutputs: MockedOutputs = ({ type, name }) => {
    switch (type) {
        case "aws:rds/instance:Instance":
            return {
                address: "platform-dev-database.example.com",
                resourceId: "db-ABCDEFGHIJKL01234",
                masterUserSecrets: [{ secretArn: masterSecret }],
            };
        case "random:index/randomId:RandomId":
            return { hex: `${name}-hex` };
        default:
            return {};
    }
};

const build = (overrides: Partial<DatabaseConfig> = {}, context: Partial<PlatformContext> = {}, outputs = rdsOutputs) =>
    register(
        () =>
            new Database("database", {
                context: contextOf(context),
                config: { ...config, ...overrides },
                vpcId: "vpc-0123",
                subnetIds: ["subnet-data-1", "subnet-data-2", "subnet-data-3"],
                clientSecurityGroupIds: ["sg-cluster", "sg-node"],
                dataKeyArn: dataKey,
                secretsKeyArn: secretsKey,
                logsKeyArn: logsKey,
            }),
        outputs,
    );

const instanceOf = async (...args: Parameters<typeof build>) => only(await build(...args), "aws:rds/instance:Instance");

describe("Database", () => {
    it("makes every resource its child, named after it", async () => {
        for (const { type, name, parent } of await build()) {
            if (type !== "platform:database:Database") {
                expect(parent, name).to.equal("platform:database:Database::database");
                expect(name).to.match(/^database-/);
            }
        }
    });

    it("does not wait for its clients", async () => {
        expect(only(await build(), "platform:database:Database").inputs).not.to.have.property("clientSecurityGroupIds");
    });

    it("is what the configuration asks for", async () => {
        expect((await instanceOf()).inputs).to.deep.include({
            identifier: "platform-dev-database",
            engine: "postgres",
            engineVersion: "17.6",
            instanceClass: "db.t4g.medium",
            multiAz: true,
            storageType: "gp3",
            allocatedStorage: 20,
            maxAllocatedStorage: 100,
            dbName: "platform",
            maintenanceWindow: "sun:04:30-sun:05:30",
        });
    });

    it("changes version by configuration only, never across majors, never outside the window", async () => {
        expect((await instanceOf()).inputs).to.deep.include({
            autoMinorVersionUpgrade: false,
            allowMajorVersionUpgrade: false,
            applyImmediately: false,
            engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        });
    });

    it("encrypts storage with the data key", async () => {
        expect((await instanceOf()).inputs).to.deep.include({ storageEncrypted: true, kmsKeyId: dataKey });
    });

    it("leaves the master password to RDS, under the secrets key, and admits IAM users", async () => {
        const { inputs } = await instanceOf();
        expect(inputs).to.deep.include({
            username: "platformadmin",
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: secretsKey,
            iamDatabaseAuthenticationEnabled: true,
        });
        expect(inputs).not.to.have.any.keys("password", "passwordWo");
    });

    it("lives in the data subnets and nowhere else", async () => {
        const registrations = await build();
        expect(only(registrations, "aws:rds/subnetGroup:SubnetGroup").inputs).to.deep.include({
            name: "platform-dev-database",
            subnetIds: ["subnet-data-1", "subnet-data-2", "subnet-data-3"],
        });
        expect(only(registrations, "aws:rds/instance:Instance").inputs).to.deep.include({
            dbSubnetGroupName: "platform-dev-database",
            vpcSecurityGroupIds: ["database-security-group-id"],
            publiclyAccessible: false,
            caCertIdentifier: "rds-ca-rsa2048-g1",
            port: 5432,
        });
    });

    it("admits its clients on its port, and has no inline rules and no egress", async () => {
        const registrations = await build();
        const group = only(registrations, "aws:ec2/securityGroup:SecurityGroup");
        expect(group.inputs).to.deep.include({ vpcId: "vpc-0123", name: "platform-dev-database" });
        expect(group.inputs).not.to.have.any.keys("ingress", "egress");
        const rules = registrations.filter(({ type }) => type.startsWith("aws:vpc/"));
        expect(rules.map(({ type }) => type)).to.deep.equal([
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        ]);
        expect(rules.map(({ inputs }) => inputs.referencedSecurityGroupId)).to.deep.equal(["sg-cluster", "sg-node"]);
        for (const { inputs } of rules) {
            expect(inputs).to.deep.include({
                securityGroupId: "database-security-group-id",
                ipProtocol: "tcp",
                fromPort: 5432,
                toPort: 5432,
            });
            expect(inputs).not.to.have.any.keys("cidrIpv4", "cidrIpv6", "prefixListId");
        }
    });

    it("uses a parameter group that forces TLS and whose name changes with the family", async () => {
        const registrations = await build();
        const group = only(registrations, "aws:rds/parameterGroup:ParameterGroup");
        expect(group.inputs).to.deep.include({ name: "platform-dev-database-postgres17", family: "postgres17" });
        expect(group.inputs.parameters).to.deep.include({
            name: "rds.force_ssl",
            value: "1",
            applyMethod: "immediate",
        });
        expect(only(registrations, "aws:rds/instance:Instance").inputs.parameterGroupName).to.equal(group.inputs.name);
    });

    it("can be MySQL", async () => {
        const registrations = await build({ engine: "mysql", engineVersion: "8.4.6" });
        expect(only(registrations, "aws:rds/parameterGroup:ParameterGroup").inputs).to.deep.include({
            name: "platform-dev-database-mysql8-4",
            family: "mysql8.4",
        });
        const { inputs } = only(registrations, "aws:rds/instance:Instance");
        expect(inputs).to.deep.include({ engine: "mysql", port: 3306 });
        expect(inputs.enabledCloudwatchLogsExports).to.deep.equal(["error", "slowquery", "iam-db-auth-error"]);
        const ports = registrations.filter(({ type }) => type.startsWith("aws:vpc/")).map((r) => r.inputs.toPort);
        expect(ports).to.deep.equal([3306, 3306]);
    });

    it("exports its logs into encrypted log groups with retention that exist before it does", async () => {
        const registrations = await build();
        const logGroups = registrations.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup");
        expect(logGroups.map(({ inputs }) => inputs.name)).to.deep.equal([
            "/aws/rds/instance/platform-dev-database/postgresql",
            "/aws/rds/instance/platform-dev-database/upgrade",
            "/aws/rds/instance/platform-dev-database/iam-db-auth-error",
        ]);
        for (const { inputs } of logGroups) {
            expect(inputs).to.deep.include({ retentionInDays: 180, kmsKeyId: logsKey });
        }
        const instance = only(registrations, "aws:rds/instance:Instance");
        expect(instance.inputs.enabledCloudwatchLogsExports).to.deep.equal([
            "postgresql",
            "upgrade",
            "iam-db-auth-error",
        ]);
        expect(instance.dependencies).to.include.members(logGroups.map(({ type, name }) => `${type}::${name}`));
    });

    it("is monitored through a role that RDS assumes for this instance alone", async () => {
        const registrations = await build();
        const role = only(registrations, "aws:iam/role:Role");
        expect(JSON.parse(role.inputs.assumeRolePolicy).Statement).to.deep.equal([
            {
                Effect: "Allow",
                Principal: { Service: "monitoring.rds.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                    ArnLike: { "aws:SourceArn": "arn:aws:rds:us-east-1:111122223333:db:platform-dev-database" },
                },
            },
        ]);
        expect(only(registrations, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).to.deep.equal({
            role: "platform-dev-database-monitoring",
            policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
        });
        const instance = only(registrations, "aws:rds/instance:Instance");
        expect(instance.inputs).to.deep.include({
            monitoringInterval: 60,
            monitoringRoleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/database-monitoring-role",
        });
        expect(instance.dependencies).to.include(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment::database-monitoring-policy",
        );
    });

    it("keeps Performance Insights under the data key as long as configured", async () => {
        expect((await instanceOf()).inputs).to.deep.include({
            performanceInsightsEnabled: true,
            performanceInsightsKmsKeyId: dataKey,
            performanceInsightsRetentionPeriod: 31,
        });
    });

    for (const [performanceInsightsRetentionDays, mode] of [
        [7, "standard"],
        [434, "standard"],
        [465, "advanced"],
        [731, "advanced"],
    ] as const) {
        it(`has Database Insights in ${mode} mode for ${String(performanceInsightsRetentionDays)} days`, async () => {
            const { inputs } = await instanceOf({ performanceInsightsRetentionDays });
            expect(inputs.databaseInsightsMode).to.equal(mode);
        });
    }

    it("is backed up, refuses to be deleted where configured, and never goes without a final snapshot", async () => {
        const { inputs } = await instanceOf();
        expect(inputs).to.deep.include({
            backupRetentionPeriod: 14,
            backupWindow: "03:00-04:00",
            copyTagsToSnapshot: true,
            deletionProtection: true,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: "platform-dev-database-final-database-final-snapshot-hex",
        });
        expect(inputs.tags).to.deep.equal({
            ...contextOf().tags,
            Name: "platform-dev-database",
            backup: "platform-dev",
        });
    });

    it("names its final snapshot anew with everything that replaces it", async () => {
        const suffix = only(await build(), "random:index/randomId:RandomId");
        expect(suffix.inputs).to.deep.equal({
            byteLength: 4,
            keepers: { engine: "postgres", databaseName: "platform", key: dataKey },
        });
    });

    for (const protectStateful of [true, false]) {
        it(`is protected and keeps its automated backups as data is protected: ${String(protectStateful)}`, async () => {
            const { protect, retainOnDelete, inputs } = await instanceOf({}, { protectStateful });
            expect({ protect, retainOnDelete }).to.deep.equal({
                protect: protectStateful,
                retainOnDelete: protectStateful,
            });
            expect(inputs.deleteAutomatedBackups).to.equal(!protectStateful);
        });
    }

    it("frees its identifier before it is replaced", async () => {
        expect((await instanceOf()).deleteBeforeReplace).to.equal(true);
    });

    it("registers exactly its public outputs", async () => {
        const { outputs } = only(await build(), "platform:database:Database");
        expect(outputs).to.deep.equal({
            arn: "arn:aws:mock:us-east-1:111122223333:rds/instance/database-instance",
            address: "platform-dev-database.example.com",
            port: 5432,
            databaseName: "platform",
            masterSecretArn: masterSecret,
            resourceId: "db-ABCDEFGHIJKL01234",
            securityGroupId: "database-security-group-id",
        });
    });

    it("refuses a version that it has no parameters for", async () => {
        const error: unknown = await build({ engineVersion: "9.6" }).then(
            () => undefined,
            (reason: unknown) => reason,
        );
        expect(String(error)).to.include('platform:database.engineVersion: "9.6" is too old for postgres');
    });
});
