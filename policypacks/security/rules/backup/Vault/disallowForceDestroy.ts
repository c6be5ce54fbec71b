import type { VaultArgs } from "@pulumi/aws/backup";
import { wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const backupVaultDisallowForceDestroy = resourceRule<VaultArgs, ProductionSettings>({
    id: "backup-vault-disallow-force-destroy",
    type: "aws:backup/vault:Vault",
    severity: "high",
    description: "Backup vaults of production must not be deleted with the recovery points in them.",
    remediation: "Remove forceDestroy or set it to false.",
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html",
    controls: [wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (vault, report, settings) => {
        if (isProduction(vault, settings) && vault.forceDestroy === true) {
            report("Deleting it deletes all recovery points.");
        }
    },
});
