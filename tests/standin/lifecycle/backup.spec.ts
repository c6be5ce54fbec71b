import { expect } from "chai";
import { arnOf, key, role } from "./support/platform";
import { candidate, creating, deleting, isHeldBy, needs, standsAlone, stored } from "./support/store";

const types = {
    vault: "aws:backup/vault:Vault",
    plan: "aws:backup/plan:Plan",
    selection: "aws:backup/selection:Selection",
    lock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    policy: "aws:backup/vaultPolicy:VaultPolicy",
};
const rules = [{ ruleName: "daily", targetVaultName: "vault", schedule: "cron(0 7 * * ? *)" }];
const vault = stored(types.vault, "vault", { name: "vault" });
const plan = stored(types.plan, "plan", { name: "plan", rules });
const selection = stored(types.selection, "selection", { name: "tagged", planId: plan.id, iamRoleArn: arnOf(role) });
const lock = stored(types.lock, "lock", { backupVaultName: "vault", minRetentionDays: 7 });

describe("lifecycle of Backup", () => {
    needs(types.vault, { name: "other", kmsKeyArn: arnOf(key) }, [
        key,
        "kmsKeyArn",
        `InvalidParameterValueException: The KMS key ${arnOf(key)} does not exist`,
    ]);
    for (const part of [types.lock, types.policy]) {
        needs(part, { backupVaultName: "vault" }, [
            vault,
            "backupVaultName",
            "ResourceNotFoundException: Backup vault vault does not exist",
        ]);
    }
    needs(types.plan, { name: "other", rules }, [
        vault,
        "rules.targetVaultName",
        "InvalidParameterValueException: Backup vault vault does not exist",
    ]);
    needs(
        types.selection,
        { name: "other", planId: plan.id, iamRoleArn: arnOf(role) },
        [plan, "planId", `InvalidParameterValueException: Backup plan ${plan.id} does not exist`],
        [role, "iamRoleArn", `InvalidParameterValueException: IAM Role ${arnOf(role)} cannot be assumed by AWS Backup`],
    );
    standsAlone(
        types.vault,
        { name: "vault" },
        { region: "eu-west-1" },
        "AlreadyExistsException: Backup vault with the same name already exists: vault",
    );
    standsAlone(
        types.plan,
        { name: "plan", rules },
        { rules: rules.map((rule) => ({ ...rule, schedule: "cron(0 8 * * ? *)" })) },
        "AlreadyExistsException: Backup plan with the same plan document already exists",
        [vault],
    );
    standsAlone(
        types.selection,
        selection.inputs,
        { name: "other" },
        "AlreadyExistsException: The plan already has a selection named tagged",
        [plan, role],
    );
    isHeldBy(
        plan,
        "InvalidRequestException: Related backup plan selections must be deleted prior to backup plan deletion",
        [selection],
    );

    it("refuses to delete a vault with recovery points, unless the provider deletes them", () => {
        const filled = (inputs: object) =>
            stored(types.vault, "vault", { name: "vault", ...inputs }, { recoveryPoints: 4 });
        expect(deleting(vault, [lock, plan])).to.equal(undefined);
        expect(deleting(filled({ forceDestroy: true }))).to.equal(undefined);
        expect(deleting(filled({ forceDestroy: false }))).to.equal(
            "InvalidRequestException: Backup vault cannot be deleted because it contains recovery points (4); delete them, or " +
                "set forceDestroy to true and run an update first",
        );
        expect(deleting(filled({ forceDestroy: true }), [lock])).to.equal(
            "InvalidRequestException: Backup vault vault is locked and contains recovery points (4), which nobody can delete " +
                "before their retention is over; wait, or keep the vault",
        );
    });

    it("puts a policy of a vault over the one that is there", () => {
        const policy = stored(types.policy, "policy", { backupVaultName: "vault" });
        expect(creating(candidate(types.policy, policy.inputs), [vault, policy])).to.equal(undefined);
    });
});
