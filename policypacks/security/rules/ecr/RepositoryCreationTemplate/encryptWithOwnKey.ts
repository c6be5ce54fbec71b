import type { RepositoryCreationTemplateArgs } from "@pulumi/aws/ecr";
import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const ecrRepositoryCreationTemplateEncryptWithOwnKey = resourceRule<RepositoryCreationTemplateArgs>({
    id: "ecr-repository-creation-template-encrypt-with-own-key",
    type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    severity: "medium",
    description: "Repositories that ECR creates for itself must be encrypted with a customer managed key.",
    remediation: "Set encryptionConfigurations to one with encryptionType KMS and a kmsKey of yours.",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    controls: [awsSecurityHub("ECR.5"), wellArchitected("SEC08-BP01")],
    check: ({ encryptionConfigurations = [] }, report) => {
        const [encryption] = encryptionConfigurations;
        if (encryption?.encryptionType?.startsWith("KMS") !== true || !hasOwnKey(encryption, "kmsKey")) {
            report("The key is AWS's.");
        }
    },
});
