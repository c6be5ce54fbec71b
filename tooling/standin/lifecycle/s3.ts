/*
 * Amazon S3.
 *
 * Sources: AWS SDK service model s3 2006-03-01 (documentation of CreateBucket and DeleteBucket); S3 API Reference,
 * "Error responses"; S3 User Guide, "Locking objects with Object Lock"; terraform-provider-aws
 * internal/service/s3/bucket.go: in us-east-1, where S3 would answer a second create with success, the provider refuses.
 *
 * What workloads have put into a bucket does not stand in the program: a rehearsal says so with the output `objects`,
 * their number. The access logs of other buckets are known to arrive.
 */
import type { Stored } from "../inventory";
import { valueAt } from "../properties";
import type { DeleteRule, Lifecycle, Rule, ServiceLifecycle, UpdateRule } from "./lifecycle";
import { bucket } from "./references";
import { exists, having, isOn, named, textOf, unique } from "./rules";

const types = {
    bucket: "aws:s3/bucket:Bucket",
    logging: "aws:s3/bucketLogging:BucketLogging",
    lock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
} as const;

/** Names are unique among all accounts. */
const name: Rule = unique(
    (candidate) => textOf(candidate, "bucket"),
    (candidate, taken) => {
        if (taken.account === candidate.account && candidate.region !== "us-east-1") {
            return "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it";
        }
        return `BucketAlreadyExists: The requested bucket name ${textOf(candidate, "bucket") ?? ""} is not available`;
    },
);

const objectsIn = ({ outputs }: Stored) => (typeof outputs.objects === "number" ? outputs.objects : 0);

const empty: DeleteRule = (resource, inventory) => {
    const physical = textOf(resource, "bucket") ?? "";
    const logged = having(inventory, types.logging, "targetBucket", physical).filter(
        (logging) => textOf(logging, "bucket") !== physical,
    );
    const locked = having(inventory, types.lock, "bucket", physical).some(
        ({ inputs }) => valueAt(inputs, "rule.defaultRetention.mode") === "COMPLIANCE",
    );
    const count = objectsIn(resource);
    if (locked && count > 0) {
        return `AccessDenied: objects of ${physical} are protected by object lock; wait until their retention is over`;
    }
    if (isOn(resource, "forceDestroy") || (count === 0 && logged.length === 0)) {
        return undefined;
    }
    const what = count > 0 ? `it holds ${String(count)} objects` : `${named(logged)} writes access logs into it`;
    return (
        `BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket; ${what}: ` +
        "empty it by hand, or set forceDestroy to true and run an update first"
    );
};

const ofBucket = (path = "bucket"): Rule =>
    exists(path, bucket, (physical) => `NoSuchBucket: The specified bucket does not exist: ${physical}`);

const part: Lifecycle = { stand: [ofBucket()] };

const versionsUnderLock: UpdateRule = ({ to }, inventory) => {
    const locks = having(inventory, types.lock, "bucket", textOf(to, "bucket") ?? "");
    return locks.length > 0 && valueAt(to.inputs, "versioningConfiguration.status") !== "Enabled"
        ? "InvalidBucketState: An Object Lock configuration is present on this bucket, so the versioning state cannot be " +
              "changed; leave versioning enabled"
        : undefined;
};

export const s3: ServiceLifecycle = {
    [types.bucket]: { stand: [name], remove: [empty] },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": part,
    [types.logging]: {
        stand: [
            ofBucket(),
            exists(
                "targetBucket",
                bucket,
                (physical) =>
                    `InvalidTargetBucketForLogging: The target bucket for logging does not exist: ${physical}`,
            ),
        ],
    },
    "aws:s3/bucketNotification:BucketNotification": part,
    [types.lock]: part,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": part,
    "aws:s3/bucketPolicy:BucketPolicy": part,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": part,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": part,
    "aws:s3/bucketVersioning:BucketVersioning": { stand: [ofBucket()], update: [versionsUnderLock] },
};
