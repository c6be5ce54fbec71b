import { awsFsbp, cisAws } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const ec2VpcEnableFlowLogs = stackRule({
    id: "ec2-vpc-enable-flow-logs",
    type: "aws:ec2/vpc:Vpc",
    severity: "medium",
    description: "Each VPC must have a flow log.",
    remediation: "Create an aws.ec2.FlowLog with the VPC's id.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
    controls: [awsFsbp("EC2.6"), cisAws("3.7")],
    check: (vpc, stack, report) => {
        const flowLogs = stack.ofType("aws:ec2/flowLog:FlowLog");
        if (!flowLogs.some((flowLog) => refersTo(flowLog, "vpcId", vpc))) {
            report("There is no flow log.");
        }
    },
});
