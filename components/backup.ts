import * as backup from "@pulumi/aws/backup";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { BackupConfig } from "../config";
import { namedTags, physicalName, statefulOptions, type PlatformContext } from "./conventions";
import { policyDocument, serviceTrust } from "./iamPolicy";

export interface BackupArgs {
    readonly context: PlatformContext;
    readonly config: BackupConfig;
    /** Key that encrypts the recovery points. */
    readonly keyArn: pulumi.Input<string>;
}

/** The tag by which a resource asks to be backed up. */
export function backupSelectionTag(context: PlatformContext): Record<string, string> {
    return { backup: context.prefix };
}

/** Minutes in which a job must begin, and in which it must be done. */
const startWindow = 60;
const completionWindow = 360;

/**
 * An AWS Backup vault with its own key, and a plan that backs up whatever carries {@link backupSelectionTag}.
 *
 * Nobody deletes a recovery point by hand or shortens its life: the vault's policy denies it, the plan's lifecycle
 * still expires it. Where data is protected, the vault is locked besides, in governance mode: who may remove the lock
 * (`backup:DeleteBackupVaultLockConfiguration`) can undo it, nobody else. RDS refuses a backup in its maintenance window
 * and in the hour before it. The account must have opted in to the resource types in AWS Backup's settings.
 *
 * Cost: recovery points by the GiB and month; vault, plan and jobs are free.
 */
export class Backup extends pulumi.ComponentResource {
    readonly vaultName: pulumi.Output<string>;
    readonly vaultArn: pulumi.Output<string>;
    readonly planId: pulumi.Output<string>;

    constructor(name: string, args: BackupArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:backup:Backup", name, args, opts);

        const vault = this.createVault(name, args);
        this.denyDeletion(name, args, vault);
        if (args.context.protectStateful) {
            this.lockVault(name, args, vault);
        }
        const plan = this.createPlan(name, args, vault);
        this.selectByTag(name, args, plan);

        this.vaultName = vault.name;
        this.vaultArn = vault.arn;
        this.planId = plan.id;
        this.registerOutputs({ vaultName: this.vaultName, vaultArn: this.vaultArn, planId: this.planId });
    }

    private createVault(name: string, { context, keyArn }: BackupArgs): backup.Vault {
        const vaultName = physicalName(context, "backup");
        return new backup.Vault(
            `${name}-vault`,
            { name: vaultName, kmsKeyArn: keyArn, forceDestroy: false, tags: namedTags(context, vaultName) },
            // Another key is another vault, and the name is taken until the old one is gone.
            { ...statefulOptions(context, this), deleteBeforeReplace: true },
        );
    }

    private denyDeletion(name: string, { context }: BackupArgs, vault: backup.Vault): void {
        new backup.VaultPolicy(
            `${name}-vault-policy`,
            {
                backupVaultName: vault.name,
                policy: policyDocument([
                    {
                        Sid: "DenyDeletionByHand",
                        Effect: "Deny",
                        Principal: "*",
                        Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                        Resource: "*",
                    },
                ]),
            },
            statefulOptions(context, this),
        );
    }

    private lockVault(name: string, { context, config }: BackupArgs, vault: backup.Vault): void {
        new backup.VaultLockConfiguration(
            `${name}-vault-lock`,
            // Without `changeableForDays` the lock is in governance mode; with it, nobody could ever remove it.
            { backupVaultName: vault.name, minRetentionDays: config.retentionDays },
            // A vault has one lock: deleting the old one last would remove the new one. It is not protected, as a
            // changed retention replaces it.
            { parent: this, retainOnDelete: context.protectStateful, deleteBeforeReplace: true },
        );
    }

    private createPlan(name: string, { context, config }: BackupArgs, vault: backup.Vault): backup.Plan {
        const planName = physicalName(context, "backup");
        return new backup.Plan(
            `${name}-plan`,
            {
                name: planName,
                rules: [
                    {
                        ruleName: "scheduled",
                        targetVaultName: vault.name,
                        schedule: config.schedule,
                        startWindow,
                        completionWindow,
                        lifecycle: {
                            deleteAfter: config.retentionDays,
                            coldStorageAfter: config.coldStorageAfterDays,
                        },
                        recoveryPointTags: context.tags,
                    },
                ],
                tags: namedTags(context, planName),
            },
            { parent: this },
        );
    }

    private selectByTag(name: string, { context }: BackupArgs, plan: backup.Plan): void {
        const role = new iam.Role(
            `${name}-role`,
            {
                name: physicalName(context, "backup"),
                assumeRolePolicy: serviceTrust("backup.amazonaws.com", context),
                tags: context.tags,
            },
            { parent: this },
        );
        const attachments = ["AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores"].map(
            (policy) =>
                new iam.RolePolicyAttachment(
                    `${name}-${policy}`,
                    { role: role.name, policyArn: `arn:aws:iam::aws:policy/service-role/${policy}` },
                    { parent: this },
                ),
        );
        new backup.Selection(
            `${name}-selection`,
            {
                name: physicalName(context, "tagged"),
                planId: plan.id,
                iamRoleArn: role.arn,
                selectionTags: Object.entries(backupSelectionTag(context)).map(([key, value]) => ({
                    type: "STRINGEQUALS",
                    key,
                    value,
                })),
            },
            // Every change of a selection replaces it, and its name is fixed.
            { parent: this, dependsOn: attachments, deleteBeforeReplace: true },
        );
    }
}
