import type { Exceptions } from "./exception";

export const s3: Exceptions = {
    "aws:s3/bucket:Bucket": {
        source: "internal/service/s3/bucket.go",
        specification: "AWS::S3::Bucket",
        names: { BucketName: "bucket", BucketNamePrefix: "bucketPrefix" },
        replaces: ["objectLockConfiguration.objectLockEnabled"],
        sets: ["grants", "grants.permissions"],
        kept: ["bucketPrefix", "objectLockConfiguration", "objectLockEnabled", "versioning"],
        defaults: { forceDestroy: false },
    },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
        source: "internal/service/s3/bucket_lifecycle_configuration.go",
        replaces: ["bucket", "expectedBucketOwner"],
    },
    "aws:s3/bucketLogging:BucketLogging": {
        source: "internal/service/s3/bucket_logging.go",
        replaces: ["bucket", "expectedBucketOwner"],
        sets: ["targetGrants"],
    },
    "aws:s3/bucketNotification:BucketNotification": {
        source: "internal/service/s3/bucket_notification.go",
        replaces: ["bucket"],
        sets: ["lambdaFunctions.events", "queues.events", "topics.events"],
    },
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
        source: "internal/service/s3/bucket_ownership_controls.go",
        replaces: ["bucket"],
    },
    "aws:s3/bucketPolicy:BucketPolicy": {
        source: "internal/service/s3/bucket_policy.go",
        specification: "AWS::S3::BucketPolicy",
        names: { PolicyDocument: "policy" },
    },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        source: "internal/service/s3/bucket_public_access_block.go",
        replaces: ["bucket"],
        defaults: {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
        },
    },
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
        source: "internal/service/s3/bucket_server_side_encryption_configuration.go",
        replaces: ["bucket", "expectedBucketOwner"],
        sets: ["rules"],
    },
    "aws:s3/bucketVersioning:BucketVersioning": {
        source: "internal/service/s3/bucket_versioning.go",
        replaces: ["bucket", "expectedBucketOwner"],
    },
};
