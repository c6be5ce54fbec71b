import type { AccessPolicyAssociationArgs } from "@pulumi/aws/eks";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

/** Access policies that may change things and are meant for namespaces. */
const namespacePolicies = /\/(AmazonEKS(?:Admin|Edit)Policy)$/;

export const eksAccessPolicyAssociationLimitScope = resourceRule<AccessPolicyAssociationArgs>({
    id: "eks-access-policy-association-limit-scope",
    type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    severity: "high",
    description: "Access policies that may change workloads must be limited to named namespaces.",
    remediation: "Set accessScope.type to namespace and list the namespaces in accessScope.namespaces.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html",
    controls: [cisEks("4.1.1"), wellArchitected("SEC03-BP02")],
    check: (association, report) => {
        const [, policy] = namespacePolicies.exec(association.policyArn ?? "") ?? [];
        if (policy === undefined) {
            return;
        }
        const { type, namespaces = [] } = association.accessScope ?? {};
        if (type !== "namespace" || namespaces.length === 0 || namespaces.includes("*")) {
            report(`${policy} holds in every namespace.`);
        }
    },
});
