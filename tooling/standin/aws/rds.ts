/*
 * Amazon RDS.
 *
 * Sources: AWS SDK service model rds 2014-10-31 (documentation of CreateDBInstance, CreateDBSnapshot,
 * CreateDBSubnetGroup, CreateDBParameterGroup); RDS User Guide, "gp3 storage", "DB instance endpoints", "Managing capacity
 * automatically" (a ceiling 10 % above), "Certificate authorities", "Considerations for Database Insights", "DB engine,
 * Region, and instance class support for Performance Insights" and "Quotas" (20 subnets a group, which can be raised);
 * cfn-lint 1.58.0, schema of AWS::RDS::DBCluster (user names that engines reserve); Service Authorization Reference for
 * the ARNs; terraform-provider-aws internal/service/rds (id is the resource id, snapshot identifier, what needs what).
 */
import {
    all,
    atLeast,
    combination,
    distinct,
    isGiven,
    isOneOf,
    items,
    length,
    mayBeGiven,
    not,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    whole,
    type Check,
} from "../checks";
import { characters, known, lowerAlphanumeric, physicalNameOf, upperAlphanumeric, uuid } from "../names";
import {
    isUnknown,
    unknown,
    type Properties,
    type ResourceModel,
    type ResourceRequest,
    type ServiceModel,
} from "../model";
import { places } from "../properties";
import { arn, partitionOf } from "./arn";
import { keyArn, regionalAndTagged, roleArn, securityGroups, tags } from "./common";
import { classReason, type ClassEngine } from "./rdsClasses";

interface Engine {
    readonly port: number;
    readonly logs: readonly string[];
    readonly license: string;
    /** The longest password and database name, in characters. */
    readonly password: number;
    readonly database: number;
    readonly reservedUsers: readonly string[];
}

/** The engines that AWS knows by name; ports and log exports of those that the documentation lists in one place. */
const engines: Readonly<Record<ClassEngine, Engine>> = {
    mariadb: {
        port: 3306,
        logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
        license: "general-public-license",
        password: 41,
        database: 64,
        reservedUsers: ["rdsadmin"],
    },
    mysql: {
        port: 3306,
        logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
        license: "general-public-license",
        password: 41,
        database: 64,
        reservedUsers: ["rdsadmin"],
    },
    postgres: {
        port: 5432,
        logs: ["postgresql", "upgrade", "iam-db-auth-error"],
        license: "postgresql-license",
        password: 128,
        database: 63,
        reservedUsers: ["rdsadmin", "admin"],
    },
};

const otherEngines = [
    "aurora-mysql",
    "aurora-postgresql",
    "custom-oracle-ee",
    "custom-oracle-ee-cdb",
    "custom-oracle-se2",
    "custom-oracle-se2-cdb",
    "custom-sqlserver-dev",
    "custom-sqlserver-ee",
    "custom-sqlserver-se",
    "custom-sqlserver-web",
    "db2-ae",
    "db2-ce",
    "db2-se",
    "oracle-ee",
    "oracle-ee-cdb",
    "oracle-se2",
    "oracle-se2-cdb",
    "sqlserver-dev-ee",
    "sqlserver-ee",
    "sqlserver-ex",
    "sqlserver-se",
    "sqlserver-web",
];

const isEngine = (engine: string): engine is ClassEngine => engine in engines;

const engineName = (inputs: Properties) => {
    const name = known`${inputs.engine}`;
    return name !== undefined && isEngine(name) ? name : undefined;
};

function engineOf(inputs: Properties): Engine | undefined {
    const name = engineName(inputs);
    return name === undefined ? undefined : engines[name];
}

const identifierOf = (request: ResourceRequest) => physicalNameOf(request, "identifier")?.toLowerCase();

/** "Must contain from 1 to 63 letters, numbers, or hyphens. First character must be a letter." */
const identifier = physicalName(
    (request) => physicalNameOf(request, "identifier"),
    "identifier",
    length(1, 63),
    pattern(/^[a-zA-Z][a-zA-Z0-9-]*$/, "letters, digits and hyphens, starting with a letter"),
    not(/--|-$/, "remove doubled and trailing hyphens"),
);

