import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

interface Encryption {
    readonly rules?: readonly { readonly applyServerSideEncryptionByDefault?: { readonly sseAlgorithm?: string } }[];
}

export const s3BucketEncryptWithOwnKey = stackRule({
    id: "s3-bucket-encrypt-with-own-key",
    type: "aws:s3/bucket:Bucket",
    severity: "medium",
    description: "Each bucket must encrypt with a customer managed key, except one that takes access logs.",
    remediation:
        "Create an aws.s3.BucketServerSideEncryptionConfiguration for the bucket, with sseAlgorithm aws:kms and a kmsMasterKeyId of yours.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17",
    controls: [awsSecurityHub("S3.17"), wellArchitected("SEC08-BP01")],
    check: (bucket, stack, report) => {
        // S3 delivers access logs only where the default encryption is its own.
        const loggings = stack.ofType("aws:s3/bucketLogging:BucketLogging");
        if (loggings.some((logging) => refersTo(logging, "targetBucket", bucket))) {
            return;
        }
        const configuration = stack
            .ofType("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
            .find((candidate) => refersTo(candidate, "bucket", bucket));
        const [rule] = (configuration?.props as Encryption | undefined)?.rules ?? [];
        const encryption = rule?.applyServerSideEncryptionByDefault;
        if (encryption?.sseAlgorithm?.startsWith("aws:kms") !== true || !hasOwnKey(encryption, "kmsMasterKeyId")) {
            report("The key is AWS's.");
        }
    },
});
