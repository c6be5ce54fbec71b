import type { RepositoryArgs } from "@pulumi/aws/ecr";
import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const ecrRepositoryEncryptWithOwnKey = resourceRule<RepositoryArgs>({
    id: "ecr-repository-encrypt-with-own-key",
    type: "aws:ecr/repository:Repository",
    severity: "medium",
    description: "Images must be encrypted with a customer managed key.",
    remediation: "Set encryptionConfigurations to one with encryptionType KMS and a kmsKey of yours.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5",
    controls: [awsSecurityHub("ECR.5"), wellArchitected("SEC08-BP01")],
    check: ({ encryptionConfigurations = [] }, report) => {
        const [encryption] = encryptionConfigurations;
        if (encryption?.encryptionType?.startsWith("KMS") !== true || !hasOwnKey(encryption, "kmsKey")) {
            report("The key is AWS's.");
        }
    },
});
