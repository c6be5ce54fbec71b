import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { namedTags, physicalName, statefulOptions, type PlatformContext } from "./conventions";
import { policyDocument, type PolicyStatement } from "./iamPolicy";

export interface SecureBucketArgs {
    readonly context: PlatformContext;
    /** What the bucket is for, such as `logs`; part of its name, see {@link bucketName}. */
    readonly purpose: string;
    /** Key that encrypts the objects. Default: S3's own keys, for a writer that cannot use KMS. */
    readonly keyArn?: pulumi.Input<string>;
    /** Name of the bucket that receives the access logs. Default: no access logs. */
    readonly accessLogBucket?: pulumi.Input<string>;
    /** Days after which an object expires. Default: never. */
    readonly expireAfterDays?: number;
    /** Days in which an object that expired, was deleted or overwritten can be restored from its old version. */
    readonly restorableDays: number;
    /** Statements of the bucket policy besides those that every bucket has. Default: none. */
    readonly statements?: readonly PolicyStatement[];
}

/** S3's limit. */
const longestBucketName = 63;

/** Days after which the parts of an upload that was never completed are removed. */
const abortUploadsAfterDays = 7;

/**
 * The name of a bucket, `<project>-<environment>-<purpose>-<account>`; bucket names are unique in all of AWS.
 *
 * @throws when S3 would find it too long.
 */
export function bucketName(context: PlatformContext, purpose: string): string {
    const name = `${physicalName(context, purpose)}-${context.account}`;
    if (name.length > longestBucketName) {
        throw new Error(
            `bucket name "${name}" has ${String(name.length)} characters, S3 allows ${String(longestBucketName)}: shorten the project's name in Pulumi.yaml or "${purpose}"`,
        );
    }
    return name;
}

/** The ARN of a bucket by its name. */
export function bucketArn(name: string): string {
    return `arn:aws:s3:::${name}`;
}

/**
 * A private S3 bucket: no public access, no ACLs, TLS 1.2 or later, encrypted with the given key, versioned, with a
 * lifecycle and access logs.
 *
 * Its policy holds plain values only, so that a preview can check it; therefore it refuses keys of other accounts, not
 * every key but the bucket's own. A bucket that holds objects refuses to be deleted; empty it first.
 *
 * Cost: storage by the GiB and month, old versions included, and requests; a bucket key saves most of the KMS requests.
 */
export class SecureBucket extends pulumi.ComponentResource {
    /** Known once the policy is in place. */
    readonly bucketName: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;

    /** What guards the data stays as long as the data does. */
    private readonly stateful: pulumi.CustomResourceOptions;

    constructor(name: string, args: SecureBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:storage:SecureBucket", name, args, opts);
        this.stateful = statefulOptions(args.context, this);

        const bucket = this.createBucket(name, args);
        this.disableAcls(name, bucket);
        const publicAccessBlock = this.blockPublicAccess(name, bucket);
        const policy = this.attachPolicy(name, args, bucket, publicAccessBlock);
        this.encrypt(name, args, bucket);
        const versioning = this.enableVersioning(name, bucket);
        this.configureLifecycle(name, args, bucket, versioning);
        this.logAccess(name, args, bucket);

        this.bucketName = policy.bucket;
        this.bucketArn = bucket.arn;
        this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
    }

    private createBucket(name: string, { context, purpose }: SecureBucketArgs): s3.Bucket {
        const physical = bucketName(context, purpose);
        return new s3.Bucket(
            `${name}-bucket`,
            { bucket: physical, forceDestroy: false, tags: namedTags(context, physical) },
            this.stateful,
        );
    }

