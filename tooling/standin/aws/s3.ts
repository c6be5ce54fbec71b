/*
 * Amazon S3: buckets, and the resources that configure them.
 *
 * Sources: S3 User Guide, "General purpose bucket naming rules", "Bucket policies" (20 KB), "Lifecycle configuration
 * elements" and "Transitioning objects" (30 days before an infrequent access class); AWS SDK service model s3
 * 2006-03-01 (enumerations); terraform-provider-aws internal/service/s3 for ids.
 */
import {
    all,
    atLeast,
    combination,
    document,
    each,
    isGiven,
    isOneOf,
    items,
    length,
    not,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    whole,
    type Check,
} from "../checks";
import { known, physicalNameOf } from "../names";
import type { Properties, ResourceModel, ResourceRequest, ServiceModel } from "../model";
import { objectsAt, places } from "../properties";
import { partitionOf } from "./arn";
import { binding, regional, regionalAndTagged, tags } from "./common";

/** Buckets that are not named are named in lower case. */
const bucketName = (request: ResourceRequest) => {
    const name = physicalNameOf(request, "bucket");
    return request.inputs.bucket === undefined ? name?.toLowerCase() : name;
};

const bucket: ResourceModel = {
    check: all(
        physicalName(
            bucketName,
            "bucket",
            length(3, 63),
            pattern(
                /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
                "lower-case letters, digits, periods and hyphens, a letter or digit at both ends",
            ),
            not(/\.\./, "remove one of the two adjacent periods"),
            not(/^\d+\.\d+\.\d+\.\d+$/, "a name cannot look like an IP address"),
            not(/^(xn--|sthree-|amzn-s3-demo-)/, "S3 reserves this prefix; rename it"),
            not(/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/, "S3 reserves this suffix; rename it"),
        ),
        tags(),
    ),
    create: (request) => {
        const { region } = request;
        const { partition, dnsSuffix } = partitionOf(region);
        const name = bucketName(request);
        return {
            id: name ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: known`arn:${partition}:s3:::${name}`,
                bucket: name,
                bucketDomainName: known`${name}.s3.${dnsSuffix}`,
                bucketRegion: region,
                bucketRegionalDomainName: known`${name}.s3.${region}.${dnsSuffix}`,
            },
        };
    },
};

const ofBucket = (...checks: Check[]): ResourceModel =>
    binding(
        ({ inputs }) =>
            inputs.expectedBucketOwner === undefined
                ? known`${inputs.bucket}`
                : known`${inputs.bucket},${inputs.expectedBucketOwner}`,
        regional,
        all(required("bucket"), ...checks),
    );

const encryption: Check = all(
    property("rules", atLeast(1, "give it a rule")),
    property(
        "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
        oneOf("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx", "aws:backup"),
    ),
    each("rules[].applyServerSideEncryptionByDefault", (encryption) =>
        isGiven(encryption, "kmsMasterKeyId") && isOneOf(encryption, "sseAlgorithm", ["AES256"])
            ? 'has a kmsMasterKeyId with AES256; set sseAlgorithm to "aws:kms"'
            : undefined,
    ),
);

const infrequentAccess = ["STANDARD_IA", "ONEZONE_IA"];

const lifecycle: Check = all(
    property("rules", items(1, 1000, "give it between one and a thousand rules")),
    property("rules[].id", length(1, 255)),
    property("rules[].status", oneOf("Enabled", "Disabled")),
    property("rules[].expiration.days", whole(1, 2147483647, "days")),
    property("rules[].noncurrentVersionExpiration.noncurrentDays", whole(1, 2147483647, "days")),
    property("rules[].abortIncompleteMultipartUpload.daysAfterInitiation", whole(1, 2147483647, "days")),
    property(
        "rules[].transitions[].storageClass",
        oneOf("GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR"),
    ),
    combination("rules", (inputs) => {
        const ids = places(inputs, "rules[].id").map(({ value }) => known`${value}`);
        const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
        return twice === undefined ? undefined : `${shown(twice)} names two rules; give every rule an id of its own`;
    }),
    each("rules[]", transitionReason),
);

function transitionReason(rule: Properties): string | undefined {
    const expiration = numberAt(rule, "expiration.days");
    for (const { value: transition } of objectsAt(rule, "transitions[]")) {
        const days = numberAt(transition, "days") ?? Infinity;
        const storageClass = known`${transition.storageClass}` ?? "another class";
        if (infrequentAccess.includes(storageClass) && days < 30) {
            return `moves to ${storageClass} after ${String(days)} days; S3 requires at least 30`;
        }
        if (expiration !== undefined && days !== Infinity && expiration <= days) {
            return `expires after ${String(expiration)} days, before it moves to ${storageClass} after ${String(days)}; expire later`;
        }
    }
    return undefined;
}

export const s3: ServiceModel = {
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofBucket(lifecycle),
    "aws:s3/bucketLogging:BucketLogging": ofBucket(required("targetBucket", "targetPrefix")),
    "aws:s3/bucketNotification:BucketNotification": ofBucket(),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket(
        property("rule.objectOwnership", oneOf("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced")),
    ),
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket(required("policy"), property("policy", document(20480, "everything"))),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket(),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket(encryption),
    "aws:s3/bucketVersioning:BucketVersioning": ofBucket(
        property("versioningConfiguration.status", oneOf("Enabled", "Suspended", "Disabled")),
    ),
};
