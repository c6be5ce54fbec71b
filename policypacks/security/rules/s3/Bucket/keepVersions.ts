import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const s3BucketKeepVersions = stackRule({
    id: "s3-bucket-keep-versions",
    type: "aws:s3/bucket:Bucket",
    severity: "medium",
    description: "Each bucket must have versioning.",
    remediation: "Create an aws.s3.BucketVersioning for the bucket.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
    controls: [awsSecurityHub("S3.14"), wellArchitected("SEC08-BP04")],
    check: (bucket, stack, report) => {
        const companions = stack.ofType("aws:s3/bucketVersioning:BucketVersioning");
        if (!companions.some((companion) => refersTo(companion, "bucket", bucket))) {
            report("There is no versioning.");
        }
    },
});
