import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const s3BucketLogAccess = stackRule({
    id: "s3-bucket-log-access",
    type: "aws:s3/bucket:Bucket",
    severity: "medium",
    description: "Each bucket must log who reads and writes it, except the one that takes these logs.",
    remediation: "Create an aws.s3.BucketLogging for the bucket.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9",
    controls: [awsFsbp("S3.9"), wellArchitected("SEC04-BP01")],
    check: (bucket, stack, report) => {
        const loggings = stack.ofType("aws:s3/bucketLogging:BucketLogging");
        // A bucket that logged into itself would never come to rest.
        const holdsLogs = loggings.some((logging) => refersTo(logging, "targetBucket", bucket));
        if (!holdsLogs && !loggings.some((logging) => refersTo(logging, "bucket", bucket))) {
            report("Access is not logged.");
        }
    },
});
