import { awsFsbp, cisAws } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const s3BucketRequireTls = stackRule({
    id: "s3-bucket-require-tls",
    type: "aws:s3/bucket:Bucket",
    severity: "high",
    description: "Each bucket must have a policy, the only place that refuses requests without TLS.",
    remediation: "Create an aws.s3.BucketPolicy that refuses requests without TLS for the bucket.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
    controls: [awsFsbp("S3.5"), cisAws("2.1.1")],
    check: (bucket, stack, report) => {
        const companions = stack.ofType("aws:s3/bucketPolicy:BucketPolicy");
        if (!companions.some((companion) => refersTo(companion, "bucket", bucket))) {
            report("There is no bucket policy.");
        }
    },
});
