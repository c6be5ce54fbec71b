import { unknown } from "../../../support/policyServer";
import { ownKeyCases } from "./ownKey";
import type { ResourceCases } from "./types";

/** A requirement that a property is true, of every instance. */
const mustBeTrue = (property: string, finding: string): ResourceCases => ({
    fails: { off: [{ [property]: false }, finding], "no word about it": [{ [property]: undefined }, finding] },
    undecided: { "a value that is not known": { [property]: unknown } },
});

/** The same of the instances of production alone. */
const mustBeTrueInProduction = (property: string, finding: string): ResourceCases => ({
    passes: { "off outside production": { [property]: false, "tags.environment": "stg" } },
    fails: {
        ...mustBeTrue(property, finding).fails,
        "off, and no word about the environment": [{ [property]: false, tags: undefined }, finding],
    },
    undecided: { "a value that is not known": { [property]: unknown } },
});

export const rdsCases: Readonly<Record<string, ResourceCases>> = {
    "rds-instance-encrypt-storage": mustBeTrue("storageEncrypted", "The storage is not encrypted."),
    "rds-instance-encrypt-storage-with-own-key": ownKeyCases("kmsKeyId"),
    "rds-instance-disallow-public-access": {
        passes: { "no word about it": { publiclyAccessible: undefined } },
        fails: { "a public address": [{ publiclyAccessible: true }, "It has a public address."] },
        undecided: { "a value that is not known": { publiclyAccessible: unknown } },
    },
    "rds-instance-enable-iam-authentication": mustBeTrue(
        "iamDatabaseAuthenticationEnabled",
        "IAM authentication is off.",
    ),
    "rds-instance-enable-deletion-protection": mustBeTrueInProduction(
        "deletionProtection",
        "Deletion protection is off.",
    ),
    "rds-instance-use-multiple-zones": mustBeTrueInProduction("multiAz", "There is no standby."),
    "rds-instance-keep-final-snapshot": {
        passes: {
            "no snapshot outside production": { skipFinalSnapshot: true, "tags.environment": "dev" },
            "no word about it": { skipFinalSnapshot: undefined },
        },
        fails: { "no snapshot": [{ skipFinalSnapshot: true }, "The final snapshot is skipped."] },
        undecided: { "a value that is not known": { skipFinalSnapshot: unknown } },
    },
    "rds-instance-retain-backups": {
        passes: { "more days": { backupRetentionPeriod: 35 } },
        fails: {
            "six days": [{ backupRetentionPeriod: 6 }, "Backups are kept for 6 days."],
            "no word about it": [{ backupRetentionPeriod: undefined }, "Backups are kept for 0 days."],
        },
        undecided: { "a number that is not known": { backupRetentionPeriod: unknown } },
    },
    "rds-instance-encrypt-performance-insights": {
        ...ownKeyCases("performanceInsightsKmsKeyId"),
        passes: {
            ...ownKeyCases("performanceInsightsKmsKeyId").passes,
            "no Performance Insights": {
                performanceInsightsEnabled: false,
                performanceInsightsKmsKeyId: undefined,
            },
        },
        undecided: { "a value that is not known": { performanceInsightsEnabled: unknown } },
    },
    "rds-instance-export-logs": {
        passes: {
            "MySQL with its error log": { engine: "mysql", enabledCloudwatchLogsExports: ["slowquery", "error"] },
            "an engine that the rule does not know, with some log": {
                engine: "oracle-ee",
                enabledCloudwatchLogsExports: ["alert"],
            },
        },
        fails: {
            "no logs": [{ enabledCloudwatchLogsExports: undefined }, "No log is exported."],
            "no logs of any engine": [{ engine: "oracle-ee", enabledCloudwatchLogsExports: [] }, "No log is exported."],
            "PostgreSQL without its log": [
                { enabledCloudwatchLogsExports: ["upgrade"] },
                "The log postgresql is not exported.",
            ],
            "MySQL without its error log": [
                { engine: "mysql", enabledCloudwatchLogsExports: ["slowquery"] },
                "The log error is not exported.",
            ],
            "MariaDB without its error log": [
                { engine: "mariadb", enabledCloudwatchLogsExports: ["audit"] },
                "The log error is not exported.",
            ],
        },
        undecided: { "logs that are not known": { enabledCloudwatchLogsExports: unknown } },
    },
    "rds-instance-manage-master-password": {
        fails: {
            "a password": [{ password: "hunter2" }, "The program sets the master password."],
            "a password that is not known": [{ password: unknown }, "The program sets the master password."],
            "a write-only password": [{ passwordWo: "hunter2" }, "The program sets the master password."],
            "no managed password": [
                { manageMasterUserPassword: undefined },
                "Secrets Manager does not manage the master password.",
            ],
        },
        undecided: { "a value that is not known": { manageMasterUserPassword: unknown } },
    },
    "rds-instance-copy-tags-to-snapshots": mustBeTrue("copyTagsToSnapshot", "Snapshots have no tags."),
    "rds-instance-use-own-parameter-group": {
        passes: { "a group that the program makes": { parameterGroupName: unknown } },
        fails: {
            "no group": [
                { parameterGroupName: undefined },
                "The parameter group is AWS's default, which cannot be changed.",
            ],
            "the default group": [
                { parameterGroupName: "default.postgres17" },
                "The parameter group is AWS's default, which cannot be changed.",
            ],
        },
    },
    "rds-parameter-group-force-tls": {
        passes: {
            MySQL: { family: "mysql8.4", parameters: [{ name: "require_secure_transport", value: "ON" }] },
            MariaDB: { family: "mariadb11.8", parameters: [{ name: "require_secure_transport", value: "1" }] },
            "a family that the rule does not know": { family: "oracle-ee-19", parameters: [] },
        },
        fails: {
            "PostgreSQL without TLS": [{ "parameters.0.value": "0" }, "rds.force_ssl is 0."],
            "PostgreSQL with MySQL's parameter": [
                { "parameters.0.name": "require_secure_transport" },
                "rds.force_ssl is not set.",
            ],
            "PostgreSQL without parameters": [{ parameters: undefined }, "rds.force_ssl is not set."],
            "MySQL without TLS": [
                { family: "mysql8.4", parameters: [{ name: "require_secure_transport", value: "OFF" }] },
                "require_secure_transport is OFF.",
            ],
        },
        undecided: { "a value that is not known": { "parameters.0.value": unknown } },
    },
};
