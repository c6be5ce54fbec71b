import type { Exceptions } from "./exception";

export const kms: Exceptions = {
    "aws:kms/alias:Alias": {
        source: "internal/service/kms/alias.go",
        specification: "AWS::KMS::Alias",
        names: { AliasName: "name" },
        replaces: ["namePrefix"],
        kept: ["namePrefix"],
    },
    "aws:kms/key:Key": {
        source: "internal/service/kms/key.go",
        specification: "AWS::KMS::Key",
        names: {
            Enabled: "isEnabled",
            KeyPolicy: "policy",
            KeySpec: "customerMasterKeySpec",
            PendingWindowInDays: "deletionWindowInDays",
        },
        replaces: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
        kept: ["description", "multiRegion", "policy", "rotationPeriodInDays"],
        defaults: {
            bypassPolicyLockoutSafetyCheck: false,
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            enableKeyRotation: false,
            isEnabled: true,
            keyUsage: "ENCRYPT_DECRYPT",
        },
    },
};
