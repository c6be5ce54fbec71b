import type { KeyArgs } from "@pulumi/aws/kms";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const kmsKeyKeepLockoutSafetyCheck = resourceRule<KeyArgs>({
    id: "kms-key-keep-lockout-safety-check",
    type: "aws:kms/key:Key",
    severity: "high",
    description: "AWS must refuse a key policy that locks everyone out of the key, and of all that it encrypts.",
    remediation: "Remove bypassPolicyLockoutSafetyCheck or set it to false.",
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    controls: [wellArchitected("SEC08-BP01")],
    check: ({ bypassPolicyLockoutSafetyCheck }, report) => {
        if (bypassPolicyLockoutSafetyCheck === true) {
            report("The safety check is bypassed.");
        }
    },
});
