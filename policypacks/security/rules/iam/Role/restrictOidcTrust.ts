import type { RoleArgs } from "@pulumi/aws/iam";
import { wellArchitected } from "../../../../shared/controls";
import { allowing, limitsOf, nameOf, principalsOf } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

const wildcard = /[*?]/;

/**
 * Whether a pattern for the subject leaves open whose token it is. Subjects are segments between colons: GitHub's start
 * with `repo:<owner>/<repository>`, GitLab's with `project_path:<group>/<project>`; those of Kubernetes are
 * `system:serviceaccount:<namespace>:<name>`.
 */
function isOpen(subject: string): boolean {
    const segments = subject.split(":");
    const identity = subject.startsWith("system:serviceaccount:") ? segments : segments.slice(0, 2);
    return identity.some((segment) => wildcard.test(segment));
}

export const iamRoleRestrictOidcTrust = resourceRule<RoleArgs>({
    id: "iam-role-restrict-oidc-trust",
    type: "aws:iam/role:Role",
    severity: "critical",
    description: "Roles that trust an OIDC provider must name the audience and whose tokens they accept.",
    remediation:
        "Add conditions on <provider>:aud and <provider>:sub, the latter with the repository or service account written out.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    controls: [wellArchitected("SEC03-BP07"), wellArchitected("SEC03-BP02")],
    check: ({ assumeRolePolicy }, report) => {
        for (const statement of allowing(assumeRolePolicy, report)) {
            for (const federated of principalsOf(statement, "Federated").filter(
                (arn) => !arn.includes(":saml-provider/"),
            )) {
                const provider = federated.split(":oidc-provider/").pop() ?? federated;
                const subjects = limitsOf(statement, `${provider}:sub`);
                if (limitsOf(statement, `${provider}:aud`).length === 0) {
                    report(`${nameOf(statement)} accepts tokens for any audience.`);
                }
                if (subjects.length === 0 || subjects.some(isOpen)) {
                    report(`${nameOf(statement)} accepts tokens of ${subjects.find(isOpen) ?? "any subject"}.`);
                }
            }
        }
    },
});