const storage: Check = all(
    property("storageType", oneOf("gp2", "gp3", "io1", "io2", "standard")),
    combination("allocatedStorage", (inputs) => {
        const gibibytes = numberAt(inputs, "allocatedStorage");
        const type = known`${inputs.storageType ?? "gp3"}`;
        if (gibibytes === undefined || type === undefined || engineOf(inputs) === undefined) {
            return undefined;
        }
        const [least, most] = type === "standard" ? [5, 3072] : [type.startsWith("io") ? 100 : 20, 65536];
        return gibibytes >= least && gibibytes <= most
            ? undefined
            : `${String(gibibytes)} GiB is outside what ${type} allows; use ${String(least)} to ${String(most)}`;
    }),
    combination("maxAllocatedStorage", (inputs) => {
        const [now, ceiling] = [numberAt(inputs, "allocatedStorage"), numberAt(inputs, "maxAllocatedStorage")];
        const least = Math.ceil((now ?? 0) * 1.1);
        return ceiling !== undefined && ceiling !== 0 && ceiling < least
            ? `${String(ceiling)} GiB is less than a tenth above allocatedStorage ${String(now)}; use ${String(least)} or ` +
                  "more, or 0 for no autoscaling"
            : undefined;
    }),
    property("maxAllocatedStorage", whole(0, 65536, "GiB")),
    combination("storageThroughput", (inputs) =>
        isGiven(inputs, "storageThroughput") && isOneOf(inputs, "storageType", ["gp2", "io1", "io2", "standard"])
            ? `does not go with ${shown(inputs.storageType)}; remove it or use gp3`
            : undefined,
    ),
    combination("iops", (inputs) => {
        const [iops, gibibytes] = [numberAt(inputs, "iops"), numberAt(inputs, "allocatedStorage")];
        if (!isOneOf(inputs, "storageType", ["io1", "io2"])) {
            return isGiven(inputs, "iops") && isOneOf(inputs, "storageType", ["gp2", "standard"])
                ? `does not go with ${shown(inputs.storageType)}; remove it or use gp3`
                : undefined;
        }
        if (!mayBeGiven(inputs, "iops")) {
            return `is missing; ${shown(inputs.storageType)} needs it`;
        }
        const isWithin =
            iops === undefined || gibibytes === undefined || (iops >= gibibytes / 2 && iops <= gibibytes * 50);
        return isWithin || engineOf(inputs) === undefined
            ? undefined
            : `${String(iops)} is out of range; use half to fifty times allocatedStorage ${String(gibibytes)}`;
    }),
    // Below 400 GiB RDS takes neither for these engines: RDS User Guide, "gp3 storage".
    combination("iops", (inputs) => {
        const gibibytes = numberAt(inputs, "allocatedStorage");
        const small = gibibytes !== undefined && gibibytes < 400 && engineOf(inputs) !== undefined;
        const given = ["iops", "storageThroughput"].filter((path) => isGiven(inputs, path));
        return small && isOneOf(inputs, "storageType", [undefined, "gp3"]) && given.length > 0
            ? `gp3 below 400 GiB has fixed performance; remove ${given.join(" and ")} or allocate 400 GiB`
            : undefined;
    }),
    combination("storageEncrypted", (inputs) =>
        isGiven(inputs, "kmsKeyId") && isOneOf(inputs, "storageEncrypted", [undefined, false])
            ? "kmsKeyId is given but the storage is not encrypted; set storageEncrypted to true"
            : undefined,
    ),
);

const time = "([01]\\d|2[0-3]):[0-5]\\d";
const day = "(mon|tue|wed|thu|fri|sat|sun)";
const backupWindow = new RegExp(`^${time}-${time}$`);
const maintenanceWindow = new RegExp(`^${day}:${time}-${day}:${time}$`, "i");

/** Minutes of the week that a window covers, start included and end not, the end after the start even across midnight. */
function minutes(start: string, end: string, period: number): readonly [number, number] {
    const minute = (text: string) => {
        const [hours = 0, rest = 0] = text.split(":").slice(-2).map(Number);
        const dayIndex = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(text.slice(0, 3).toLowerCase());
        return Math.max(dayIndex, 0) * 1440 + hours * 60 + rest;
    };
    const [from, to] = [minute(start), minute(end)];
    return [from, to > from ? to : to + period];
}

