import { awsFsbp, cisAws } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const s3BucketBlockPublicAccess = stackRule({
    id: "s3-bucket-block-public-access",
    type: "aws:s3/bucket:Bucket",
    severity: "critical",
    description: "Each bucket must have a public access block.",
    remediation: "Create an aws.s3.BucketPublicAccessBlock for the bucket.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    controls: [awsFsbp("S3.8"), cisAws("2.1.4")],
    check: (bucket, stack, report) => {
        const companions = stack.ofType("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
        if (!companions.some((companion) => refersTo(companion, "bucket", bucket))) {
            report("There is no public access block.");
        }
    },
});
