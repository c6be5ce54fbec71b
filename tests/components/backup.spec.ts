import { expect } from "chai";
import { Backup, backupSelectionTag } from "../../components/backup";
import type { PlatformContext } from "../../components/conventions";
import { backup, type BackupConfig } from "../../config/schema/backup";
import { contextOf, only, register } from "../support/mocks";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/data";
const config = backup.parse({ schedule: "cron(0 7 * * ? *)", retentionDays: 35 });

const build = (overrides: Partial<BackupConfig> = {}, context: Partial<PlatformContext> = {}) =>
    register(() => new Backup("backup", { context: contextOf(context), config: { ...config, ...overrides }, keyArn }));

const lockType = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

describe("Backup", () => {
    it("makes every resource its child, named after it", async () => {
        for (const { type, name, parent } of await build({}, { protectStateful: true })) {
            if (type !== "platform:backup:Backup") {
                expect(parent, name).to.equal("platform:backup:Backup::backup");
                expect(name).to.match(/^backup-/);
            }
        }
    });

    it("has a vault with the key that is never emptied by deleting it", async () => {
        expect(only(await build(), "aws:backup/vault:Vault").inputs).to.deep.equal({
            name: "platform-dev-backup",
            kmsKeyArn: keyArn,
            forceDestroy: false,
            tags: { ...contextOf().tags, Name: "platform-dev-backup" },
        });
    });

    it("denies deletion by hand, and never the right to change the policy itself", async () => {
        const { inputs } = only(await build(), "aws:backup/vaultPolicy:VaultPolicy");
        expect(inputs.backupVaultName).to.equal("platform-dev-backup");
        expect(JSON.parse(inputs.policy).Statement).to.deep.equal([
            {
                Sid: "DenyDeletionByHand",
                Effect: "Deny",
                Principal: "*",
                Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                Resource: "*",
            },
        ]);
    });

    it("locks the vault in governance mode where data is protected", async () => {
        const lock = only(await build({}, { protectStateful: true }), lockType);
        expect(lock.inputs).to.deep.equal({ backupVaultName: "platform-dev-backup", minRetentionDays: 35 });
        expect(lock).to.deep.include({ protect: false, retainOnDelete: true, deleteBeforeReplace: true });
        expect((await build()).map(({ type }) => type)).not.to.include(lockType);
    });

    it("backs up on schedule and keeps as long as configured", async () => {
        expect(only(await build(), "aws:backup/plan:Plan").inputs).to.deep.equal({
            name: "platform-dev-backup",
            rules: [
                {
                    ruleName: "scheduled",
                    targetVaultName: "platform-dev-backup",
                    schedule: "cron(0 7 * * ? *)",
                    startWindow: 60,
                    completionWindow: 360,
                    lifecycle: { deleteAfter: 35 },
                    recoveryPointTags: contextOf().tags,
                },
            ],
            tags: { ...contextOf().tags, Name: "platform-dev-backup" },
        });
    });

    it("moves to cold storage where configured", async () => {
        const plan = only(await build({ retentionDays: 365, coldStorageAfterDays: 30 }), "aws:backup/plan:Plan");
        expect(plan.inputs.rules[0].lifecycle).to.deep.equal({ deleteAfter: 365, coldStorageAfter: 30 });
    });

    it("selects what carries the tag of this environment", async () => {
        const selection = only(await build(), "aws:backup/selection:Selection");
        expect(selection.inputs).to.deep.equal({
            name: "platform-dev-tagged",
            planId: "backup-plan-id",
            iamRoleArn: "arn:aws:mock:us-east-1:111122223333:iam/role/backup-role",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "platform-dev" }],
        });
        expect(selection.deleteBeforeReplace).to.equal(true);
        expect(backupSelectionTag(contextOf())).to.deep.equal({ backup: "platform-dev" });
    });

    it("works through a role that AWS Backup assumes for this account, to back up and to restore", async () => {
        const registrations = await build();
        expect(JSON.parse(only(registrations, "aws:iam/role:Role").inputs.assumeRolePolicy).Statement).to.deep.equal([
            {
                Effect: "Allow",
                Principal: { Service: "backup.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
            },
        ]);
        const attachments = registrations.filter(({ type }) => type.includes("rolePolicyAttachment"));
        expect(attachments.map(({ inputs }) => inputs.policyArn)).to.deep.equal([
            "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
            "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
        ]);
        expect(only(registrations, "aws:backup/selection:Selection").dependencies).to.include.members(
            attachments.map(({ type, name }) => `${type}::${name}`),
        );
    });

    for (const protectStateful of [true, false]) {
        it(`keeps the vault and its policy, protected: ${String(protectStateful)}`, async () => {
            const registrations = await build({}, { protectStateful });
            const kept = { protect: protectStateful, retainOnDelete: protectStateful };
            expect(only(registrations, "aws:backup/vault:Vault")).to.deep.include({
                ...kept,
                deleteBeforeReplace: true,
            });
            expect(only(registrations, "aws:backup/vaultPolicy:VaultPolicy")).to.deep.include(kept);
        });
    }

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:backup:Backup").outputs).to.deep.equal({
            vaultName: "platform-dev-backup",
            vaultArn: "arn:aws:mock:us-east-1:111122223333:backup/vault/backup-vault",
            planId: "backup-plan-id",
        });
    });
});
