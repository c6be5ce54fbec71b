import { unknown } from "../../../support/policyServer";
import { policy } from "../resources";
import { ownKeyCases } from "./ownKey";
import type { ResourceCases } from "./types";

const unreadable = "The policy document cannot be read: it is not JSON with a Statement.";
const anyone = { Sid: "Open", Effect: "Allow", Principal: "*", Action: "x:Get", Resource: "*" };

/** What holds for every policy of a resource: it lets nobody in whom it does not name. */
const publicAccessCases: ResourceCases = {
    passes: {
        "anyone of the organization": {
            policy: policy({ ...anyone, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-example" } } }),
        },
        "anyone of the account": {
            policy: policy({
                ...anyone,
                Principal: { AWS: "*" },
                Condition: { "ForAnyValue:StringLike": { "AWS:principalaccount": ["111122223333"] } },
            }),
        },
        "anyone denied": { policy: policy({ ...anyone, Effect: "Deny" }) },
        "a single statement instead of a list": {
            policy: JSON.stringify({ Statement: { ...anyone, Effect: "Deny" } }),
        },
    },
    fails: {
        anyone: [{ policy: policy(anyone) }, "Statement Open lets anyone in."],
        "anyone as a list": [
            { policy: policy({ ...anyone, Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } }) },
            "Statement Open lets anyone in.",
        ],
        "everyone but one": [
            { policy: policy({ ...anyone, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }) },
            "Statement Open lets anyone in.",
        ],
        "a statement without a name, alone": [
            { policy: JSON.stringify({ Statement: { ...anyone, Sid: undefined } }) },
            "The statement about x:Get lets anyone in.",
        ],
        "anyone with a condition that limits nobody": [
            { policy: policy({ ...anyone, Condition: { Bool: { "aws:SecureTransport": "true" } } }) },
            "Statement Open lets anyone in.",
        ],
        "anyone of any account": [
            { policy: policy({ ...anyone, Condition: { StringLike: { "aws:PrincipalAccount": "*" } } }) },
            "Statement Open lets anyone in.",
        ],
        "anyone of an account or of any other": [
            {
                policy: policy({
                    ...anyone,
                    Condition: { StringLike: { "aws:PrincipalAccount": ["111122223333", "*"] } },
                }),
            },
            "Statement Open lets anyone in.",
        ],
        "anyone not of an account": [
            { policy: policy({ ...anyone, Condition: { StringNotEquals: { "aws:PrincipalAccount": "1" } } }) },
            "Statement Open lets anyone in.",
        ],
        "anyone for whom the key is missing": [
            { policy: policy({ ...anyone, Condition: { StringEqualsIfExists: { "aws:PrincipalAccount": "1" } } }) },
            "Statement Open lets anyone in.",
        ],
        "anyone for whom no value is wrong": [
            {
                policy: policy({
                    ...anyone,
                    Condition: { "ForAllValues:StringEquals": { "aws:PrincipalAccount": "1" } },
                }),
            },
            "Statement Open lets anyone in.",
        ],
        "no JSON": [{ policy: "{" }, unreadable],
        "no statements": [{ policy: "{}" }, unreadable],
    },
    undecided: { "a policy that is not known": { policy: unknown } },
};

const repositoryEncryptionCases: ResourceCases = {
    passes: {
        ...ownKeyCases("encryptionConfigurations.0.kmsKey").passes,
        "two layers of encryption": { "encryptionConfigurations.0.encryptionType": "KMS_DSSE" },
    },
    fails: {
        ...ownKeyCases("encryptionConfigurations.0.kmsKey").fails,
        "S3's encryption": [{ "encryptionConfigurations.0.encryptionType": "AES256" }, "The key is AWS's."],
        "no word about it": [{ encryptionConfigurations: undefined }, "The key is AWS's."],
    },
    undecided: { "a type that is not known": { "encryptionConfigurations.0.encryptionType": unknown } },
};

const tlsStatement = {
    Sid: "Tls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const tls = "Requests without TLS are not refused.";

/** A TLS statement with something about it changed. */
const tlsPolicy = (changes: object) => ({ policy: policy({ ...tlsStatement, ...changes }) });

export const dataCases: Readonly<Record<string, ResourceCases>> = {
    "ecr-repository-use-immutable-tags": {
        fails: {
            "mutable tags": [{ imageTagMutability: "MUTABLE" }, "Tags are MUTABLE."],
            exclusions: [{ imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }, "Tags are IMMUTABLE_WITH_EXCLUSION."],
            "no word about it": [{ imageTagMutability: undefined }, "Tags are MUTABLE."],
        },
        undecided: { "a value that is not known": { imageTagMutability: unknown } },
    },
    "ecr-repository-scan-on-push": {
        fails: {
            "no scan": [{ "imageScanningConfiguration.scanOnPush": false }, "Images are not scanned."],
            "no word about it": [{ imageScanningConfiguration: undefined }, "Images are not scanned."],
        },
        undecided: { "a value that is not known": { "imageScanningConfiguration.scanOnPush": unknown } },
    },
    "ecr-repository-encrypt-with-own-key": repositoryEncryptionCases,
    "ecr-repository-creation-template-encrypt-with-own-key": repositoryEncryptionCases,
    "ecr-repository-policy-disallow-public-access": publicAccessCases,
    "kms-key-enable-rotation": {
        passes: { "an asymmetric key": { enableKeyRotation: undefined, customerMasterKeySpec: "RSA_4096" } },
        fails: {
            "no rotation": [{ enableKeyRotation: false }, "Rotation is off."],
            "no word about it": [{ enableKeyRotation: undefined }, "Rotation is off."],
            "no rotation of a key that is named symmetric": [
                { enableKeyRotation: false, customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
                "Rotation is off.",
            ],
        },
        undecided: { "a value that is not known": { enableKeyRotation: unknown } },
    },
    "kms-key-disallow-public-access": {
        ...publicAccessCases,
        passes: { ...publicAccessCases.passes, "the default policy": { policy: undefined } },
    },
    "kms-key-policy-disallow-public-access": publicAccessCases,
    "backup-vault-policy-disallow-public-access": publicAccessCases,
    "secretsmanager-secret-policy-disallow-public-access": publicAccessCases,
    "kms-key-keep-lockout-safety-check": {
        passes: { "the check named": { bypassPolicyLockoutSafetyCheck: false } },
        fails: { "no check": [{ bypassPolicyLockoutSafetyCheck: true }, "The safety check is bypassed."] },
        undecided: { "a value that is not known": { bypassPolicyLockoutSafetyCheck: unknown } },
    },
    "kms-key-delay-deletion": {
        passes: {
            "no word about it, which means 30 days": { deletionWindowInDays: undefined },
            "a week outside production": { deletionWindowInDays: 7, "tags.environment": "dev" },
        },
        fails: {
            "a week": [{ deletionWindowInDays: 7 }, "It is deleted after 7 days."],
            "a day less than 30, and no word about the environment": [
                { deletionWindowInDays: 29, tags: undefined },
                "It is deleted after 29 days.",
            ],
        },
        undecided: { "a number that is not known": { deletionWindowInDays: unknown } },
    },
    "s3-bucket-public-access-block-block-all": {
        fails: {
            "public ACLs accepted": [{ blockPublicAcls: false }, "Off: blockPublicAcls."],
            "public policies accepted": [{ blockPublicPolicy: false }, "Off: blockPublicPolicy."],
            "public ACLs heeded": [{ ignorePublicAcls: undefined }, "Off: ignorePublicAcls."],
            "public policies heeded": [{ restrictPublicBuckets: undefined }, "Off: restrictPublicBuckets."],
            "two of them": [
                { blockPublicAcls: false, restrictPublicBuckets: false },
                "Off: blockPublicAcls, restrictPublicBuckets.",
            ],
        },
        undecided: { "a value that is not known": { restrictPublicBuckets: unknown } },
    },
    "s3-bucket-versioning-enable": {
        fails: {
            "versioning suspended": [{ "versioningConfiguration.status": "Suspended" }, "Versioning is Suspended."],
            "no word about it": [{ versioningConfiguration: undefined }, "Versioning is Disabled."],
        },
        undecided: { "a status that is not known": { "versioningConfiguration.status": unknown } },
    },
    "s3-bucket-policy-require-tls": {
        passes: {
            "a policy of its own": tlsPolicy({}),
            "bucket and objects by one pattern": tlsPolicy({ Resource: "arn:aws:s3:::logs*" }),
            "every resource": tlsPolicy({ Resource: "*" }),
            "every action": tlsPolicy({ Action: ["s3:*", "s3:GetObject"] }),
            "principals as a map": tlsPolicy({ Principal: { AWS: "*" } }),
            "a boolean": tlsPolicy({ Condition: { Bool: { "aws:SecureTransport": false } } }),
        },
        fails: {
            "no such statement": [{ policy: policy() }, tls],
            "a statement that allows it": [tlsPolicy({ Effect: "Allow" }), tls],
            "the bucket without its objects": [tlsPolicy({ Resource: "arn:aws:s3:::logs" }), tls],
            "the objects without the bucket": [tlsPolicy({ Resource: ["arn:aws:s3:::logs/*"] }), tls],
            "some of the objects": [tlsPolicy({ Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/public/*"] }), tls],
            "objects with an ending": [tlsPolicy({ Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*.txt"] }), tls],
            "everyone but one": [
                tlsPolicy({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } }),
                tls,
            ],
            "requests without TLS from somewhere": [
                tlsPolicy({
                    Condition: {
                        Bool: { "aws:SecureTransport": "false" },
                        IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
                    },
                }),
                tls,
            ],
            "some actions": [tlsPolicy({ Action: ["s3:GetObject"] }), tls],
            somebody: [tlsPolicy({ Principal: { AWS: "arn:aws:iam::111122223333:root" } }), tls],
            "requests with TLS": [tlsPolicy({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), tls],
            "no condition": [tlsPolicy({ Condition: undefined }), tls],
            "no JSON": [{ policy: "no" }, unreadable, tls],
        },
        undecided: { "a policy that is not known": { policy: unknown } },
    },
    "s3-bucket-policy-disallow-public-access": publicAccessCases,
    "s3-bucket-disallow-force-destroy": {
        passes: {
            "outside production": { forceDestroy: true, "tags.environment": "dev" },
            "no word about it": { forceDestroy: undefined },
        },
        fails: { "in production": [{ forceDestroy: true }, "Deleting it deletes all objects."] },
        undecided: { "a value that is not known": { forceDestroy: unknown } },
    },
    "secretsmanager-secret-encrypt-with-own-key": ownKeyCases("kmsKeyId"),
    "secretsmanager-secret-keep-recovery-window": {
        passes: {
            "deleted at once outside production": { recoveryWindowInDays: 0, "tags.environment": "dev" },
            "no word about it, which means 30 days": { recoveryWindowInDays: undefined },
        },
        fails: { "deleted at once": [{ recoveryWindowInDays: 0 }, "It is deleted at once."] },
        undecided: { "a number that is not known": { recoveryWindowInDays: unknown } },
    },
    "cloudwatch-log-group-retain-logs": {
        passes: { "a week outside production": { retentionInDays: 7, "tags.environment": "dev" } },
        fails: {
            "no word about it": [{ retentionInDays: undefined }, "Logs are kept for ever."],
            "no end outside production": [{ retentionInDays: 0, "tags.environment": "dev" }, "Logs are kept for ever."],
            "60 days": [{ retentionInDays: 60 }, "Logs are kept for 60 days."],
        },
        undecided: { "a number that is not known": { retentionInDays: unknown } },
    },
    "cloudwatch-log-group-encrypt-with-own-key": ownKeyCases("kmsKeyId"),
    "backup-vault-encrypt-with-own-key": ownKeyCases("kmsKeyArn"),
    "backup-vault-disallow-force-destroy": {
        passes: { "outside production": { forceDestroy: true, "tags.environment": "dev" } },
        fails: { "in production": [{ forceDestroy: true }, "Deleting it deletes all recovery points."] },
        undecided: { "a value that is not known": { forceDestroy: unknown } },
    },
    "acm-certificate-validate-by-dns": {
        passes: {
            "one of a private authority": { validationMethod: undefined, certificateAuthorityArn: unknown },
        },
        fails: {
            "by mail": [{ validationMethod: "EMAIL" }, "It is validated by EMAIL."],
            imported: [
                { validationMethod: undefined, certificateBody: "-----BEGIN CERTIFICATE-----" },
                "It is validated by nothing.",
            ],
        },
        undecided: { "a method that is not known": { validationMethod: unknown } },
    },
    "acm-certificate-use-strong-key": {
        passes: { "no word about it": { keyAlgorithm: undefined }, "a long RSA key": { keyAlgorithm: "RSA_4096" } },
        fails: { "a short key": [{ keyAlgorithm: "RSA_1024" }, "The key has 1,024 bits."] },
        undecided: { "an algorithm that is not known": { keyAlgorithm: unknown } },
    },
};
