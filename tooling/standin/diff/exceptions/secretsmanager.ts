import type { Exceptions } from "./exception";

export const secretsmanager: Exceptions = {
    "aws:secretsmanager/secret:Secret": {
        source: "internal/service/secretsmanager/secret.go",
        specification: "AWS::SecretsManager::Secret",
        names: { ReplicaRegions: "replicas" },
        replaces: ["namePrefix"],
        sets: ["replicas"],
        kept: ["namePrefix", "policy", "replicas"],
        defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": {
        source: "internal/service/secretsmanager/secret_policy.go",
        specification: "AWS::SecretsManager::ResourcePolicy",
        names: { ResourcePolicy: "policy", SecretId: "secretArn" },
    },
    "aws:secretsmanager/secretRotation:SecretRotation": {
        source: "internal/service/secretsmanager/secret_rotation.go",
        specification: "AWS::SecretsManager::RotationSchedule",
        kept: ["rotationEnabled"],
        defaults: { rotateImmediately: true },
    },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        source: "internal/service/secretsmanager/secret_version.go",
        replaces: ["secretBinary", "secretId", "secretString", "secretStringWoVersion"],
        sets: ["versionStages"],
        kept: ["versionStages"],
    },
};
