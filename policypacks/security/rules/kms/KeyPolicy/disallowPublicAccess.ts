import type { KeyPolicyArgs } from "@pulumi/aws/kms";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const kmsKeyPolicyDisallowPublicAccess = resourceRule<KeyPolicyArgs>({
    id: "kms-key-policy-disallow-public-access",
    type: "aws:kms/keyPolicy:KeyPolicy",
    severity: "critical",
    description: "Key policies must not let anyone use the key.",
    remediation: "Name accounts, roles or services as Principal, or limit the statement by kms:CallerAccount.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
    controls: [awsFsbp("KMS.5"), wellArchitected("SEC03-BP07")],
    check: ({ policy }, report) => {
        reportPublicAccess(policy, report);
    },
});
