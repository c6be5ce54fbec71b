import type { RolePolicyArgs } from "@pulumi/aws/iam";
import { awsFsbp } from "../../../../shared/controls";
import { reportDecryptionWithAnyKey } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamRolePolicyRestrictDecryption = resourceRule<RolePolicyArgs>({
    id: "iam-role-policy-restrict-decryption",
    type: "aws:iam/rolePolicy:RolePolicy",
    severity: "high",
    description: "Inline policies of roles must not allow decryption with every key.",
    remediation:
        "Set Resource of the statement that allows kms:Decrypt to the keys that are needed, or add a condition on aws:ResourceTag.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-2",
    controls: [awsFsbp("KMS.2")],
    check: ({ policy }, report) => {
        reportDecryptionWithAnyKey(policy, report);
    },
});
