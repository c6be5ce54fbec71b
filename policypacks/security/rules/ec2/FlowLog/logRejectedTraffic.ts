import type { FlowLogArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2FlowLogLogRejectedTraffic = resourceRule<FlowLogArgs>({
    id: "ec2-flow-log-log-rejected-traffic",
    type: "aws:ec2/flowLog:FlowLog",
    severity: "medium",
    description: "Flow logs must record rejected traffic, which is where an attack shows.",
    remediation: "Set trafficType to ALL or REJECT.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
    controls: [awsFsbp("EC2.6"), cisAws("3.7")],
    check: ({ trafficType }, report) => {
        if (trafficType !== "ALL" && trafficType !== "REJECT") {
            report(`Only ${trafficType ?? "an unnamed part of the"} traffic is logged.`);
        }
    },
});
