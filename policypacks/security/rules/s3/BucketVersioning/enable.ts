import type { BucketVersioningArgs } from "@pulumi/aws/s3";
import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const s3BucketVersioningEnable = resourceRule<BucketVersioningArgs>({
    id: "s3-bucket-versioning-enable",
    type: "aws:s3/bucketVersioning:BucketVersioning",
    severity: "medium",
    description: "Buckets must keep versions, so that what is overwritten or deleted can be had back.",
    remediation: "Set versioningConfiguration.status to Enabled.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
    controls: [awsSecurityHub("S3.14"), wellArchitected("SEC08-BP04")],
    check: ({ versioningConfiguration }, report) => {
        const status = versioningConfiguration?.status ?? "Disabled";
        if (status !== "Enabled") {
            report(`Versioning is ${status}.`);
        }
    },
});
