import type { RolePolicyArgs } from "@pulumi/aws/iam";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { reportServiceWildcards } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamRolePolicyDisallowServiceWildcards = resourceRule<RolePolicyArgs>({
    id: "iam-role-policy-disallow-service-wildcards",
    type: "aws:iam/rolePolicy:RolePolicy",
    severity: "high",
    description: "Inline policies of roles must not allow all actions of a service on every resource.",
    remediation: "Name the actions, or limit the statement to the resources that are needed.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21",
    controls: [awsFsbp("IAM.21"), wellArchitected("SEC03-BP02")],
    check: ({ policy }, report) => {
        reportServiceWildcards(policy, report);
    },
});
