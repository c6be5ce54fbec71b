import type { RepositoryPolicyArgs } from "@pulumi/aws/ecr";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const ecrRepositoryPolicyDisallowPublicAccess = resourceRule<RepositoryPolicyArgs>({
    id: "ecr-repository-policy-disallow-public-access",
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    severity: "critical",
    description: "Repository policies must not let anyone in.",
    remediation: "Name accounts or roles as Principal, or limit the statement by aws:PrincipalOrgID.",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    controls: [cisEks("5.1.2"), wellArchitected("SEC03-BP07")],
    check: ({ policy }, report) => {
        reportPublicAccess(policy, report);
    },
});
