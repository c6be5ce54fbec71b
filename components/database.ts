import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as rds from "@pulumi/aws/rds";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { RandomId } from "@pulumi/random/randomId";
import type { DatabaseConfig } from "../config";
import { backupSelectionTag } from "./backup";
import { namedTags, physicalName, registeredArgs, statefulOptions, type PlatformContext } from "./conventions";
import { databaseEngine, type DatabaseEngine } from "./databaseEngines";
import { serviceTrust } from "./iamPolicy";

export interface DatabaseArgs {
    readonly context: PlatformContext;
    readonly config: DatabaseConfig;
    readonly vpcId: pulumi.Input<string>;
    /** Isolated subnets in at least two zones. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Security groups of those who may connect; nobody else may. */
    readonly clientSecurityGroupIds: readonly pulumi.Input<string>[];
    /** Key that encrypts storage, snapshots and Performance Insights. */
    readonly dataKeyArn: pulumi.Input<string>;
    /** Key that encrypts the master user's secret. */
    readonly secretsKeyArn: pulumi.Input<string>;
    /** Key that encrypts the exported logs. */
    readonly logsKeyArn: pulumi.Input<string>;
}

/** The other resources that an instance is made of. */
interface InstanceParts {
    readonly engine: DatabaseEngine;
    readonly subnetGroup: rds.SubnetGroup;
    readonly securityGroup: ec2.SecurityGroup;
    readonly parameterGroup: rds.ParameterGroup;
    readonly logGroups: readonly cloudwatch.LogGroup[];
    readonly monitoringRole: iam.Role;
    readonly monitoringPolicy: iam.RolePolicyAttachment;
}

/** Not a name that attackers try first (`admin`, `postgres`); MySQL allows 16 letters and digits. */
const masterUsername = "platformadmin";

/** Days of Performance Insights from which on Database Insights must be in its advanced mode. */
const advancedInsightsDays = 465;

/**
 * An RDS database, PostgreSQL or MySQL, in isolated subnets, that only the given security groups reach, over TLS only.
 *
 * RDS keeps the master password in Secrets Manager and rotates it every seven days; applications use IAM
 * authentication or users of their own. The version changes by configuration alone, in the maintenance window; another
 * major version is refused, because it is a migration to rehearse on a copy. Deleting the instance always takes a final
 * snapshot. RDS's own daily backups allow any point in time; {@link backupSelectionTag} has AWS Backup copy it besides.
 *
 * Cost: the instance by the hour, twice with a standby, and storage by the GiB. On top come backups beyond the size of
 * the storage, final snapshots, exported logs, and Performance Insights of more than seven days. Extended support, which
 * RDS would sell unasked when a major version's standard support ends, is off.
 */
