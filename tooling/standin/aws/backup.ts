/*
 * AWS Backup.
 *
 * Sources: AWS SDK service model backup 2018-11-15 (patterns; documentation of Lifecycle, BackupPlanInput, BackupRule,
 * BackupSelection and PutBackupVaultLockConfiguration); AWS Backup Developer Guide, "Continuous backups and
 * point-in-time recovery" (35 days); EventBridge User Guide, "Cron expressions"; Service Authorization Reference for the
 * ARNs; terraform-provider-aws internal/service/backup for ids.
 */
import {
    all,
    atLeast,
    combination,
    each,
    isGiven,
    isOneOf,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    whole,
    type Check,
    type Rule,
} from "../checks";
import { known, physicalNameOf, uuid } from "../names";
import type { Properties, ResourceModel, ResourceRequest, ServiceModel } from "../model";
import { places } from "../properties";
import { arn } from "./arn";
import { binding, keyArn, regional, regionalAndTagged, roleArn, tags } from "./common";
import { policyDocument } from "./policyDocument";

const vaultNamePattern = pattern(/^[a-zA-Z0-9\-_]{2,50}$/, "2 to 50 letters, digits, hyphens and underscores");
const ruleNamePattern = pattern(/^[a-zA-Z0-9\-_.]{1,50}$/, "1 to 50 letters, digits and -_.");
const century = 36500;

const vault: ResourceModel = {
    check: all(physicalName(physicalNameOf, "name", vaultNamePattern), property("kmsKeyArn", keyArn), tags()),
    create: (request) => {
        const name = physicalNameOf(request);
        return {
            id: name ?? "",
            outputs: { ...regionalAndTagged(request), arn: vaultArn(request, name), name, recoveryPoints: 0 },
        };
    },
};

const vaultArn = (request: ResourceRequest, name: unknown) => arn(request, "backup", known`backup-vault:${name}`);

/** "Backups transitioned to cold storage must be stored in cold storage for a minimum of 90 days." */
const lifecycles = (path: string): Check =>
    all(
        property(`${path}.coldStorageAfter`, whole(-1, century, "days")),
        property(`${path}.deleteAfter`, whole(-1, century, "days")),
        each(path, coldStorageReason),
    );

function coldStorageReason(lifecycle: Properties): string | undefined {
    const [cold, gone] = [numberAt(lifecycle, "coldStorageAfter"), numberAt(lifecycle, "deleteAfter")];
    return cold !== undefined && gone !== undefined && gone >= 0 && gone < cold + 90
        ? `deletes after ${String(gone)} days what moves to cold storage after ${String(cold)}; ` +
              `keep it 90 days there, so delete after ${String(cold + 90)} days or later`
        : undefined;
}

/** Six fields; "if you specify a value or a * in one of the fields, you must use a ? in the other" of the day fields. */
const schedule: Rule = (value) => {
    const [, kind, text = ""] = /^(cron|rate)\((.+)\)$/.exec(known`${value}` ?? "") ?? [];
    if (kind === undefined) {
        return `${shown(value)} is not allowed; use cron(...) or rate(...)`;
    }
    const fields = text.trim().split(/\s+/);
    if (kind === "rate") {
        return undefined;
    }
    if (fields.length !== 6) {
        return `${shown(value)} has ${String(fields.length)} fields; use minutes hours day-of-month month day-of-week year`;
    }
    return (fields[2] === "?") === (fields[4] === "?")
        ? `${shown(value)} has no, or two, ? in its fields of days; use one`
        : undefined;
};

/** Point-in-time recovery goes back 35 days, and knows no cold storage. */
function continuousReason(rule: Properties): string | undefined {
    const days = numberAt(rule, "lifecycle.deleteAfter");
    const isContinuous = isOneOf(rule, "enableContinuousBackup", [true]);
    if (isContinuous && isGiven(rule, "lifecycle.coldStorageAfter")) {
        return "makes continuous backups, which do not move to cold storage; remove coldStorageAfter";
    }
    return isContinuous && days !== undefined && days > 35
        ? `keeps continuous backups for ${String(days)} days; use at most 35`
        : undefined;
}

