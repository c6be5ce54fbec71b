import type { BucketPolicyArgs } from "@pulumi/aws/s3";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { isAboutAnyone, many, statementsOf, type Statement } from "../../../../shared/iamPolicy";
import { resourceRule } from "../../../../shared/rule";

const wholeBucket = /^(\*|arn:[^:]+:s3:::[^/]+)$/;
const allObjects = /^(\*|arn:[^:]+:s3:::[^/]+(\/\*|\*))$/;

/** Whether a condition is that there is no TLS, and nothing besides, which would leave requests out. */
const isPlainHttp = (condition: Statement["Condition"]) =>
    /^{"Bool":{"aws:SecureTransport":\[?"?false"?\]?}}$/.test(JSON.stringify(condition ?? {}));

/** Whether a statement denies every request without TLS, by anyone, on the bucket and on its objects. */
const deniesPlainHttp = (statement: Statement) =>
    statement.Effect === "Deny" &&
    statement.NotPrincipal === undefined &&
    isAboutAnyone(statement) &&
    many(statement.Action).some((action) => action === "*" || action === "s3:*") &&
    many(statement.Resource).some((resource) => wholeBucket.test(resource)) &&
    many(statement.Resource).some((resource) => allObjects.test(resource)) &&
    isPlainHttp(statement.Condition);

export const s3BucketPolicyRequireTls = resourceRule<BucketPolicyArgs>({
    id: "s3-bucket-policy-require-tls",
    type: "aws:s3/bucketPolicy:BucketPolicy",
    severity: "high",
    description: "Bucket policies must refuse requests without TLS.",
    remediation:
        "Add a statement that denies s3:* to everyone, on the bucket and its objects, where aws:SecureTransport is false.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
    controls: [awsFsbp("S3.5"), cisAws("2.1.1")],
    check: ({ policy }, report) => {
        if (!statementsOf(policy, report).some(deniesPlainHttp)) {
            report("Requests without TLS are not refused.");
        }
    },
});