const windows: Check = all(
    property("backupWindow", pattern(backupWindow, "a UTC window such as 03:00-04:00")),
    property("maintenanceWindow", pattern(maintenanceWindow, "a UTC window such as sun:04:30-sun:05:30")),
    combination("backupWindow", (inputs) => {
        const daily = windowOf(inputs.backupWindow, backupWindow, 1440);
        return daily && daily[1] - daily[0] < 30
            ? `${shown(inputs.backupWindow)} is shorter than 30 minutes; lengthen it`
            : undefined;
    }),
    combination("maintenanceWindow", (inputs) => {
        const weekly = windowOf(inputs.maintenanceWindow, maintenanceWindow, 10080);
        if (!weekly) {
            return undefined;
        }
        if (weekly[1] - weekly[0] < 30) {
            return `${shown(inputs.maintenanceWindow)} is shorter than 30 minutes; lengthen it`;
        }
        const daily = windowOf(inputs.backupWindow, backupWindow, 1440);
        // The backup window of every day of two weeks, so that a window across the end of the week is met too.
        const conflicts = Array.from({ length: 15 }, (_, index) => (index - 1) * 1440).some(
            (midnight) => daily && midnight + daily[0] < weekly[1] && weekly[0] < midnight + daily[1],
        );
        return conflicts
            ? `${shown(inputs.maintenanceWindow)} overlaps the backup window ${shown(inputs.backupWindow)}; move one of them`
            : undefined;
    }),
);

function windowOf(value: unknown, format: RegExp, period: number): readonly [number, number] | undefined {
    const text = known`${value}`;
    if (text === undefined || !format.test(text)) {
        return undefined;
    }
    const [start = "", end = ""] = text.split("-");
    return minutes(start, end, period);
}

/** "7, month * 31, where month is a number of months from 1-23, 731". */
const performanceInsightsDays = [7, ...Array.from({ length: 23 }, (_, index) => (index + 1) * 31), 731];

const monitoring: Check = all(
    property("performanceInsightsRetentionPeriod", oneOf(...performanceInsightsDays)),
    property("databaseInsightsMode", oneOf("standard", "advanced")),
    combination("databaseInsightsMode", (inputs) => {
        const days = inputs.performanceInsightsRetentionPeriod ?? 7;
        const isShort = typeof days === "number" && days < 465;
        return isOneOf(inputs, "databaseInsightsMode", ["advanced"]) &&
            (isShort || isOneOf(inputs, "performanceInsightsEnabled", [undefined, false]))
            ? "advanced needs Performance Insights for at least 465 days; enable it, or use standard"
            : undefined;
    }),
    // "Performance Insights isn't supported" on them for these engines.
    combination("performanceInsightsEnabled", (inputs) =>
        isOneOf(inputs, "performanceInsightsEnabled", [true]) &&
        isOneOf(inputs, "engine", ["mysql", "mariadb"]) &&
        /^db\.t(2|3|4g)\.(micro|small)$/.test(known`${inputs.instanceClass}` ?? "")
            ? `does not go with ${shown(inputs.instanceClass)} of ${shown(inputs.engine)}; use a larger class or set it to false`
            : undefined,
    ),
    combination("performanceInsightsEnabled", (inputs) => {
        const given = ["performanceInsightsKmsKeyId", "performanceInsightsRetentionPeriod"].filter((path) =>
            isGiven(inputs, path),
        );
        return given.length > 0 && isOneOf(inputs, "performanceInsightsEnabled", [undefined, false])
            ? `is off, which excludes ${given.join(" and ")}; set performanceInsightsEnabled to true`
            : undefined;
    }),
    property("performanceInsightsKmsKeyId", keyArn),
    property("monitoringInterval", oneOf(0, 1, 5, 10, 15, 30, 60)),
    property("monitoringRoleArn", roleArn),
    combination("monitoringRoleArn", (inputs) => {
        const interval = inputs.monitoringInterval ?? 0;
        if (isUnknown(interval)) {
            return undefined;
        }
        if (interval === 0) {
            return isGiven(inputs, "monitoringRoleArn")
                ? "needs a monitoringInterval other than 0; set one"
                : undefined;
        }
        return mayBeGiven(inputs, "monitoringRoleArn") ? undefined : "is missing; enhanced monitoring needs a role";
    }),
    combination("enabledCloudwatchLogsExports", (inputs) => {
        const engine = engineOf(inputs);
        const exports = inputs.enabledCloudwatchLogsExports;
        const wrong = (Array.isArray(exports) ? exports : []).filter(
            (name: unknown) => engine && !isUnknown(name) && !engine.logs.includes(name as string),
        );
        return wrong.length > 0
            ? `${shown(wrong)} is no log of ${known`${inputs.engine}` ?? ""}; use ${engine?.logs.join(", ") ?? ""}`
            : undefined;
    }),
);