export class Database extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    readonly address: pulumi.Output<string>;
    readonly port: number;
    readonly databaseName: string;
    /** ARN of the secret with the master user's name and password. */
    readonly masterSecretArn: pulumi.Output<string>;
    /** What IAM policies for `rds-db:connect` name, such as `db-ABCDEFGHIJKL01234`. */
    readonly resourceId: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        // The clients are there once the cluster is; the instance, which takes as long, does not wait for them.
        super("platform:database:Database", name, registeredArgs(args, "clientSecurityGroupIds"), opts);

        const engine = databaseEngine(args.config);
        const identifier = physicalName(args.context, "database");
        const subnetGroup = this.createSubnetGroup(name, identifier, args);
        const securityGroup = this.createSecurityGroup(name, identifier, args, engine);
        const parameterGroup = this.createParameterGroup(name, identifier, args, engine);
        const logGroups = this.createLogGroups(name, identifier, args, engine);
        const monitoringRole = this.createMonitoringRole(name, identifier, args);
        const monitoringPolicy = this.allowMonitoring(name, monitoringRole);
        const finalSnapshot = this.nameFinalSnapshot(name, identifier, args);
        const instance = this.createInstance(name, identifier, args, finalSnapshot, {
            engine,
            subnetGroup,
            securityGroup,
            parameterGroup,
            logGroups,
            monitoringRole,
            monitoringPolicy,
        });

        this.arn = instance.arn;
        this.address = instance.address;
        this.port = engine.port;
        this.databaseName = args.config.databaseName;
        this.masterSecretArn = instance.masterUserSecrets.apply(onlySecretArn);
        this.resourceId = instance.resourceId;
        this.securityGroupId = securityGroup.id;
        this.registerOutputs({
            arn: this.arn,
            address: this.address,
            port: this.port,
            databaseName: this.databaseName,
            masterSecretArn: this.masterSecretArn,
            resourceId: this.resourceId,
            securityGroupId: this.securityGroupId,
        });
    }

    private createSubnetGroup(name: string, identifier: string, { context, subnetIds }: DatabaseArgs): rds.SubnetGroup {
        return new rds.SubnetGroup(
            `${name}-subnet-group`,
            {
                name: identifier,
                description: "Isolated subnets of the database",
                subnetIds,
                tags: namedTags(context, identifier),
            },
            { parent: this },
        );
    }

    /** A group without egress: a database answers, it never calls. */
    private createSecurityGroup(
        name: string,
        identifier: string,
        { context, vpcId, clientSecurityGroupIds }: DatabaseArgs,
        { port }: DatabaseEngine,
    ): ec2.SecurityGroup {
        const tags = namedTags(context, identifier);
        const securityGroup = new ec2.SecurityGroup(
            `${name}-security-group`,
            {
                // Unique in its VPC only: a replacement, which another VPC forces, does not collide.
                name: identifier,
                description: "Admits the clients of the database on its port",
                vpcId,
                tags,
            },
            { parent: this },
        );
        clientSecurityGroupIds.forEach((client, index) => {
            new vpc.SecurityGroupIngressRule(
                `${name}-ingress-${String(index)}`,
                {
                    securityGroupId: securityGroup.id,
                    referencedSecurityGroupId: client,
                    ipProtocol: "tcp",
                    fromPort: port,
                    toPort: port,
                    description: "Clients of the database",
                    tags,
                },
                { parent: this },
            );
        });
        return securityGroup;
    }

    private createParameterGroup(
        name: string,
        identifier: string,
        { context }: DatabaseArgs,
        { parameterFamily, parameters }: DatabaseEngine,
    ): rds.ParameterGroup {
        // Another family is another group, while the instance still uses the old one: the name tells them apart.
        const groupName = `${identifier}-${parameterFamily.replaceAll(".", "-")}`;
        return new rds.ParameterGroup(
            `${name}-parameters`,
            {
                name: groupName,
                family: parameterFamily,
                description: "TLS only; logs connections and slow statements",
                parameters: [...parameters],
                tags: namedTags(context, groupName),
            },
            { parent: this },
        );
    }

    private createLogGroups(
        name: string,
        identifier: string,
        { context, config, logsKeyArn }: DatabaseArgs,
        { logExports }: DatabaseEngine,
    ): cloudwatch.LogGroup[] {
        return logExports.map(
            (log) =>
                new cloudwatch.LogGroup(
                    `${name}-logs-${log}`,
                    {
                        // The name that RDS exports to.
                        name: `/aws/rds/instance/${identifier}/${log}`,
                        retentionInDays: config.logRetentionDays,
                        kmsKeyId: logsKeyArn,
                        tags: context.tags,
                    },
                    { parent: this },
                ),
        );
    }

    private createMonitoringRole(name: string, identifier: string, { context }: DatabaseArgs): iam.Role {
        return new iam.Role(
            `${name}-monitoring-role`,
            {
                name: physicalName(context, "database-monitoring"),
                assumeRolePolicy: serviceTrust(
                    "monitoring.rds.amazonaws.com",
                    context,
                    `arn:aws:rds:${context.region}:${context.account}:db:${identifier}`,
                ),
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private allowMonitoring(name: string, role: iam.Role): iam.RolePolicyAttachment {
        return new iam.RolePolicyAttachment(
            `${name}-monitoring-policy`,
            {
                role: role.name,
                policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            },
            { parent: this },
        );
    }

    /**
     * The final snapshot outlives the instance, so the next instance needs another name for its own. The suffix stays in
     * the state as long as the instance does, and changes with what replaces the instance.
     */
    private nameFinalSnapshot(
        name: string,
        identifier: string,
        { config, dataKeyArn }: DatabaseArgs,
    ): pulumi.Output<string> {
        const suffix = new RandomId(
            `${name}-final-snapshot`,
            {
                byteLength: 4,
                keepers: { engine: config.engine, databaseName: config.databaseName, key: dataKeyArn },
            },
            { parent: this },
        );
        return pulumi.interpolate`${identifier}-final-${suffix.hex}`;
    }

    private createInstance(
        name: string,
        identifier: string,
        { context, config, dataKeyArn, secretsKeyArn }: DatabaseArgs,
        finalSnapshotIdentifier: pulumi.Output<string>,
        parts: InstanceParts,
    ): rds.Instance {
        return new rds.Instance(
            `${name}-instance`,
            {
                identifier,
                engine: config.engine,
                engineVersion: config.engineVersion,
                engineLifecycleSupport: "open-source-rds-extended-support-disabled",
                autoMinorVersionUpgrade: false,
                allowMajorVersionUpgrade: false,
                applyImmediately: false,
                maintenanceWindow: config.maintenanceWindow,
                parameterGroupName: parts.parameterGroup.name,
                instanceClass: config.instanceClass,
                multiAz: config.multiAz,

                storageType: "gp3",
                allocatedStorage: config.storageGiB,
                maxAllocatedStorage: config.maxStorageGiB,
                storageEncrypted: true,
                kmsKeyId: dataKeyArn,

                dbSubnetGroupName: parts.subnetGroup.name,
                vpcSecurityGroupIds: [parts.securityGroup.id],
                port: parts.engine.port,
                publiclyAccessible: false,
                caCertIdentifier: "rds-ca-rsa2048-g1",

                dbName: config.databaseName,
                username: masterUsername,
                manageMasterUserPassword: true,
                masterUserSecretKmsKeyId: secretsKeyArn,
                iamDatabaseAuthenticationEnabled: true,

                enabledCloudwatchLogsExports: [...parts.engine.logExports],
                monitoringInterval: 60,
                monitoringRoleArn: parts.monitoringRole.arn,
                performanceInsightsEnabled: true,
                performanceInsightsKmsKeyId: dataKeyArn,
                performanceInsightsRetentionPeriod: config.performanceInsightsRetentionDays,
                databaseInsightsMode:
                    config.performanceInsightsRetentionDays >= advancedInsightsDays ? "advanced" : "standard",

                backupRetentionPeriod: config.backupRetentionDays,
                backupWindow: config.backupWindow,
                copyTagsToSnapshot: true,
                deleteAutomatedBackups: !context.protectStateful,
                deletionProtection: config.deletionProtection,
                skipFinalSnapshot: false,
                finalSnapshotIdentifier,

                tags: { ...namedTags(context, identifier), ...backupSelectionTag(context) },
            },
            {
                ...statefulOptions(context, this),
                // Another engine, key or database name is another instance, and the identifier is taken until the old
                // one is gone.
                deleteBeforeReplace: true,
                // Where its log groups are missing, RDS creates them without key and retention.
                dependsOn: [...parts.logGroups, parts.monitoringPolicy],
            },
        );
    }
}

/** RDS manages one secret for an instance, that of its master user. */
function onlySecretArn(secrets: readonly { readonly secretArn: string }[]): string {
    const [secret] = secrets;
    if (!secret) {
        throw new Error("RDS reports no master user secret although it manages the master password");
    }
    return secret.secretArn;
}
