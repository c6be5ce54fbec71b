/*
 * Amazon RDS.
 *
 * Sources: AWS SDK service model rds 2014-10-31 (documentation of CreateDBInstance, CreateDBSubnetGroup,
 * CreateDBParameterGroup); RDS User Guide, "gp3 storage" and "DB instance endpoints"; Service Authorization Reference
 * for the ARNs; terraform-provider-aws internal/service/rds (id is the resource id, snapshot identifier, what needs what).
 */
import {
    all,
    atLeast,
    combination,
    isGiven,
    isOneOf,
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
import { arn, partitionOf } from "./arn";
import { regionalAndTagged, tags } from "./common";

interface Engine {
    readonly port: number;
    readonly logs: readonly string[];
}

/** The engines that AWS knows by name; ports and log exports of those that the documentation lists in one place. */
const engines: Readonly<Record<string, Engine>> = {
    mariadb: { port: 3306, logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"] },
    mysql: { port: 3306, logs: ["audit", "error", "general", "slowquery", "iam-db-auth-error"] },
    postgres: { port: 5432, logs: ["postgresql", "upgrade", "iam-db-auth-error"] },
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

const engineOf = (inputs: Properties) => engines[known`${inputs.engine}` ?? ""];

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
        return now !== undefined && ceiling !== undefined && ceiling !== 0 && ceiling < now
            ? `${String(ceiling)} GiB is below allocatedStorage ${String(now)}; raise it, or use 0 for no autoscaling`
            : undefined;
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
    combination("performanceInsightsEnabled", (inputs) => {
        const given = ["performanceInsightsKmsKeyId", "performanceInsightsRetentionPeriod"].filter((path) =>
            isGiven(inputs, path),
        );
        return given.length > 0 && isOneOf(inputs, "performanceInsightsEnabled", [undefined, false])
            ? `is off, which excludes ${given.join(" and ")}; set performanceInsightsEnabled to true`
            : undefined;
    }),
    property("monitoringInterval", oneOf(0, 1, 5, 10, 15, 30, 60)),
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
    combination("username", (inputs) =>
        ["username", "replicateSourceDb", "snapshotIdentifier"].some((path) => mayBeGiven(inputs, path))
            ? undefined
            : "is missing; a new database needs the name of its master user",
    ),
    property(
        "username",
        // The limit differs by engine; this is the widest.
        length(1, 63),
        pattern(/^[a-zA-Z]\w*$/, "letters, digits and underscores, starting with a letter"),
    ),
);

/** Oracle has stricter rules, which are not modelled. */
const databaseName: Check = (request) =>
    engineOf(request.inputs) === undefined
        ? []
        : property(
              "dbName",
              length(1, 64),
              pattern(/^[a-zA-Z]\w*$/, "letters, digits and underscores, starting with a letter"),
          )(request);

const instance: ResourceModel = {
    check: all(
        identifier,
        required("instanceClass"),
        property("instanceClass", pattern(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, "a class such as db.t4g.medium")),
        property("engine", oneOf(...Object.keys(engines), ...otherEngines)),
        property("port", whole(1150, 65535)),
        property("backupRetentionPeriod", whole(0, 35, "days")),
        databaseName,
        property(
            "finalSnapshotIdentifier",
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
        property("subnetIds", atLeast(2, "name subnets in two zones")),
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