const masterPassword: Check = all(
    combination("password", (inputs) =>
        isOneOf(inputs, "manageMasterUserPassword", [true]) && isGiven(inputs, "password")
            ? "excludes manageMasterUserPassword; remove one of them"
            : undefined,
    ),
    combination("masterUserSecretKmsKeyId", (inputs) =>
        isGiven(inputs, "masterUserSecretKmsKeyId") && isOneOf(inputs, "manageMasterUserPassword", [undefined, false])
            ? "needs manageMasterUserPassword; set it to true"
            : undefined,
    ),
    combination("password", (inputs) => {
        const [text, longest] = [inputs.password, engineOf(inputs)?.password ?? 255];
        if (typeof text !== "string" || isUnknown(text)) {
            return undefined;
        }
        // The password itself is never shown.
        if (text.length < 8 || text.length > longest) {
            return `has ${String(text.length)} characters, 8 to ${String(longest)} are allowed; use another one`;
        }
        return /^[ !#-.0-?A-~]*$/.test(text)
            ? undefined
            : 'has a character that RDS refuses; use printable ASCII without /, " and @';
    }),
    combination("username", (inputs) =>
        isNew(inputs) && !mayBeGiven(inputs, "username")
            ? "is missing; a new database needs the name of its master user"
            : undefined,
    ),
    property(
        "username",
        length(1, 16),
        pattern(/^[a-zA-Z]\w*$/, "letters, digits and underscores, starting with a letter"),
    ),
    combination("username", (inputs) =>
        engineOf(inputs)?.reservedUsers.includes((known`${inputs.username}` ?? "").toLowerCase())
            ? `${shown(inputs.username)} is reserved by ${shown(inputs.engine)}; rename it`
            : undefined,
    ),
);

/** Oracle has stricter rules, which are not modelled. */
const databaseName: Check = (request) => {
    const engine = engineOf(request.inputs);
    return engine === undefined ? [] : property("dbName", length(1, engine.database), databaseCharacters)(request);
};

const databaseCharacters = pattern(/^[a-zA-Z]\w*$/, "letters, digits and underscores, starting with a letter");

/** The engines whose versions are made of numbers; the minor version may be left to RDS. */
const engineVersion: Check = (request) =>
    engineOf(request.inputs) === undefined
        ? []
        : property(
              "engineVersion",
              pattern(/^\d+(\.\d+){0,2}(-rds\.\d{8})?(-R\d+)?$/, "a version such as 17.6"),
          )(request);

/** A class that the version does not offer; which classes a region has is not known here. */
const instanceClass: Check = all(
    required("instanceClass"),
    property("instanceClass", pattern(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, "a class such as db.t4g.medium")),
    combination("instanceClass", (inputs) => {
        const [engine, version, name] = [
            engineName(inputs),
            known`${inputs.engineVersion}`,
            known`${inputs.instanceClass}`,
        ];
        return engine && name && classReason(engine, version, name);
    }),
);

/** What a replica and what is restored take over from their source. */
const sources = ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime", "s3Import"];

const isNew = (inputs: Properties) => !sources.some((path) => mayBeGiven(inputs, path));

const completeness: Check = (request) => (isNew(request.inputs) ? required("engine", "allocatedStorage")(request) : []);

const lifecycle: Check = all(
    property(
        "engineLifecycleSupport",
        oneOf("open-source-rds-extended-support", "open-source-rds-extended-support-disabled"),
    ),
    combination("licenseModel", (inputs) => {
        const license = engineOf(inputs)?.license;
        return license !== undefined && isGiven(inputs, "licenseModel") && !isOneOf(inputs, "licenseModel", [license])
            ? `${shown(inputs.licenseModel)} is no license of ${shown(inputs.engine)}; use ${license}`
            : undefined;
    }),
);

const instance: ResourceModel = {
    check: all(
        identifier,
        completeness,
        instanceClass,
        engineVersion,
        lifecycle,
        property("engine", oneOf(...Object.keys(engines), ...otherEngines)),
        property("kmsKeyId", keyArn),
        property("vpcSecurityGroupIds", securityGroups),
        property("caCertIdentifier", oneOf("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1")),
        property("networkType", oneOf("IPV4", "DUAL")),
        property("backupTarget", oneOf("local", "outposts", "region")),
        property("port", whole(1150, 65535)),
        property("backupRetentionPeriod", whole(0, 35, "days")),
        databaseName,
        property(
            "finalSnapshotIdentifier",
            length(1, 255),
            pattern(/^[a-zA-Z][a-zA-Z0-9-]*$/, "letters, digits and hyphens, starting with a letter"),
            not(/--|-$/, "remove doubled and trailing hyphens"),
        ),
        combination("availabilityZone", (inputs) =>
            isOneOf(inputs, "multiAz", [true]) && isGiven(inputs, "availabilityZone")
                ? "excludes multiAz; remove it, RDS chooses the zones of a Multi-AZ instance"
                : undefined,
        ),
        storage,
        windows,
        monitoring,
        masterPassword,
        tags(),
    ),
    create: (request) => {
        const { urn, inputs, account, region } = request;
        const identifier = identifierOf(request);
        const port = inputs.port ?? engineOf(inputs)?.port;
        const resourceId = `db-${characters(urn, 26, upperAlphanumeric)}`;
        // Every instance of an account and region has the same part in its endpoint.
        const accountPart = characters(`rds/${account}/${region}`, 12, lowerAlphanumeric);
        const address = known`${identifier}.${accountPart}.${region}.rds.${partitionOf(region).dnsSuffix}`;
        return {
            id: resourceId,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "rds", known`db:${identifier}`),
                identifier,
                resourceId,
                address,
                port,
                endpoint: known`${address}:${port}`,
                status: "available",
                ...(inputs.manageMasterUserPassword === true && { masterUserSecrets: [masterUserSecret(request)] }),
            },
        };
    },
};

