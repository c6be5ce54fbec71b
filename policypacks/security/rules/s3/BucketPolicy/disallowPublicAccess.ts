import type { BucketPolicyArgs } from "@pulumi/aws/s3";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { reportPublicAccess } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

export const s3BucketPolicyDisallowPublicAccess = resourceRule<BucketPolicyArgs>({
    id: "s3-bucket-policy-disallow-public-access",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    severity: "critical",
    description: "Bucket policies must not let anyone in.",
    remediation: "Name accounts, roles or services as Principal, or limit the statement by aws:PrincipalOrgID.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2",
    controls: [awsFsbp("S3.2"), awsFsbp("S3.3"), wellArchitected("SEC03-BP07")],
    check: ({ policy }, report) => {
        reportPublicAccess(policy, report);
    },
});
