import * as pulumi from "@pulumi/pulumi";
import type { StorageConfig } from "../config";
import type { PlatformContext } from "./conventions";
import { bucketArn, bucketName, SecureBucket, type SecureBucketArgs } from "./secureBucket";

export interface StorageArgs {
    readonly context: PlatformContext;
    readonly config: StorageConfig;
    /** Key that encrypts the objects. */
    readonly keyArn: pulumi.Input<string>;
}

/** A value for each bucket of the platform. */
type ByBucket<T> = Readonly<Record<"logs" | "traces" | "backups" | "accessLogs", T>>;

/** Days in which a deleted or expired log or trace can be restored. */
const restorableDays = 7;

/** Days that access logs are kept: long enough for the audit that asks for them. */
const accessLogDays = 365;

/**
 * The platform's S3 buckets: logs, traces, cluster backups, and the access logs of these three and of the add-ons'.
 *
 * Backups do not expire by age: Velero's repository stores a block once for all the backups that need it, and an old
 * block may belong to a new backup. Velero deletes what its own retention no longer needs; here the deleted version stays
 * for `backupsRetentionDays`, and the bucket's policy denies to delete it sooner. That is instead of object lock, which
 * could never be taken off the bucket again.
 *
 * Cost: see {@link SecureBucket}; deleted backups are paid for until they can no longer be restored.
 */
export class Storage extends pulumi.ComponentResource {
    readonly bucketNames: ByBucket<pulumi.Output<string>>;
    readonly bucketArns: ByBucket<pulumi.Output<string>>;

    constructor(name: string, args: StorageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:storage:Storage", name, args, opts);

        const accessLogs = this.createAccessLogBucket(name, args);
        const buckets: ByBucket<SecureBucket> = {
            logs: this.createBucket(name, args, accessLogs, {
                purpose: "logs",
                expireAfterDays: args.config.logsRetentionDays,
                restorableDays,
            }),
            traces: this.createBucket(name, args, accessLogs, {
                purpose: "traces",
                expireAfterDays: args.config.tracesRetentionDays,
                restorableDays,
            }),
            backups: this.createBucket(name, args, accessLogs, {
                purpose: "backups",
                restorableDays: args.config.backupsRetentionDays,
                statements: [
                    {
                        Sid: "DenyVersionDeletion",
                        Effect: "Deny",
                        Principal: "*",
                        Action: "s3:DeleteObjectVersion",
                        Resource: `${bucketArn(bucketName(args.context, "backups"))}/*`,
                    },
                ],
            }),
            accessLogs,
        };

        this.bucketNames = each(buckets, (bucket) => bucket.bucketName);
        this.bucketArns = each(buckets, (bucket) => bucket.bucketArn);
        this.registerOutputs({ bucketNames: this.bucketNames, bucketArns: this.bucketArns });
    }

    /** S3 delivers access logs only to a bucket that its own keys encrypt, and only where the policy admits it. */
    private createAccessLogBucket(name: string, { context }: StorageArgs): SecureBucket {
        const purpose = "access-logs";
        return new SecureBucket(
            `${name}-${purpose}`,
            {
                context,
                purpose,
                expireAfterDays: accessLogDays,
                restorableDays,
                statements: [
                    {
                        Sid: "AllowAccessLogs",
                        Effect: "Allow",
                        Principal: { Service: "logging.s3.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: `${bucketArn(bucketName(context, purpose))}/*`,
                        Condition: {
                            StringEquals: { "aws:SourceAccount": context.account },
                            ArnLike: { "aws:SourceArn": bucketArn(`${context.prefix}-*`) },
                        },
                    },
                ],
            },
            { parent: this },
        );
    }

    private createBucket(
        name: string,
        { context, keyArn }: StorageArgs,
        accessLogs: SecureBucket,
        args: Omit<SecureBucketArgs, "context" | "keyArn" | "accessLogBucket">,
    ): SecureBucket {
        return new SecureBucket(
            `${name}-${args.purpose}`,
            { ...args, context, keyArn, accessLogBucket: accessLogs.bucketName },
            { parent: this },
        );
    }
}

function each<T, U>({ logs, traces, backups, accessLogs }: ByBucket<T>, value: (bucket: T) => U): ByBucket<U> {
    return { logs: value(logs), traces: value(traces), backups: value(backups), accessLogs: value(accessLogs) };
}