/** The secret that RDS keeps the master password in: `rds!db-<uuid>`, as the RDS User Guide names it. */
function masterUserSecret(request: ResourceRequest): Properties {
    const { urn, inputs } = request;
    const suffix = characters(`${urn}/secret`, 6, lowerAlphanumeric);
    return {
        secretArn: arn(request, "secretsmanager", `secret:rds!db-${uuid(urn)}-${suffix}`) ?? unknown,
        secretStatus: "active",
        ...(inputs.masterUserSecretKmsKeyId !== undefined && { kmsKeyId: inputs.masterUserSecretKmsKeyId }),
    };
}

const subnetGroup: ResourceModel = {
    check: all(
        physicalName(
            physicalNameOf,
            "name",
            length(1, 255),
            pattern(/^[a-zA-Z][a-zA-Z0-9._ -]*$/, "letters, digits, spaces and ._-, starting with a letter"),
            not(/^default$/i, '"default" is reserved; rename it'),
        ),
        required("subnetIds"),
        // RDS User Guide, "Working with DB subnet groups": subnets in at least two Availability Zones.
        property(
            "subnetIds",
            atLeast(2, "name subnets in two zones"),
            items(2, 20, "keep one for each zone, or ask for a higher quota"),
            distinct("name every subnet once"),
        ),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request)?.toLowerCase();
        return {
            id: name ?? "",
            outputs: { ...regionalAndTagged(request), arn: arn(request, "rds", known`subgrp:${name}`), name },
        };
    },
};

const parameterGroup: ResourceModel = {
    check: all(
        physicalName(
            physicalNameOf,
            "name",
            length(1, 255),
            pattern(/^[a-zA-Z][a-zA-Z0-9-]*$/, "letters, digits and hyphens, starting with a letter"),
            not(/--|-$/, "remove doubled and trailing hyphens"),
        ),
        required("family", "parameters[].name", "parameters[].value"),
        property("family", pattern(/^[a-z][a-z0-9-]*\d+(\.\d+)?$/, "a family such as postgres17 or mysql8.4")),
        combination("parameters", (inputs) =>
            distinct("give every parameter one value")(places(inputs, "parameters[].name").map(({ value }) => value)),
        ),
        property("parameters[].applyMethod", oneOf("immediate", "pending-reboot")),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request)?.toLowerCase();
        return {
            id: name ?? "",
            outputs: { ...regionalAndTagged(request), arn: arn(request, "rds", known`pg:${name}`), name },
        };
    },
};

export const rds: ServiceModel = {
    "aws:rds/instance:Instance": instance,
    "aws:rds/parameterGroup:ParameterGroup": parameterGroup,
    "aws:rds/subnetGroup:SubnetGroup": subnetGroup,
};