const plan: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", ruleNamePattern),
        required("rules", "rules[].ruleName", "rules[].targetVaultName", "rules[].copyActions[].destinationVaultArn"),
        property("rules", atLeast(1, "give it a rule")),
        property("rules[].ruleName", ruleNamePattern),
        property("rules[].targetVaultName", vaultNamePattern),
        property("rules[].schedule", schedule),
        property("rules[].startWindow", whole(60, 52_560_000, "minutes")),
        property("rules[].completionWindow", whole(1, 52_560_000, "minutes")),
        property(
            "rules[].copyActions[].destinationVaultArn",
            pattern(/^arn:aws[a-z-]*:backup:[^:]+:\d{12}:backup-vault:.+$/, "the ARN of a vault"),
        ),
        each("rules[]", continuousReason),
        tags("rules[].recoveryPointTags"),
        lifecycles("rules[].lifecycle"),
        lifecycles("rules[].copyActions[].lifecycle"),
        tags(),
    ),
    create: (request) => {
        const id = uuid(request.urn);
        return {
            id,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "backup", `backup-plan:${id}`),
                name: physicalNameOf(request),
            },
        };
    },
};

/** "The maximum number of ARNs is 500 without wildcards, or 30 ARNs with wildcards", which end them. */
const arns = (path: string): Check =>
    all(
        property(`${path}[]`, pattern(/^(\*|arn:[^*]+\*?)$/, "an ARN, with an asterisk at most at its end")),
        combination(path, (inputs) => {
            const all = places(inputs, `${path}[]`).map(({ value }) => String(value));
            const most = all.some((text) => text.endsWith("*")) ? 30 : 500;
            return all.length > most
                ? `has ${String(all.length)} ARNs, ${String(most)} are allowed; select by tag instead`
                : undefined;
        }),
    );

const selection: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", ruleNamePattern),
        required("iamRoleArn", "planId"),
        property("iamRoleArn", roleArn),
        required("selectionTags[].type", "selectionTags[].key", "selectionTags[].value"),
        ...["resources", "notResources"].map(arns),
        property("selectionTags[].type", oneOf("STRINGEQUALS")),
    ),
    create: (request) => ({
        id: uuid(request.urn),
        outputs: { ...regional(request), name: physicalNameOf(request) },
    }),
};

const ofVault = (...checks: Check[]): ResourceModel =>
    binding(
        ({ inputs }) => known`${inputs.backupVaultName}`,
        (request) => ({ ...regional(request), backupVaultArn: vaultArn(request, request.inputs.backupVaultName) }),
        all(required("backupVaultName"), property("backupVaultName", vaultNamePattern), ...checks),
    );

const vaultLock = all(
    property("minRetentionDays", whole(1, century, "days")),
    property("maxRetentionDays", whole(1, century, "days")),
    property("changeableForDays", whole(3, century, "days")),
    combination("minRetentionDays", (inputs) => {
        const [least, most] = [numberAt(inputs, "minRetentionDays"), numberAt(inputs, "maxRetentionDays")];
        return least !== undefined && most !== undefined && least > most
            ? `${String(least)} is above maxRetentionDays ${String(most)}; swap them`
            : undefined;
    }),
);

export const backup: ServiceModel = {
    "aws:backup/plan:Plan": plan,
    "aws:backup/selection:Selection": selection,
    "aws:backup/vault:Vault": vault,
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": ofVault(vaultLock),
    "aws:backup/vaultPolicy:VaultPolicy": ofVault(
        required("policy"),
        // No size is documented; this is IAM's own limit of a document.
        property("policy", policyDocument("resource", 131072)),
    ),
};
