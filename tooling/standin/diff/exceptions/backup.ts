import type { Exceptions } from "./exception";

export const backup: Exceptions = {
    "aws:backup/plan:Plan": {
        source: "internal/service/backup/plan.go",
        specification: "AWS::Backup::BackupPlan",
        names: {
            "BackupPlan.AdvancedBackupSettings": "advancedBackupSettings",
            "BackupPlan.BackupPlanName": "name",
            "BackupPlan.BackupPlanRule": "rules",
        },
        replaces: ["name"],
        sets: ["advancedBackupSettings", "rules", "rules.copyActions"],
        defaults: {
            "rules.completionWindow": 180,
            "rules.enableContinuousBackup": false,
            "rules.scheduleExpressionTimezone": "Etc/UTC",
            "rules.startWindow": 60,
        },
    },
    "aws:backup/selection:Selection": {
        source: "internal/service/backup/selection.go",
        specification: "AWS::Backup::BackupSelection",
        names: {
            BackupPlanId: "planId",
            "BackupSelection.Conditions": "conditions",
            "BackupSelection.IamRoleArn": "iamRoleArn",
            "BackupSelection.ListOfTags": "selectionTags",
            "BackupSelection.NotResources": "notResources",
            "BackupSelection.Resources": "resources",
            "BackupSelection.SelectionName": "name",
        },
        sets: [
            "conditions",
            "conditions.stringEquals",
            "conditions.stringLikes",
            "conditions.stringNotEquals",
            "conditions.stringNotLikes",
            "notResources",
            "resources",
            "selectionTags",
        ],
        kept: ["conditions", "notResources"],
    },
    "aws:backup/vault:Vault": {
        source: "internal/service/backup/vault.go",
        specification: "AWS::Backup::BackupVault",
        names: { BackupVaultName: "name", EncryptionKeyArn: "kmsKeyArn" },
        kept: ["kmsKeyArn"],
        defaults: { forceDestroy: false },
    },
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
        source: "internal/service/backup/vault_lock_configuration.go",
        replaces: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
    },
    "aws:backup/vaultPolicy:VaultPolicy": {
        source: "internal/service/backup/vault_policy.go",
        replaces: ["backupVaultName"],
    },
};
