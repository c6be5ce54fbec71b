import type { RoleArgs } from "@pulumi/aws/iam";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { allowing, limitsOf, nameOf, principalsOf, type Statement } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

/** Whether a statement is limited by one of these keys. */
const isLimitedBy = (statement: Statement, ...keys: readonly string[]) =>
    keys.some((key) => limitsOf(statement, key).length > 0);

/** The ARN of a cluster tells the account; its name needs the account beside it. */
const namesCluster = (statement: Statement) =>
    isLimitedBy(statement, "aws:SourceArn", "aws:RequestTag/eks-cluster-arn") ||
    (isLimitedBy(statement, "aws:RequestTag/eks-cluster-name") && isLimitedBy(statement, "aws:SourceAccount"));

export const iamRoleRestrictPodIdentityTrust = resourceRule<RoleArgs>({
    id: "iam-role-restrict-pod-identity-trust",
    type: "aws:iam/role:Role",
    severity: "high",
    description: "Roles for EKS Pod Identity must name the cluster whose pods may assume them.",
    remediation:
        "Add a condition on aws:SourceArn or aws:RequestTag/eks-cluster-arn, or on aws:RequestTag/eks-cluster-name with aws:SourceAccount.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
    controls: [cisEks("5.2.1"), wellArchitected("SEC03-BP02")],
    check: ({ assumeRolePolicy }, report) => {
        for (const statement of allowing(assumeRolePolicy, report)) {
            if (principalsOf(statement, "Service").includes("pods.eks.amazonaws.com") && !namesCluster(statement)) {
                report(`${nameOf(statement)} trusts the pods of any cluster.`);
            }
        }
    },
});
