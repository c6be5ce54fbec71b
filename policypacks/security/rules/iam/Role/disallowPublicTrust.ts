import type { RoleArgs } from "@pulumi/aws/iam";
import { wellArchitected } from "../../../../shared/controls";
import { allowing, isAboutAnyone, nameOf } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const iamRoleDisallowPublicTrust = resourceRule<RoleArgs>({
    id: "iam-role-disallow-public-trust",
    type: "aws:iam/role:Role",
    severity: "critical",
    description: "Roles must name who may assume them.",
    remediation: "Name accounts, roles or services as Principal of assumeRolePolicy.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    controls: [wellArchitected("SEC03-BP07"), wellArchitected("SEC03-BP02")],
    check: ({ assumeRolePolicy }, report) => {
        for (const statement of allowing(assumeRolePolicy, report).filter(isAboutAnyone)) {
            report(`${nameOf(statement)} trusts anyone.`);
        }
    },
});
