import type { AccessEntryArgs } from "@pulumi/aws/eks";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksAccessEntryUseRoles = resourceRule<AccessEntryArgs>({
    id: "eks-access-entry-use-roles",
    type: "aws:eks/accessEntry:AccessEntry",
    severity: "high",
    description: "Access entries must be for IAM roles, whose credentials are temporary.",
    remediation: "Set principalArn to the ARN of an IAM role.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    controls: [wellArchitected("SEC02-BP02")],
    check: ({ principalArn = "" }, report) => {
        if (!principalArn.includes(":role/")) {
            report(`${principalArn} is not a role.`);
        }
    },
});
