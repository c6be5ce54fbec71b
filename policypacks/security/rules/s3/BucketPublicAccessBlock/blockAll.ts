import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

const settings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

export const s3BucketPublicAccessBlockBlockAll = resourceRule<BucketPublicAccessBlockArgs>({
    id: "s3-bucket-public-access-block-block-all",
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    severity: "critical",
    description: "A public access block must block every way to make a bucket public.",
    remediation: `Set ${settings.join(", ")} to true.`,
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    controls: [awsFsbp("S3.8"), cisAws("2.1.4")],
    check: (block, report) => {
        const off = settings.filter((setting) => block[setting] !== true);
        if (off.length > 0) {
            report(`Off: ${off.join(", ")}.`);
        }
    },
});
