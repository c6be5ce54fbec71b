import { expect } from "chai";
import { policyOf } from "../support/documents";
import { create, holds, type Refused } from "../support/models";

const nameAllowed = "use lower-case letters, digits, periods and hyphens, a letter or digit at both ends";

describe("S3", () => {
    holds(
        "aws:s3/bucket:Bucket",
        { bucket: "platform-dev-123456789012-logs" },
        [
            { bucket: "logs.example.com" },
            { bucket: "b".repeat(63) },
            { bucket: "b".repeat(3) },
            { bucket: undefined, bucketPrefix: "b".repeat(37) },
        ],
        [
            [
                { bucket: undefined, bucketPrefix: "b".repeat(38) },
                'bucketPrefix: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb77454393461524548635346525" has 64 characters, 3 to 63 are allowed; shorten it',
            ],
            [{ bucketPrefix: "logs-" }, "bucket: bucket and bucketPrefix exclude each other; keep one of them"],
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
        { bucket: "logs", policy: policyOf("resource") },
        [{ policy: policyOf("resource", 20480) }, { expectedBucketOwner: "123456789012" }],
        [
            [{ policy: policyOf("identity") }, 'policy: statement "x" names no Principal; name at least one'],
            [
                { expectedBucketOwner: "12345678901" },
                'expectedBucketOwner: "12345678901" is not allowed; use an account id of 12 digits',
            ],
            [
                { policy: policyOf("resource", 20481) },
                "policy: has 20481 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        {
            bucket: "logs",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:x" } }],
        },
        [
            {
                rules: [
                    {
                        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
                        blockedEncryptionTypes: ["SSE-C"],
                    },
                ],
            },
        ],
        [
            [{ rules: undefined }, "rules: is missing; give it a value"],
            [{ rules: [] }, "rules: has 0 entries, at least 1 are required; give it a rule"],
            [
                {
                    rules: [
                        {
                            applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
                            blockedEncryptionTypes: ["SSE-KMS"],
                        },
                    ],
                },
                'rules[0].blockedEncryptionTypes[0]: "SSE-KMS" is not a known value; use NONE or SSE-C',
            ],
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

    const expiring = (id: string) => ({ id, status: "Enabled", expiration: { days: 90 } });
    const lifecycleRule = (rule: object) => ({ rules: [{ id: "expire", status: "Enabled", ...rule }] });

    holds(
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        {
            bucket: "logs",
            ...lifecycleRule({ transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 90 } }),
        },
        [
            lifecycleRule({ transitions: [{ days: 0, storageClass: "GLACIER" }] }),
            lifecycleRule({ abortIncompleteMultipartUpload: { daysAfterInitiation: 1 }, filter: { prefix: "" } }),
            lifecycleRule({ noncurrentVersionExpiration: { noncurrentDays: 1, newerNoncurrentVersions: 100 } }),
            lifecycleRule({ expiration: { days: 90, expiredObjectDeleteMarker: false } }),
            lifecycleRule({ expiration: { expiredObjectDeleteMarker: true } }),
            lifecycleRule({ expiration: { days: 1 }, filter: { and: { prefix: "a", tags: { a: "b" } } } }),
            { rules: Array.from({ length: 1000 }, (_, index) => expiring(String(index))) },
            { rules: [expiring("i".repeat(255))] },
            { transitionDefaultMinimumObjectSize: "varies_by_storage_class" },
        ],
        [
            [
                { rules: Array.from({ length: 1001 }, (_, index) => expiring(String(index))) },
                "rules: has 1001 entries, 1 to 1000 are allowed; give it between one and a thousand rules",
            ],
            [{ rules: [] }, "rules: has 0 entries, 1 to 1000 are allowed; give it between one and a thousand rules"],
            [
                { rules: [expiring("i".repeat(256))] },
                'rules[0].id: "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { transitionDefaultMinimumObjectSize: "small" },
                'transitionDefaultMinimumObjectSize: "small" is not a known value; use all_storage_classes_128K or varies_by_storage_class',
            ],
            [
                lifecycleRule({}),
                "rules[0]: does nothing; give it one of abortIncompleteMultipartUpload, expiration, noncurrentVersionExpiration, noncurrentVersionTransitions, transitions",
            ],
            [
                lifecycleRule({ expiration: { days: 90, expiredObjectDeleteMarker: true } }),
                "rules[0].expiration: days and expiredObjectDeleteMarker exclude each other; keep one of them",
            ],
            [
                lifecycleRule({ expiration: { days: 90, date: "2027-01-01" } }),
                "rules[0].expiration: date and days exclude each other; keep one of them",
            ],
            [
                lifecycleRule({ transitions: [{ days: 1, date: "2027-01-01", storageClass: "GLACIER" }] }),
                "rules[0].transitions[0]: date and days exclude each other; keep one of them",
            ],
            [
                lifecycleRule({ transitions: [{ days: -1, storageClass: "GLACIER" }] }),
                "rules[0].transitions[0].days: -1 is out of range; use a whole number of days from 0 to 2147483647",
            ],
            [
                lifecycleRule({ transitions: [{ days: 1, storageClass: "STANDARD" }] }),
                'rules[0].transitions[0].storageClass: "STANDARD" is not a known value; use GLACIER, STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, DEEP_ARCHIVE or GLACIER_IR',
            ],
            [
                lifecycleRule({ expiration: { days: 1 }, filter: { prefix: "a", tag: { key: "a", value: "b" } } }),
                "rules[0].filter: prefix and tag exclude each other; keep one of them",
            ],
            [
                lifecycleRule({ noncurrentVersionExpiration: { noncurrentDays: 0 } }),
                "rules[0].noncurrentVersionExpiration.noncurrentDays: 0 is out of range; use a whole number of days from 1 to 2147483647",
            ],
            [
                lifecycleRule({ noncurrentVersionExpiration: { noncurrentDays: 1, newerNoncurrentVersions: 101 } }),
                "rules[0].noncurrentVersionExpiration.newerNoncurrentVersions: 101 is out of range; use a whole number of versions from 1 to 100",
            ],
            [
                lifecycleRule({
                    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
                    filter: { tag: { key: "a", value: "b" } },
                }),
                "rules[0]: filters by tag, which excludes abortIncompleteMultipartUpload; move that into a rule of its own",
            ],
            [
                lifecycleRule({
                    expiration: { expiredObjectDeleteMarker: true },
                    filter: { and: { tags: { a: "b" } } },
                }),
                "rules[0]: filters by tag, which excludes expiration.expiredObjectDeleteMarker; move that into a rule of its own",
            ],
            [
                lifecycleRule({ transitions: [{ days: 29, storageClass: "STANDARD_IA" }] }),
                "rules[0]: moves to STANDARD_IA after 29 days; S3 requires at least 30",
            ],
            [
                lifecycleRule({ transitions: [{ days: 60, storageClass: "GLACIER" }], expiration: { days: 60 } }),
                "rules[0]: expires after 60 days, before it moves to GLACIER after 60; expire later",
            ],
            [
                lifecycleRule({ status: "on", expiration: { days: 1 } }),
                'rules[0].status: "on" is not a known value; use Enabled or Disabled',
            ],
            [
                lifecycleRule({ expiration: { days: 0 } }),
                "rules[0].expiration.days: 0 is out of range; use a whole number of days from 1 to 2147483647",
            ],
            [
                {
                    rules: [expiring("a"), expiring("a")],
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
        [
            { versioningConfiguration: { status: "Suspended" } },
            { versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" }, mfa: "arn:x 123456" },
        ],
        [
            [
                { versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" } },
                "mfa: is missing; MFA delete needs the serial number and a code of the root user's device",
            ],
            [
                { versioningConfiguration: { status: "Enabled", mfaDelete: "On" } },
                'versioningConfiguration.mfaDelete: "On" is not a known value; use Enabled or Disabled',
            ],
            [{ versioningConfiguration: undefined }, "versioningConfiguration: is missing; give it a value"],
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

    holds(
        "aws:s3/bucketLogging:BucketLogging",
        { bucket: "logs", targetBucket: "access-logs", targetPrefix: "logs/" },
        [{ targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } } }, { targetPrefix: "" }],
        [
            [{ targetPrefix: undefined }, "targetPrefix: is missing; give it a value"],
            [
                { targetBucket: "Access" },
                'targetBucket: "Access" is not allowed; use lower-case letters, digits, periods and hyphens, a letter or digit at both ends',
            ],
            [
                { targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "Now" } } },
                'targetObjectKeyFormat.partitionedPrefix.partitionDateSource: "Now" is not a known value; use EventTime or DeliveryTime',
            ],
        ],
    );

    holds(
        "aws:s3/bucketNotification:BucketNotification",
        { bucket: "logs", queues: [{ queueArn: "arn:x", events: ["s3:ObjectCreated:*"] }] },
        [{ topics: [{ topicArn: "arn:x", events: ["s3:ReducedRedundancyLostObject", "s3:ObjectRemoved:Delete"] }] }],
        [
            [
                { queues: [{ queueArn: "arn:x", events: ["ObjectCreated"] }] },
                'queues[0].events[0]: "ObjectCreated" is not allowed; use an event such as s3:ObjectCreated:*',
            ],
        ],
    );

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
