import type { SubnetArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2SubnetDisallowAutomaticPublicIp = resourceRule<SubnetArgs>({
    id: "ec2-subnet-disallow-automatic-public-ip",
    type: "aws:ec2/subnet:Subnet",
    severity: "medium",
    description: "Only public subnets, which hold load balancers, may give out public IP addresses.",
    remediation: "Set mapPublicIpOnLaunch to false, or tag a load balancer subnet with kubernetes.io/role/elb.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
    controls: [awsFsbp("EC2.15"), cisEks("5.4.3")],
    check: (subnet, report) => {
        if (subnet.mapPublicIpOnLaunch !== true) {
            return;
        }
        // awsx names the type of each subnet in a tag, and turns the addresses on in the public ones.
        const { tags = {} } = subnet;
        if (tags["kubernetes.io/role/elb"] === undefined && tags.SubnetType !== "Public") {
            report("Whatever starts here gets a public IP address.");
        }
    },
});
