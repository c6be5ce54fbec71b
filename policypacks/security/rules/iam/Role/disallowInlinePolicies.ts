import type { RoleArgs } from "@pulumi/aws/iam";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const iamRoleDisallowInlinePolicies = resourceRule<RoleArgs>({
    id: "iam-role-disallow-inline-policies",
    type: "aws:iam/role:Role",
    severity: "medium",
    description: "Permissions of roles must be resources of their own, where the other rules see them.",
    remediation: "Move inlinePolicies to aws.iam.RolePolicy and managedPolicyArns to aws.iam.RolePolicyAttachment.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    controls: [wellArchitected("SEC03-BP02")],
    check: (role, report) => {
        for (const property of ["inlinePolicies", "managedPolicyArns"]) {
            if (isGiven(role, property)) {
                report(`The role itself carries ${property}.`);
            }
        }
    },
});
