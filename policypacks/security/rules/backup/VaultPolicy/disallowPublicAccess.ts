import type { VaultPolicyArgs } from "@pulumi/aws/backup";
import { wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const backupVaultPolicyDisallowPublicAccess = resourceRule<VaultPolicyArgs>({
    id: "backup-vault-policy-disallow-public-access",
    type: "aws:backup/vaultPolicy:VaultPolicy",
    severity: "critical",
    description: "Policies of backup vaults must not let anyone in.",
    remediation: "Name accounts or roles as Principal, or limit the statement by aws:PrincipalOrgID.",
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
    controls: [wellArchitected("SEC03-BP07")],
    check: ({ policy }, report) => {
        reportPublicAccess(policy, report);
    },
});
