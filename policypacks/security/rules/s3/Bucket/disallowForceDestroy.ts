import type { BucketArgs } from "@pulumi/aws/s3";
import { wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const s3BucketDisallowForceDestroy = resourceRule<BucketArgs, ProductionSettings>({
    id: "s3-bucket-disallow-force-destroy",
    type: "aws:s3/bucket:Bucket",
    severity: "medium",
    description: "Buckets of production must not be deleted with what is in them.",
    remediation: "Remove forceDestroy or set it to false.",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
    controls: [wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (bucket, report, settings) => {
        if (isProduction(bucket, settings) && bucket.forceDestroy === true) {
            report("Deleting it deletes all objects.");
        }
    },
});