    private disableAcls(name: string, { bucket }: s3.Bucket): void {
        new s3.BucketOwnershipControls(
            `${name}-ownership`,
            { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
            this.stateful,
        );
    }

    private blockPublicAccess(name: string, { bucket }: s3.Bucket): s3.BucketPublicAccessBlock {
        return new s3.BucketPublicAccessBlock(
            `${name}-public-access-block`,
            {
                bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            this.stateful,
        );
    }

    private attachPolicy(
        name: string,
        args: SecureBucketArgs,
        { bucket }: s3.Bucket,
        publicAccessBlock: s3.BucketPublicAccessBlock,
    ): s3.BucketPolicy {
        return new s3.BucketPolicy(
            `${name}-policy`,
            {
                bucket,
                policy: policyDocument([
                    ...transportStatements(args),
                    ...(args.keyArn === undefined ? [] : encryptionStatements(args)),
                    ...(args.statements ?? []),
                ]),
            },
            // S3 answers two changes of a bucket at once with a conflict.
            { ...this.stateful, dependsOn: publicAccessBlock },
        );
    }

    private encrypt(name: string, { keyArn }: SecureBucketArgs, { bucket }: s3.Bucket): void {
        const encryption =
            keyArn === undefined
                ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
                : {
                      applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                      bucketKeyEnabled: true,
                  };
        new s3.BucketServerSideEncryptionConfiguration(
            `${name}-encryption`,
            // With SSE-C the writer brings a key of its own, which is how stolen credentials hold a bucket to ransom.
            { bucket, rules: [{ ...encryption, blockedEncryptionTypes: ["SSE-C"] }] },
            this.stateful,
        );
    }

    private enableVersioning(name: string, { bucket }: s3.Bucket): s3.BucketVersioning {
        return new s3.BucketVersioning(
            `${name}-versioning`,
            { bucket, versioningConfiguration: { status: "Enabled" } },
            this.stateful,
        );
    }

    private configureLifecycle(
        name: string,
        { expireAfterDays, restorableDays }: SecureBucketArgs,
        { bucket }: s3.Bucket,
        versioning: s3.BucketVersioning,
    ): void {
        new s3.BucketLifecycleConfiguration(
            `${name}-lifecycle`,
            {
                bucket,
                rules: [
                    {
                        id: "expire",
                        status: "Enabled",
                        filter: { prefix: "" },
                        // An expiry in days also removes the delete markers that it leaves behind.
                        expiration:
                            expireAfterDays === undefined
                                ? { expiredObjectDeleteMarker: true }
                                : { days: expireAfterDays },
                        noncurrentVersionExpiration: { noncurrentDays: restorableDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: abortUploadsAfterDays },
                    },
                ],
            },
            // Old versions have no lifecycle before there are versions.
            { ...this.stateful, dependsOn: versioning },
        );
    }

    private logAccess(name: string, { purpose, accessLogBucket }: SecureBucketArgs, { bucket }: s3.Bucket): void {
        if (accessLogBucket !== undefined) {
            new s3.BucketLogging(
                `${name}-access-logs`,
                { bucket, targetBucket: accessLogBucket, targetPrefix: `${purpose}/` },
                this.stateful,
            );
        }
    }
}

function transportStatements({ context, purpose }: SecureBucketArgs): PolicyStatement[] {
    const arn = bucketArn(bucketName(context, purpose));
    const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] } as const;
    return [
        { Sid: "DenyInsecureTransport", ...denied, Condition: { Bool: { "aws:SecureTransport": "false" } } },
        { Sid: "DenyOutdatedTls", ...denied, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    ];
}

/** An upload that names no encryption gets the bucket's; one that names another is refused. */
function encryptionStatements({ context, purpose }: SecureBucketArgs): PolicyStatement[] {
    const denied = {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: `${bucketArn(bucketName(context, purpose))}/*`,
    } as const;
    const algorithm = "s3:x-amz-server-side-encryption";
    const key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    return [
        {
            Sid: "DenyOtherEncryption",
            ...denied,
            // A negated condition holds where the header is missing, so `Null` asks for the header first.
            Condition: { Null: { [algorithm]: "false" }, StringNotEquals: { [algorithm]: "aws:kms" } },
        },
        {
            Sid: "DenyForeignKeys",
            ...denied,
            Condition: {
                Null: { [key]: "false" },
                ArnNotLike: { [key]: `arn:aws:kms:${context.region}:${context.account}:key/*` },
            },
        },
    ];
}
