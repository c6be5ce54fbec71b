import type { SecretArgs } from "@pulumi/aws/secretsmanager";
import { wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const secretsmanagerSecretKeepRecoveryWindow = resourceRule<SecretArgs, ProductionSettings>({
    id: "secretsmanager-secret-keep-recovery-window",
    type: "aws:secretsmanager/secret:Secret",
    severity: "medium",
    description: "Secrets of production must be recoverable after their deletion.",
    remediation: "Set recoveryWindowInDays to a number between 7 and 30.",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
    controls: [wellArchitected("SEC02-BP03"), wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (secret, report, settings) => {
        if (isProduction(secret, settings) && secret.recoveryWindowInDays === 0) {
            report("It is deleted at once.");
        }
    },
});
