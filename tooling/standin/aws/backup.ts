/*
 * AWS Backup.
 *
 * Sources: AWS SDK service model backup 2018-11-15 (patterns; documentation of Lifecycle, BackupRule and
 * PutBackupVaultLockConfiguration); Service Authorization Reference for the ARNs; terraform-provider-aws
 * internal/service/backup for ids.
 */
import {
    all,
    combination,
    each,
    json,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    whole,
    type Check,
} from "../checks";
import { known, physicalNameOf, uuid } from "../names";
import type { ResourceModel, ResourceRequest, ServiceModel } from "../model";
import { arn } from "./arn";
import { binding, regional, regionalAndTagged, tags } from "./common";

const vaultNamePattern = pattern(/^[a-zA-Z0-9\-_]{2,50}$/, "2 to 50 letters, digits, hyphens and underscores");
const ruleNamePattern = pattern(/^[a-zA-Z0-9\-_.]{1,50}$/, "1 to 50 letters, digits and -_.");
const century = 36500;

const vault: ResourceModel = {
    check: all(physicalName(physicalNameOf, "name", vaultNamePattern), tags()),
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
    each(path, (lifecycle) => {
        const [cold, gone] = [numberAt(lifecycle, "coldStorageAfter"), numberAt(lifecycle, "deleteAfter")];
        return cold !== undefined && gone !== undefined && gone >= 0 && gone < cold + 90
            ? `deletes after ${String(gone)} days what moves to cold storage after ${String(cold)}; ` +
                  `keep it 90 days there, so delete after ${String(cold + 90)} days or later`
            : undefined;
    });

const schedule = pattern(/^(cron|rate)\(.+\)$/, "cron(...) or rate(...)");

const plan: ResourceModel = {
    check: all(
        required("rules", "rules[].ruleName", "rules[].targetVaultName"),
        property("rules[].ruleName", ruleNamePattern),
        property("rules[].targetVaultName", vaultNamePattern),
        property("rules[].schedule", schedule),
        property("rules[].startWindow", whole(60, 52_560_000, "minutes")),
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

const selection: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", ruleNamePattern),
        required("iamRoleArn", "planId"),
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
    "aws:backup/vaultPolicy:VaultPolicy": ofVault(required("policy"), property("policy", json)),
};
