import { expect } from "chai";
import { create, holds, type Refused } from "../support/models";

const nameAllowed = "use lower-case letters, digits, periods and hyphens, a letter or digit at both ends";

describe("S3", () => {
    holds(
        "aws:s3/bucket:Bucket",
        { bucket: "platform-dev-123456789012-logs" },
        [{ bucket: "logs.example.com" }, { bucket: "b".repeat(63) }],
        [
            [{ bucket: "ab" }, 'bucket: "ab" has 2 characters, 3 to 63 are allowed; lengthen it'],
            [
                { bucket: "b".repeat(64) },
                `bucket: "${"b".repeat(64)}" has 64 characters, 3 to 63 are allowed; shorten it`,
            ],
            [{ bucket: "Platform" }, `bucket: "Platform" is not allowed; ${nameAllowed}`],
            [{ bucket: "platform_logs" }, `bucket: "platform_logs" is not allowed; ${nameAllowed}`],
            [{ bucket: "platform-" }, `bucket: "platform-" is not allowed; ${nameAllowed}`],
            [{ bucket: "a..b" }, 'bucket: "a..b" is not allowed; remove one of the two adjacent periods'],
            [{ bucket: "192.168.5.4" }, 'bucket: "192.168.5.4" is not allowed; a name cannot look like an IP address'],
            [{ bucket: "xn--logs" }, 'bucket: "xn--logs" is not allowed; S3 reserves this prefix; rename it'],
            ...["sthree-logs", "amzn-s3-demo-logs"].map((bucket): Refused => [
                { bucket },
                `bucket: "${bucket}" is not allowed; S3 reserves this prefix; rename it`,
            ]),
            ...["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"].map((suffix): Refused => [
                { bucket: `logs${suffix}` },
                `bucket: "logs${suffix}" is not allowed; S3 reserves this suffix; rename it`,
            ]),
        ],
    );

    holds(
        "aws:s3/bucketPolicy:BucketPolicy",
        { bucket: "logs", policy: "{}" },
        [],
        [
            [
                { policy: JSON.stringify("x".repeat(20480)) },
                "policy: has 20482 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        {
            bucket: "logs",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:x" } }],
        },
        [],
        [
            [
                {
                    rules: [
                        { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: "arn:x" } },
                    ],
                },
                'rules[0].applyServerSideEncryptionByDefault: has a kmsMasterKeyId with AES256; set sseAlgorithm to "aws:kms"',
            ],
            [
                { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "KMS" } }] },
                'rules[0].applyServerSideEncryptionByDefault.sseAlgorithm: "KMS" is not a known value; ' +
                    "use AES256, aws:kms, aws:kms:dsse, aws:fsx or aws:backup",
            ],
        ],
    );

    const lifecycleRule = (rule: object) => ({ rules: [{ id: "expire", status: "Enabled", ...rule }] });

    holds(
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        {
            bucket: "logs",
            ...lifecycleRule({ transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 90 } }),
        },
        [lifecycleRule({ transitions: [{ days: 0, storageClass: "GLACIER" }] })],
        [
            [
                lifecycleRule({ transitions: [{ days: 29, storageClass: "STANDARD_IA" }] }),
                "rules[0]: moves to STANDARD_IA after 29 days; S3 requires at least 30",
            ],
            [
                lifecycleRule({ transitions: [{ days: 60, storageClass: "GLACIER" }], expiration: { days: 60 } }),
                "rules[0]: expires after 60 days, before it moves to GLACIER after 60; expire later",
            ],
            [lifecycleRule({ status: "on" }), 'rules[0].status: "on" is not a known value; use Enabled or Disabled'],
            [
                lifecycleRule({ expiration: { days: 0 } }),
                "rules[0].expiration.days: 0 is out of range; use a whole number of days from 1 to 2147483647",
            ],
            [
                {
                    rules: [
                        { id: "a", status: "Enabled" },
                        { id: "a", status: "Enabled" },
                    ],
                },
                'rules: "a" names two rules; give every rule an id of its own',
            ],
        ],
    );

    holds(
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        { bucket: "logs", rule: { objectOwnership: "BucketOwnerEnforced" } },
        [],
        [
            [
                { rule: { objectOwnership: "Owner" } },
                'rule.objectOwnership: "Owner" is not a known value; ' +
                    "use BucketOwnerPreferred, ObjectWriter or BucketOwnerEnforced",
            ],
        ],
    );

    holds(
        "aws:s3/bucketVersioning:BucketVersioning",
        { bucket: "logs", versioningConfiguration: { status: "Enabled" } },
        [],
        [
            [
                { versioningConfiguration: { status: "On" } },
                'versioningConfiguration.status: "On" is not a known value; use Enabled, Suspended or Disabled',
            ],
        ],
    );

    for (const type of ["bucketLogging:BucketLogging", "bucketPublicAccessBlock:BucketPublicAccessBlock"]) {
        holds(
            `aws:s3/${type}`,
            { bucket: "logs", targetBucket: "access-logs", targetPrefix: "logs/" },
            [],
            [[{ bucket: undefined }, "bucket: is missing; give it a value"]],
        );
    }

    it("gives a bucket its domain names", () => {
        const { id, outputs } = create("aws:s3/bucket:Bucket", { bucket: "logs" });
        expect(id).to.equal("logs");
        expect(outputs).to.include({
            arn: "arn:aws:s3:::logs",
            bucketDomainName: "logs.s3.amazonaws.com",
            bucketRegionalDomainName: "logs.s3.us-east-1.amazonaws.com",
        });
        expect(create("aws:s3/bucket:Bucket", {}, "Logs").id).to.match(/^logs-[0-9a-f]{7}$/);
    });

    it("names what configures a bucket by it, and by its owner where one is expected", () => {
        const type = "aws:s3/bucketVersioning:BucketVersioning";
        expect(create(type, { bucket: "logs" }).id).to.equal("logs");
        expect(create(type, { bucket: "logs", expectedBucketOwner: "111122223333" }).id).to.equal("logs,111122223333");
    });
});
