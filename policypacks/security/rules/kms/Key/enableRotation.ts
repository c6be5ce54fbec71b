import type { KeyArgs } from "@pulumi/aws/kms";
import { awsSecurityHub, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

const symmetric = "SYMMETRIC_DEFAULT";

export const kmsKeyEnableRotation = resourceRule<KeyArgs>({
    id: "kms-key-enable-rotation",
    type: "aws:kms/key:Key",
    severity: "medium",
    description: "Symmetric keys must rotate.",
    remediation: "Set enableKeyRotation to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
    controls: [awsSecurityHub("KMS.4"), cisAws("3.6")],
    check: (key, report) => {
        // AWS rotates only symmetric keys.
        if (key.enableKeyRotation !== true && (key.customerMasterKeySpec ?? symmetric) === symmetric) {
            report("Rotation is off.");
        }
    },
});
