import type { RolePolicyArgs } from "@pulumi/aws/iam";
import { wellArchitected } from "../../../../shared/controls";
import { reportPassingAnyRole } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamRolePolicyRestrictPassRole = resourceRule<RolePolicyArgs>({
    id: "iam-role-policy-restrict-pass-role",
    type: "aws:iam/rolePolicy:RolePolicy",
    severity: "high",
    description:
        "Inline policies of roles must not allow handing any role to a service, which is a way to every right of the account.",
    remediation: "Set Resource of the statement that allows iam:PassRole to the roles that are handed on.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    controls: [wellArchitected("SEC03-BP02")],
    check: ({ policy }, report) => {
        reportPassingAnyRole(policy, report);
    },
});
