import { awsFsbp, cisAws } from "../../../../shared/controls";
import { stackRule } from "../../../../shared/rule";
import { refersTo } from "../../../../shared/stack";

export const ec2VpcLockDefaultSecurityGroup = stackRule({
    id: "ec2-vpc-lock-default-security-group",
    type: "aws:ec2/vpc:Vpc",
    severity: "high",
    description:
        "The program must own the default security group of each VPC, which AWS leaves open between its members.",
    remediation: "Create an aws.ec2.DefaultSecurityGroup without rules for the VPC.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
    controls: [awsFsbp("EC2.2"), cisAws("5.5")],
    check: (vpc, stack, report) => {
        const groups = stack.ofType("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        if (!groups.some((group) => refersTo(group, "vpcId", vpc))) {
            report("The default security group is as AWS made it.");
        }
    },
});
