import type { KeyArgs } from "@pulumi/aws/kms";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const kmsKeyDisallowPublicAccess = resourceRule<KeyArgs>({
    id: "kms-key-disallow-public-access",
    type: "aws:kms/key:Key",
    severity: "critical",
    description: "Key policies must not let anyone use the key.",
    remediation: "Name accounts, roles or services as Principal, or limit the statement by kms:CallerAccount.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
    controls: [awsFsbp("KMS.5"), wellArchitected("SEC03-BP07")],
    check: (key, report) => {
        // Without a policy the key has the default one, which names the account.
        if (isGiven(key, "policy")) {
            reportPublicAccess(key.policy, report);
        }
    },
});
