import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam";
import { awsFsbp, awsSecurityHub, cisAws, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

interface AttachmentSettings {
    readonly deniedPolicies: readonly string[];
}

export const iamRolePolicyAttachmentDisallowBroadPolicies = resourceRule<RolePolicyAttachmentArgs, AttachmentSettings>({
    id: "iam-role-policy-attachment-disallow-broad-policies",
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    severity: "critical",
    description: "Roles must not have the AWS managed policies that are made for administrators.",
    remediation: "Attach a policy that names the actions and the resources that are needed.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
    controls: [
        awsFsbp("IAM.1"),
        awsSecurityHub("IAM.27"),
        cisAws("1.15"),
        cisAws("1.21"),
        wellArchitected("SEC03-BP02"),
    ],
    settings: {
        deniedPolicies: {
            type: "array",
            items: { type: "string" },
            default: ["AdministratorAccess", "AWSCloudShellFullAccess", "IAMFullAccess", "PowerUserAccess"],
            description: "Names of the AWS managed policies that no role may have.",
        },
    },
    check: ({ policyArn = "" }, report, { deniedPolicies }) => {
        const name = policyArn.split("/").pop() ?? "";
        if (policyArn.includes(":iam::aws:policy/") && deniedPolicies.includes(name)) {
            report(`The role gets ${name}.`);
        }
    },
});
