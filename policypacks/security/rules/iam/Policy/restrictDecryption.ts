import type { PolicyArgs } from "@pulumi/aws/iam";
import { awsFsbp } from "../../../../shared/controls";
import { reportDecryptionWithAnyKey } from "../../../../shared/permissions";
import { resourceRule } from "../../../../shared/rule";

export const iamPolicyRestrictDecryption = resourceRule<PolicyArgs>({
    id: "iam-policy-restrict-decryption",
    type: "aws:iam/policy:Policy",
    severity: "high",
    description: "IAM policies must not allow decryption with every key.",
    remediation:
        "Set Resource of the statement that allows kms:Decrypt to the keys that are needed, or add a condition on aws:ResourceTag.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1",
    controls: [awsFsbp("KMS.1")],
    check: ({ policy }, report) => {
        reportDecryptionWithAnyKey(policy, report);
    },
});
