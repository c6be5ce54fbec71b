import type { PolicyArgs } from "@pulumi/aws/iam";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { reportServiceWildcards } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamPolicyDisallowServiceWildcards = resourceRule<PolicyArgs>({
    id: "iam-policy-disallow-service-wildcards",
    type: "aws:iam/policy:Policy",
    severity: "high",
    description: "IAM policies must not allow all actions of a service on every resource.",
    remediation: "Name the actions, or limit the statement to the resources that are needed.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21",
    controls: [awsFsbp("IAM.21"), wellArchitected("SEC03-BP02")],
    check: ({ policy }, report) => {
        reportServiceWildcards(policy, report);
    },
});
