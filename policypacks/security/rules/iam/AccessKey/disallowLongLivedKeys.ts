import type { AccessKeyArgs } from "@pulumi/aws/iam";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const iamAccessKeyDisallowLongLivedKeys = resourceRule<AccessKeyArgs>({
    id: "iam-access-key-disallow-long-lived-keys",
    type: "aws:iam/accessKey:AccessKey",
    severity: "high",
    description: "The program must not make access keys: they never end, and the state holds them.",
    remediation: "Remove the key and use a role: Pod Identity in the cluster, OIDC in CI.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    controls: [wellArchitected("SEC02-BP02")],
    check: (_key, report) => {
        report("It is a long-lived credential.");
    },
});
