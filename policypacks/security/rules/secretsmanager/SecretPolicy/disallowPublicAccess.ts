import type { SecretPolicyArgs } from "@pulumi/aws/secretsmanager";
import { wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const secretsmanagerSecretPolicyDisallowPublicAccess = resourceRule<SecretPolicyArgs>({
    id: "secretsmanager-secret-policy-disallow-public-access",
    type: "aws:secretsmanager/secretPolicy:SecretPolicy",
    severity: "critical",
    description: "Policies of secrets must not let anyone in.",
    remediation: "Name accounts or roles as Principal, or limit the statement by aws:PrincipalOrgID.",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    controls: [wellArchitected("SEC03-BP07"), wellArchitected("SEC02-BP03")],
    check: ({ policy }, report) => {
        reportPublicAccess(policy, report);
    },
});
