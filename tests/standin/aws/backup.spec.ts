import { expect } from "chai";
import { create, holds, notJson } from "../support/models";

const planRule = (rule: object) => ({
    rules: [{ ruleName: "daily", targetVaultName: "platform-dev", schedule: "cron(0 5 * * ? *)", ...rule }],
});

describe("AWS Backup", () => {
    holds(
        "aws:backup/vault:Vault",
        { name: "platform-dev" },
        [],
        [[{ name: "v" }, 'name: "v" is not allowed; use 2 to 50 letters, digits, hyphens and underscores']],
    );

    holds(
        "aws:backup/plan:Plan",
        { name: "platform-dev", ...planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: 120 } }) },
        [
            planRule({ lifecycle: { deleteAfter: 1 } }),
            planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: -1 } }),
        ],
        [
            [
                planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: 119 } }),
                "rules[0].lifecycle: deletes after 119 days what moves to cold storage after 30; " +
                    "keep it 90 days there, so delete after 120 days or later",
            ],
            [
                planRule({ copyActions: [{ lifecycle: { coldStorageAfter: 1, deleteAfter: 2 } }] }),
                "rules[0].copyActions[0].lifecycle: deletes after 2 days what moves to cold storage after 1; " +
                    "keep it 90 days there, so delete after 91 days or later",
            ],
            [planRule({ schedule: "daily" }), 'rules[0].schedule: "daily" is not allowed; use cron(...) or rate(...)'],
            [
                planRule({ startWindow: 30 }),
                "rules[0].startWindow: 30 is out of range; use a whole number of minutes from 60 to 52560000",
            ],
            [
                planRule({ ruleName: "every day" }),
                'rules[0].ruleName: "every day" is not allowed; use 1 to 50 letters, digits and -_.',
            ],
        ],
    );

    holds(
        "aws:backup/selection:Selection",
        { planId: "0a", iamRoleArn: "arn:x", selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] },
        [],
        [
            [
                { selectionTags: [{ type: "EQUALS" }] },
                'selectionTags[0].type: "EQUALS" is not a known value; use STRINGEQUALS',
            ],
        ],
    );

    holds(
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        { backupVaultName: "platform-dev", minRetentionDays: 7, maxRetentionDays: 365 },
        [{ changeableForDays: 3 }],
        [
            [
                { changeableForDays: 2 },
                "changeableForDays: 2 is out of range; use a whole number of days from 3 to 36500",
            ],
            [{ minRetentionDays: 400 }, "minRetentionDays: 400 is above maxRetentionDays 365; swap them"],
        ],
    );

    holds(
        "aws:backup/vaultPolicy:VaultPolicy",
        { backupVaultName: "platform-dev", policy: "{}" },
        [],
        [[{ policy: "Deny" }, notJson("policy", "Deny")]],
    );

    it("gives vaults, plans and what locks a vault their ARNs", () => {
        const arn = "arn:aws:backup:us-east-1:123456789012:backup-vault:platform-dev";
        expect(create("aws:backup/vault:Vault", { name: "platform-dev" }).outputs.arn).to.equal(arn);
        const lock = create("aws:backup/vaultPolicy:VaultPolicy", { backupVaultName: "platform-dev" });
        expect(lock).to.deep.equal({ id: "platform-dev", outputs: { region: "us-east-1", backupVaultArn: arn } });
        const plan = create("aws:backup/plan:Plan", {});
        expect(plan.outputs.arn).to.equal(`arn:aws:backup:us-east-1:123456789012:backup-plan:${plan.id}`);
    });
});
