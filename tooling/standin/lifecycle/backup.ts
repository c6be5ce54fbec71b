/*
 * AWS Backup.
 *
 * Sources: AWS SDK service model backup 2018-11-15 (documentation of CreateBackupPlan, DeleteBackupPlan,
 * DeleteBackupVault and BackupVaultListMember.Locked); AWS Backup Developer Guide, "Deleting a backup plan"; moto
 * moto/backup/models.py for the wording; terraform-provider-aws internal/service/backup/vault.go: force_destroy deletes
 * the recovery points first.
 *
 * The recovery points of a vault are its output `recoveryPoints`, as in the provider.
 */
import type { DeleteRule, Rule, ServiceLifecycle } from "./lifecycle";
import { byId, key, role, vault } from "./references";
import { combined, exists, having, inRegion, isOn, textOf, unique, unused } from "./rules";

const types = {
    vault: "aws:backup/vault:Vault",
    plan: "aws:backup/plan:Plan",
    selection: "aws:backup/selection:Selection",
    lock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
} as const;

const empty: DeleteRule = (resource, inventory) => {
    const { recoveryPoints } = resource.outputs;
    if (typeof recoveryPoints !== "number" || recoveryPoints === 0) {
        return undefined;
    }
    const name = textOf(resource, "name") ?? "";
    if (having(inventory, types.lock, "backupVaultName", name).length > 0) {
        return (
            `InvalidRequestException: Backup vault ${name} is locked and contains recovery points (${String(recoveryPoints)}), ` +
            "which nobody can delete before their retention is over; wait, or keep the vault"
        );
    }
    return isOn(resource, "forceDestroy")
        ? undefined
        : `InvalidRequestException: Backup vault cannot be deleted because it contains recovery points (${String(recoveryPoints)}); ` +
              "delete them, or set forceDestroy to true and run an update first";
};

const ofVault: Rule = exists(
    "backupVaultName",
    vault,
    (name) => `ResourceNotFoundException: Backup vault ${name} does not exist`,
);

export const backup: ServiceLifecycle = {
    [types.vault]: {
        stand: [
            unique(
                inRegion("name"),
                (candidate) =>
                    `AlreadyExistsException: Backup vault with the same name already exists: ${textOf(candidate, "name") ?? ""}`,
            ),
            exists("kmsKeyArn", key, (arn) => `InvalidParameterValueException: The KMS key ${arn} does not exist`),
        ],
        remove: [empty],
    },
    [types.plan]: {
        stand: [
            exists(
                "rules[].targetVaultName",
                vault,
                (name) => `InvalidParameterValueException: Backup vault ${name} does not exist`,
            ),
            unique(
                ({ account, region, inputs: { name, rules, advancedBackupSettings } }) =>
                    name === undefined
                        ? undefined
                        : JSON.stringify([account, region, name, rules, advancedBackupSettings ?? []]),
                () => "AlreadyExistsException: Backup plan with the same plan document already exists",
            ),
        ],
        remove: [
            unused(
                ({ id }, inventory) => having(inventory, types.selection, "planId", id),
                () =>
                    "InvalidRequestException: Related backup plan selections must be deleted prior to backup plan deletion",
            ),
        ],
    },
    [types.selection]: {
        stand: [
            exists(
                "planId",
                byId(types.plan),
                (id) => `InvalidParameterValueException: Backup plan ${id} does not exist`,
            ),
            exists(
                "iamRoleArn",
                role,
                (arn) => `InvalidParameterValueException: IAM Role ${arn} cannot be assumed by AWS Backup`,
            ),
            unique(
                combined("planId", "name"),
                (selection) =>
                    `AlreadyExistsException: The plan already has a selection named ${textOf(selection, "name") ?? ""}`,
            ),
        ],
    },
    [types.lock]: { stand: [ofVault] },
    "aws:backup/vaultPolicy:VaultPolicy": { stand: [ofVault] },
};
