/*
 * Amazon S3: buckets, and the resources that configure them.
 *
 * Sources: S3 User Guide, "General purpose bucket naming rules", "Bucket policies" (20 KB), "Lifecycle configuration
 * elements" and "Transitioning objects" (30 days before an infrequent access class, tags in filters); AWS SDK service
 * model s3 2006-03-01 (enumerations; documentation of LifecycleExpiration, LifecycleRuleFilter, Transition,
 * NoncurrentVersionExpiration, BlockedEncryptionTypes); terraform-provider-aws internal/service/s3 for ids.
 */
import {
    all,
    atLeast,
    combination,
    each,
    isGiven,
    isOneOf,
    items,
    length,
    mayBeGiven,
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
import { policyDocument } from "./policyDocument";

const bucketCharacters = pattern(
    /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
    "lower-case letters, digits, periods and hyphens, a letter or digit at both ends",
);

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
            bucketCharacters,
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
        all(
            required("bucket"),
            property("expectedBucketOwner", pattern(/^\d{12}$/, "an account id of 12 digits")),
            ...checks,
        ),
    );

const encryption: Check = all(
    required("rules"),
    property("rules", atLeast(1, "give it a rule")),
    property("rules[].blockedEncryptionTypes[]", oneOf("NONE", "SSE-C")),
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

/** What a rule can do; one that does nothing is refused. */
const lifecycleActions = [
    "abortIncompleteMultipartUpload",
    "expiration",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
    "transitions",
];

/** The conditions of a filter; several of them go into `and`. */
const filterConditions = ["and", "objectSizeGreaterThan", "objectSizeLessThan", "prefix", "tag"];

const storageClass = oneOf("GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR");

const lifecycle: Check = all(
    required("rules", "rules[].id", "rules[].status"),
    property("rules", items(1, 1000, "give it between one and a thousand rules")),
    property("transitionDefaultMinimumObjectSize", oneOf("all_storage_classes_128K", "varies_by_storage_class")),
    property("rules[].id", length(1, 255)),
    property("rules[].status", oneOf("Enabled", "Disabled")),
    property("rules[].expiration.days", whole(1, 2147483647, "days")),
    property("rules[].noncurrentVersionExpiration.noncurrentDays", whole(1, 2147483647, "days")),
    property("rules[].abortIncompleteMultipartUpload.daysAfterInitiation", whole(1, 2147483647, "days")),
    property("rules[].noncurrentVersionExpiration.newerNoncurrentVersions", whole(1, 100, "versions")),
    property("rules[].noncurrentVersionTransitions[].newerNoncurrentVersions", whole(1, 100, "versions")),
    property("rules[].noncurrentVersionTransitions[].storageClass", storageClass),
    property("rules[].transitions[].days", whole(0, 2147483647, "days")),
    property("rules[].transitions[].storageClass", storageClass),
    each("rules[].expiration", (expiration) => excess(expiration, ["date", "days", "expiredObjectDeleteMarker"])),
    each("rules[].transitions[]", (transition) => excess(transition, ["date", "days"])),
    each("rules[].filter", (filter) => excess(filter, filterConditions)),
    combination("rules", (inputs) => {
        const ids = places(inputs, "rules[].id").map(({ value }) => known`${value}`);
        const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
        return twice === undefined ? undefined : `${shown(twice)} names two rules; give every rule an id of its own`;
    }),
    each("rules[]", actionReason),
    each("rules[]", transitionReason),
);

/** Why properties that exclude each other are refused; `false` and an empty text count as not given. */
function excess(block: Properties, paths: readonly string[]): string | undefined {
    const given = paths.filter((path) => isGiven(block, path) && !isOneOf(block, path, [false, ""]));
    return given.length > 1 ? `${given.join(" and ")} exclude each other; keep one of them` : undefined;
}

function actionReason(rule: Properties): string | undefined {
    if (!lifecycleActions.some((action) => mayBeGiven(rule, action))) {
        return `does nothing; give it one of ${lifecycleActions.join(", ")}`;
    }
    const hasTag = isGiven(rule, "filter.tag") || isGiven(rule, "filter.and.tags");
    const refused = ["abortIncompleteMultipartUpload", "expiration.expiredObjectDeleteMarker"].filter(
        (action) => isGiven(rule, action) && !isOneOf(rule, action, [false]),
    );
    return hasTag && refused.length > 0
        ? `filters by tag, which excludes ${refused.join(" and ")}; move that into a rule of its own`
        : undefined;
}

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
    "aws:s3/bucketLogging:BucketLogging": ofBucket(
        required("targetBucket", "targetPrefix"),
        property("targetBucket", length(3, 63), bucketCharacters),
        property("targetObjectKeyFormat.partitionedPrefix.partitionDateSource", oneOf("EventTime", "DeliveryTime")),
    ),
    "aws:s3/bucketNotification:BucketNotification": ofBucket(
        ...["topics", "queues", "lambdaFunctions"].map((kind) =>
            property(`${kind}[].events[]`, pattern(/^s3:[A-Z]\w+(:(\*|\w+))?$/, "an event such as s3:ObjectCreated:*")),
        ),
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket(
        required("rule"),
        property("rule.objectOwnership", oneOf("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced")),
    ),
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket(
        required("policy"),
        property("policy", policyDocument("resource", 20480)),
    ),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket(),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket(encryption),
    "aws:s3/bucketVersioning:BucketVersioning": ofBucket(
        required("versioningConfiguration", "versioningConfiguration.status"),
        property("versioningConfiguration.status", oneOf("Enabled", "Suspended", "Disabled")),
        property("versioningConfiguration.mfaDelete", oneOf("Enabled", "Disabled")),
        combination("mfa", (inputs) =>
            isOneOf(inputs, "versioningConfiguration.mfaDelete", ["Enabled"]) && !mayBeGiven(inputs, "mfa")
                ? "is missing; MFA delete needs the serial number and a code of the root user's device"
                : undefined,
        ),
    ),
};
