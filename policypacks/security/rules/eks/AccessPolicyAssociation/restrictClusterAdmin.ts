import type { AccessPolicyAssociationArgs } from "@pulumi/aws/eks";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

interface AdminSettings {
    readonly admins: readonly string[];
}

export const eksAccessPolicyAssociationRestrictClusterAdmin = resourceRule<AccessPolicyAssociationArgs, AdminSettings>({
    id: "eks-access-policy-association-restrict-cluster-admin",
    type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    severity: "high",
    description: "Cluster administration must be granted only to IAM roles that are meant to have it.",
    remediation: "Associate a lesser access policy, or make the principal a role that the admins setting lists.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html",
    controls: [cisEks("4.1.1"), wellArchitected("SEC03-BP02")],
    settings: {
        admins: {
            type: "array",
            items: { type: "string" },
            default: [],
            description: "ARNs of the roles that may administer clusters. Empty means any role, but no user.",
        },
    },
    check: (association, report, { admins }) => {
        if (association.policyArn?.endsWith("/AmazonEKSClusterAdminPolicy") !== true) {
            return;
        }
        const { principalArn = "" } = association;
        if (admins.length > 0 ? !admins.includes(principalArn) : !principalArn.includes(":role/")) {
            report(`${principalArn} becomes cluster administrator.`);
        }
    },
});
