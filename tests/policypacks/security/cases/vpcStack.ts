import { unknown, type StackResource } from "../../../support/policyServer";
import type { StackCases } from "./types";

const component: StackResource = { type: "awsx:ec2:Vpc", name: "network-vpc", outputs: {} };

const vpc: StackResource = {
    type: "aws:ec2/vpc:Vpc",
    name: "network-vpc",
    outputs: { id: "vpc-0a", cidrBlock: "10.10.0.0/16" },
};

/** What holds for every rule that a VPC must have something. */
const presenceCases = (type: string, finding: string): StackCases => {
    const companion = (outputs: object, vpcId: readonly string[]): StackResource => ({
        type,
        name: "companion",
        outputs: { ...outputs },
        propertyDependencies: { vpcId },
    });
    const unknownVpc = { ...vpc, name: "vpc", outputs: { id: unknown } };
    return {
        passes: {
            "one of a VPC": [unknownVpc, companion({ vpcId: unknown }, ["vpc"])],
            "one of a VPC by its id": [vpc, companion({ vpcId: "vpc-0a" }, [])],
            "one of the VPC of a remote component": [
                { ...component, name: "network" },
                { ...unknownVpc, parent: "network" },
                companion({ vpcId: unknown }, ["network"]),
            ],
        },
        fails: {
            nothing: [[vpc], { "network-vpc": finding }],
            "one of another VPC": [[vpc, companion({ vpcId: "vpc-0b" }, [])], { "network-vpc": finding }],
            "one of a VPC that is not known": [[unknownVpc, companion({ vpcId: unknown }, [])], { vpc: finding }],
            "one of two": [[vpc, unknownVpc, companion({ vpcId: unknown }, ["vpc"])], { "network-vpc": finding }],
        },
    };
};

export const vpcStackCases: Readonly<Record<string, StackCases>> = {
    "ec2-vpc-lock-default-security-group": presenceCases(
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "The default security group is as AWS made it.",
    ),
    "ec2-vpc-enable-flow-logs": presenceCases("aws:ec2/flowLog:FlowLog", "There is no flow log."),
};
