import { expect } from "chai";
import { candidate, creating, deleting, needs, standsAlone, stored, updating } from "./support/store";

const types = {
    bucket: "aws:s3/bucket:Bucket",
    logging: "aws:s3/bucketLogging:BucketLogging",
    lock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    versioning: "aws:s3/bucketVersioning:BucketVersioning",
};
const bucket = stored(types.bucket, "logs", { bucket: "logs" });
const target = stored(types.bucket, "access", { bucket: "access" });
const logging = stored(types.logging, "logging", { bucket: "logs", targetBucket: "access", targetPrefix: "logs/" });
const noBucket = "NoSuchBucket: The specified bucket does not exist: logs";
const locked = (mode: string) =>
    stored(types.lock, "lock", { bucket: "logs", rule: { defaultRetention: { mode, days: 30 } } });

describe("lifecycle of S3", () => {
    for (const part of [
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketNotification:BucketNotification",
        types.lock,
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        types.versioning,
    ]) {
        needs(part, { bucket: "logs" }, [bucket, "bucket", noBucket]);
    }
    needs(
        types.logging,
        logging.inputs,
        [bucket, "bucket", noBucket],
        [target, "targetBucket", "InvalidTargetBucketForLogging: The target bucket for logging does not exist: access"],
    );

    standsAlone(
        types.bucket,
        { bucket: "logs" },
        { bucket: "traces" },
        "BucketAlreadyExists: The requested bucket name logs is not available",
    );

    it("has names for all regions and accounts", () => {
        const create = (account: string, region: string) =>
            creating({ ...candidate(types.bucket, { bucket: "logs" }), account, region }, [bucket]);
        expect(create("111122223333", "us-east-1")).to.match(/^BucketAlreadyExists: /);
        expect(create("111122223333", "eu-west-1")).to.match(/^BucketAlreadyExists: /);
        expect(create("123456789012", "eu-west-1")).to.match(
            /^BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it; /,
        );
    });

    it("puts a part of a bucket over the one that is there", () => {
        const policy = stored("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: "logs" });
        expect(creating(candidate(policy.type, { bucket: "logs" }), [bucket, policy])).to.equal(undefined);
    });

    it("refuses to delete a bucket with objects, unless the provider empties it", () => {
        const filled = (inputs: object) => stored(types.bucket, "logs", { bucket: "logs", ...inputs }, { objects: 3 });
        expect(deleting(bucket)).to.equal(undefined);
        expect(deleting(filled({ forceDestroy: false }))).to.equal(
            "BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket; it " +
                "holds 3 objects: empty it by hand, or set forceDestroy to true and run an update first",
        );
        expect(deleting(filled({ forceDestroy: true }))).to.equal(undefined);
    });

    it("refuses to delete a bucket while the access logs of another arrive there", () => {
        expect(deleting(target, [bucket, logging])).to.match(
            /^BucketNotEmpty: .*; BucketLogging logging writes access logs into it: empty it by hand/,
        );
        expect(deleting(bucket, [target, logging])).to.equal(undefined);
        const own = stored(types.logging, "own", { bucket: "access", targetBucket: "access" });
        expect(deleting(target, [own])).to.equal(undefined);
    });

    it("keeps objects that are under compliance retention whatever the program says", () => {
        const filled = stored(types.bucket, "logs", { bucket: "logs", forceDestroy: true }, { objects: 1 });
        expect(deleting(filled, [locked("COMPLIANCE")])).to.equal(
            "AccessDenied: objects of logs are protected by object lock; wait until their retention is over",
        );
        expect(deleting(filled, [locked("GOVERNANCE")])).to.equal(undefined);
        expect(deleting(bucket, [locked("COMPLIANCE")])).to.equal(undefined);
    });

    it("keeps versioning under object lock", () => {
        const versioning = stored(types.versioning, "v", {
            bucket: "logs",
            versioningConfiguration: { status: "Enabled" },
        });
        const suspend = { versioningConfiguration: { status: "Suspended" } };
        expect(updating(versioning, suspend, [bucket])).to.equal(undefined);
        expect(updating(versioning, suspend, [bucket, locked("GOVERNANCE")])).to.equal(
            "InvalidBucketState: An Object Lock configuration is present on this bucket, so the versioning state cannot be " +
                "changed; leave versioning enabled",
        );
        expect(updating(versioning, {}, [bucket, locked("GOVERNANCE")])).to.equal(undefined);
    });
});
