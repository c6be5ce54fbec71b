import type { PolicyArgs } from "@pulumi/aws/iam";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { reportFullAdministration } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamPolicyDisallowFullAdministration = resourceRule<PolicyArgs>({
    id: "iam-policy-disallow-full-administration",
    type: "aws:iam/policy:Policy",
    severity: "critical",
    description: "IAM policies must not allow everything on everything.",
    remediation: "Name the actions and the resources that are needed.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
    controls: [awsFsbp("IAM.1"), cisAws("1.15")],
    check: ({ policy }, report) => {
        reportFullAdministration(policy, report);
    },
});
