import type { Exceptions } from "./exception";

export const ecr: Exceptions = {
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
        source: "internal/service/ecr/lifecycle_policy.go",
        replaces: ["policy", "repository"],
    },
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": {
        source: "internal/service/ecr/pull_through_cache_rule.go",
        specification: "AWS::ECR::PullThroughCacheRule",
        inPlace: ["credentialArn", "customRoleArn"],
    },
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
        source: "internal/service/ecr/registry_scanning_configuration.go",
        specification: "AWS::ECR::RegistryScanningConfiguration",
        sets: ["rules", "rules.repositoryFilters"],
    },
    "aws:ecr/repository:Repository": {
        source: "internal/service/ecr/repository.go",
        specification: "AWS::ECR::Repository",
        names: { EncryptionConfiguration: "encryptionConfigurations", RepositoryName: "name" },
        // Blocks whose absence says nothing (SuppressMissingOptionalConfigurationBlock), and a computed key.
        kept: ["encryptionConfigurations", "encryptionConfigurations.kmsKey", "imageScanningConfiguration"],
        defaults: { "encryptionConfigurations.encryptionType": "AES256", imageTagMutability: "MUTABLE" },
    },
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
        source: "internal/service/ecr/repository_creation_template.go",
        specification: "AWS::ECR::RepositoryCreationTemplate",
        sets: ["appliedFors"],
        kept: ["encryptionConfigurations", "encryptionConfigurations.kmsKey"],
        defaults: { "encryptionConfigurations.encryptionType": "AES256", imageTagMutability: "MUTABLE" },
    },
    "aws:ecr/repositoryPolicy:RepositoryPolicy": {
        source: "internal/service/ecr/repository_policy.go",
        replaces: ["repository"],
    },
};
