import type { InstanceArgs } from "@pulumi/aws/rds";
import { wellArchitected } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceEncryptPerformanceInsights = resourceRule<InstanceArgs>({
    id: "rds-instance-encrypt-performance-insights",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description:
        "Performance Insights, which holds the text of queries, must be encrypted with a customer managed key.",
    remediation: "Set performanceInsightsKmsKeyId to a key of yours.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html",
    controls: [wellArchitected("SEC08-BP01"), wellArchitected("SEC08-BP02")],
    check: (instance, report) => {
        if (instance.performanceInsightsEnabled === true && !hasOwnKey(instance, "performanceInsightsKmsKeyId")) {
            report("The key is AWS's.");
        }
    },
});
