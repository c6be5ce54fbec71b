import type { VaultArgs } from "@pulumi/aws/backup";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const backupVaultEncryptWithOwnKey = resourceRule<VaultArgs>({
    id: "backup-vault-encrypt-with-own-key",
    type: "aws:backup/vault:Vault",
    severity: "medium",
    description: "Backup vaults must be encrypted with a customer managed key.",
    remediation: "Set kmsKeyArn to a key of yours.",
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    controls: [awsFsbp("Backup.1"), wellArchitected("SEC08-BP01")],
    check: (vault, report) => {
        if (!hasOwnKey(vault, "kmsKeyArn")) {
            report("The key is AWS's.");
        }
    },
});
