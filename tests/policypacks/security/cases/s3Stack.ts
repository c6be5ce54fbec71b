import { unknown, type StackResource } from "../../../support/policyServer";
import { key } from "../resources";
import type { StackCases } from "./types";

type Kind = "encryption" | "logging" | "policy" | "publicAccessBlock" | "versioning";

const types: Readonly<Record<Kind, string>> = {
    encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    logging: "aws:s3/bucketLogging:BucketLogging",
    policy: "aws:s3/bucketPolicy:BucketPolicy",
    publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    versioning: "aws:s3/bucketVersioning:BucketVersioning",
};

const encryptedBy = (byDefault: object) => ({ rules: [{ applyServerSideEncryptionByDefault: byDefault }] });

const bucket = (name: string): StackResource => ({
    type: "aws:s3/bucket:Bucket",
    name,
    outputs: { bucket: `platform-prod-${name}`, id: unknown, arn: unknown },
});

/** What belongs to a bucket, named by what it depends on, as in a preview where no id is known. */
const companion = (kind: Kind, of: string, outputs: object = {}): StackResource => ({
    type: types[kind],
    name: `${of}-${kind}`,
    outputs: { bucket: unknown, ...outputs },
    propertyDependencies: { bucket: [of] },
});

/** A bucket with all that belongs to it and the bucket that takes its access logs. */
const all: readonly StackResource[] = [
    bucket("backups"),
    companion("encryption", "backups", encryptedBy({ sseAlgorithm: "aws:kms", kmsMasterKeyId: key })),
    companion("policy", "backups"),
    companion("publicAccessBlock", "backups"),
    companion("versioning", "backups"),
    {
        ...companion("logging", "backups", { targetBucket: unknown }),
        propertyDependencies: { bucket: ["backups"], targetBucket: ["access-logs"] },
    },
    bucket("access-logs"),
    companion("encryption", "access-logs", encryptedBy({ sseAlgorithm: "AES256" })),
    companion("policy", "access-logs"),
    companion("publicAccessBlock", "access-logs"),
    companion("versioning", "access-logs"),
];

const without = (name: string) => all.filter((resource) => resource.name !== name);

/** All, with one of them replaced. */
const withInstead = (replacement: StackResource) => [...without(replacement.name), replacement];

/** All, but with the companion of the backups bucket named by a physical name instead of a dependency. */
const byName = (kind: Kind, name: string) => {
    const found = all.find((resource) => resource.name === `backups-${kind}`);
    return withInstead({
        ...companion(kind, "backups", { ...found?.outputs, bucket: name, targetBucket: "platform-prod-access-logs" }),
        propertyDependencies: {},
    });
};

/** What holds for every rule that a bucket must have something. */
const presenceCases = (kind: Kind, finding: string): StackCases => ({
    passes: {
        "a bucket with all that belongs to it": all,
        "what belongs to it by name": byName(kind, "platform-prod-backups"),
        "no buckets": [],
    },
    fails: {
        nothing: [without(`backups-${kind}`), { backups: finding }],
        "that of another bucket": [byName(kind, "platform-prod-other"), { backups: finding }],
        "that of a bucket that is not known": [
            withInstead({
                ...companion(kind, "backups", { targetBucket: "platform-prod-access-logs" }),
                propertyDependencies: {},
            }),
            { backups: finding },
        ],
    },
});

const awsKey = "The key is AWS's.";
const encryption = (byDefault: object) => withInstead(companion("encryption", "backups", encryptedBy(byDefault)));

export const s3StackCases: Readonly<Record<string, StackCases>> = {
    "s3-bucket-block-public-access": presenceCases("publicAccessBlock", "There is no public access block."),
    "s3-bucket-keep-versions": presenceCases("versioning", "There is no versioning."),
    "s3-bucket-require-tls": presenceCases("policy", "There is no bucket policy."),
    "s3-bucket-log-access": {
        passes: presenceCases("logging", "").passes,
        fails: {
            "no logs": [
                without("backups-logging"),
                { backups: "Access is not logged.", "access-logs": "Access is not logged." },
            ],
            "those of another bucket": [byName("logging", "platform-prod-other"), { backups: "Access is not logged." }],
        },
    },
    "s3-bucket-encrypt-with-own-key": {
        passes: {
            ...presenceCases("encryption", "").passes,
            "a key that the program makes": encryption({ sseAlgorithm: "aws:kms", kmsMasterKeyId: unknown }),
            "two layers of encryption": encryption({ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: key }),
        },
        fails: {
            nothing: [without("backups-encryption"), { backups: awsKey }],
            "S3's encryption": [encryption({ sseAlgorithm: "AES256" }), { backups: awsKey }],
            "no key": [encryption({ sseAlgorithm: "aws:kms" }), { backups: awsKey }],
            "a key of AWS": [
                encryption({ sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" }),
                { backups: awsKey },
            ],
            "S3's encryption where no access logs arrive": [without("backups-logging"), { "access-logs": awsKey }],
        },
    },
};
