import type { SecretArgs } from "@pulumi/aws/secretsmanager";
import { wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const secretsmanagerSecretEncryptWithOwnKey = resourceRule<SecretArgs>({
    id: "secretsmanager-secret-encrypt-with-own-key",
    type: "aws:secretsmanager/secret:Secret",
    severity: "medium",
    description: "Secrets must be encrypted with a customer managed key.",
    remediation: "Set kmsKeyId to a key of yours.",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    controls: [wellArchitected("SEC08-BP01"), wellArchitected("SEC08-BP02")],
    check: (secret, report) => {
        if (!hasOwnKey(secret, "kmsKeyId")) {
            report("The key is AWS's.");
        }
    },
});
