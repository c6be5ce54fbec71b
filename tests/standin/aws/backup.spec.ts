import { expect } from "chai";
import { arns, policyOf } from "../support/documents";
import { create, holds, notJson } from "../support/models";

const planRule = (rule: object) => ({
    rules: [{ ruleName: "daily", targetVaultName: "platform-dev", schedule: "cron(0 5 * * ? *)", ...rule }],
});

const vaultArn = "arn:aws:backup:eu-west-1:123456789012:backup-vault:platform-dev";
const tags = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${String(index)}`, "value"]));
const resources = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:s3:::b${String(index)}`);

describe("AWS Backup", () => {
    holds(
        "aws:backup/vault:Vault",
        { name: "platform-dev", kmsKeyArn: arns.key },
        [{ name: "vv" }, { name: "v".repeat(50) }],
        [
            [
                { name: "v".repeat(51) },
                'name: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv" is not allowed; use 2 to 50 letters, digits, hyphens and underscores',
            ],
            [
                { kmsKeyArn: "alias/backup" },
                'kmsKeyArn: "alias/backup" is not allowed; use the ARN of a KMS key, or of its alias',
            ],
            [{ name: "v" }, 'name: "v" is not allowed; use 2 to 50 letters, digits, hyphens and underscores'],
        ],
    );

    holds(
        "aws:backup/plan:Plan",
        { name: "platform-dev", ...planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: 120 } }) },
        [
            planRule({ lifecycle: { deleteAfter: 1 } }),
            planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: -1 } }),
            planRule({ lifecycle: { deleteAfter: 36500 } }),
            planRule({ enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } }),
            planRule({ startWindow: 60, completionWindow: 1 }),
            planRule({ schedule: "rate(1 day)" }),
            planRule({ recoveryPointTags: tags(50) }),
            planRule({ ruleName: "r".repeat(50) }),
            planRule({ copyActions: [{ destinationVaultArn: vaultArn }] }),
            { name: "p".repeat(50) },
        ],
        [
            [{ rules: [] }, "rules: has 0 entries, at least 1 are required; give it a rule"],
            [
                { name: "p".repeat(51) },
                'name: "ppppppppppppppppppppppppppppppppppppppppppppppppppp" is not allowed; use 1 to 50 letters, digits and -_.',
            ],
            [
                planRule({ ruleName: "r".repeat(51) }),
                'rules[0].ruleName: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" is not allowed; use 1 to 50 letters, digits and -_.',
            ],
            [
                planRule({ lifecycle: { deleteAfter: 36501 } }),
                "rules[0].lifecycle.deleteAfter: 36501 is out of range; use a whole number of days from -1 to 36500",
            ],
            [
                planRule({ enableContinuousBackup: true, lifecycle: { deleteAfter: 36 } }),
                "rules[0]: keeps continuous backups for 36 days; use at most 35",
            ],
            [
                planRule({ enableContinuousBackup: true, lifecycle: { coldStorageAfter: 1, deleteAfter: 91 } }),
                "rules[0]: makes continuous backups, which do not move to cold storage; remove coldStorageAfter",
            ],
            [
                planRule({ completionWindow: 0 }),
                "rules[0].completionWindow: 0 is out of range; use a whole number of minutes from 1 to 52560000",
            ],
            [
                planRule({ schedule: "cron(0 5 * * *)" }),
                'rules[0].schedule: "cron(0 5 * * *)" has 5 fields; use minutes hours day-of-month month day-of-week year',
            ],
            [
                planRule({ schedule: "cron(0 5 * * * *)" }),
                'rules[0].schedule: "cron(0 5 * * * *)" has no, or two, ? in its fields of days; use one',
            ],
            [
                planRule({ schedule: "cron(0 5 ? * ? *)" }),
                'rules[0].schedule: "cron(0 5 ? * ? *)" has no, or two, ? in its fields of days; use one',
            ],
            [
                planRule({ recoveryPointTags: tags(51) }),
                "rules[0].recoveryPointTags: has 51 entries, 0 to 50 are allowed; remove some of them",
            ],
            [
                planRule({ copyActions: [{ destinationVaultArn: "platform" }] }),
                'rules[0].copyActions[0].destinationVaultArn: "platform" is not allowed; use the ARN of a vault',
            ],
            [
                planRule({ lifecycle: { coldStorageAfter: 30, deleteAfter: 119 } }),
                "rules[0].lifecycle: deletes after 119 days what moves to cold storage after 30; " +
                    "keep it 90 days there, so delete after 120 days or later",
            ],
            [
                planRule({
                    copyActions: [
                        { destinationVaultArn: vaultArn, lifecycle: { coldStorageAfter: 1, deleteAfter: 2 } },
                    ],
                }),
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
        {
            planId: "0a",
            iamRoleArn: arns.role,
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }],
        },
        [
            { name: "s".repeat(50) },
            { resources: resources(500) },
            { resources: [...resources(29), "arn:aws:s3:::logs-*"] },
            { resources: ["*"] },
        ],
        [
            [
                { name: "s".repeat(51) },
                'name: "sssssssssssssssssssssssssssssssssssssssssssssssssss" is not allowed; use 1 to 50 letters, digits and -_.',
            ],
            [{ iamRoleArn: "backup" }, 'iamRoleArn: "backup" is not allowed; use the ARN of a role'],
            [{ resources: resources(501) }, "resources: has 501 ARNs, 500 are allowed; select by tag instead"],
            [
                { notResources: [...resources(30), "arn:aws:s3:::logs-*"] },
                "notResources: has 31 ARNs, 30 are allowed; select by tag instead",
            ],
            [
                { resources: ["arn:aws:s3:::*-logs"] },
                'resources[0]: "arn:aws:s3:::*-logs" is not allowed; use an ARN, with an asterisk at most at its end',
            ],
            [
                { selectionTags: [{ type: "STRINGEQUALS", key: "backup" }] },
                "selectionTags[0].value: is missing; give it a value",
            ],
            [
                { selectionTags: [{ type: "EQUALS", key: "backup", value: "daily" }] },
                'selectionTags[0].type: "EQUALS" is not a known value; use STRINGEQUALS',
            ],
        ],
    );

    holds(
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        { backupVaultName: "platform-dev", minRetentionDays: 7, maxRetentionDays: 365 },
        [{ changeableForDays: 3 }, { minRetentionDays: 1 }, { maxRetentionDays: 36500 }],
        [
            [
                { minRetentionDays: 0 },
                "minRetentionDays: 0 is out of range; use a whole number of days from 1 to 36500",
            ],
            [
                { maxRetentionDays: 36501 },
                "maxRetentionDays: 36501 is out of range; use a whole number of days from 1 to 36500",
            ],
            [
                { changeableForDays: 2 },
                "changeableForDays: 2 is out of range; use a whole number of days from 3 to 36500",
            ],
            [{ minRetentionDays: 400 }, "minRetentionDays: 400 is above maxRetentionDays 365; swap them"],
        ],
    );

    holds(
        "aws:backup/vaultPolicy:VaultPolicy",
        { backupVaultName: "platform-dev", policy: policyOf("resource") },
        [],
        [
            [{ policy: "Deny" }, notJson("policy", "Deny")],
            [{ policy: policyOf("identity") }, 'policy: statement "x" names no Principal; name at least one'],
        ],
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
