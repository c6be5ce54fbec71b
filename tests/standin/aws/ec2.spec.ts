import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { cloud, create, holds, notJson, urnOf } from "../support/models";

describe("EC2", () => {
    holds(
        "aws:ec2/vpc:Vpc",
        { cidrBlock: "10.0.0.0/16", tags: { Name: "platform" } },
        [{ cidrBlock: "10.0.0.0/28" }, { instanceTenancy: "dedicated" }],
        [
            [{ cidrBlock: "10.0.0.0/15" }, 'cidrBlock: "10.0.0.0/15" is a /15; use a prefix length from 16 to 28'],
            [{ cidrBlock: "10.0.0.0/29" }, 'cidrBlock: "10.0.0.0/29" is a /29; use a prefix length from 16 to 28'],
            [{ cidrBlock: "10.0.0.1/16" }, 'cidrBlock: "10.0.0.1/16" has host bits set; use 10.0.0.0/16'],
            [
                { cidrBlock: "10.0.0.0" },
                'cidrBlock: "10.0.0.0" is not an IPv4 network; use CIDR notation such as 10.0.0.0/16',
            ],
            [
                { cidrBlock: "10.0.0.256/16" },
                'cidrBlock: "10.0.0.256/16" is not an IPv4 network; use CIDR notation such as 10.0.0.0/16',
            ],
            [{ instanceTenancy: "shared" }, 'instanceTenancy: "shared" is not a known value; use default or dedicated'],
            [
                { tags: { "aws:thing": "x" } },
                'tags: the tag "aws:thing" starts with "aws:", which AWS reserves; rename it',
            ],
            [
                { tags: { ["k".repeat(129)]: "x" } },
                `tags: the tag "${"k".repeat(129)}" has 129 characters, AWS allows 1 to 128; rename it`,
            ],
            [
                { tags: { key: "v".repeat(257) } },
                'tags: the tag "key" has a value of 257 characters, AWS allows 256; shorten it',
            ],
            [
                { tags: { "key?": "x" } },
                'tags: the tag "key?" has a character that AWS refuses; use letters, digits, spaces and _.:/=+-@',
            ],
            [
                { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${String(index)}`, ""])) },
                "tags: has 51 entries, 0 to 50 are allowed; remove some of them",
            ],
        ],
    );

    holds(
        "aws:ec2/subnet:Subnet",
        { vpcId: "vpc-0a", cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" },
        [{ availabilityZone: "us-east-1-bos-1a" }, { region: "eu-west-1", availabilityZone: "eu-west-1a" }],
        [
            [{ vpcId: undefined }, "vpcId: is missing; give it a value"],
            [{ cidrBlock: "10.0.0.0/29" }, 'cidrBlock: "10.0.0.0/29" is a /29; use a prefix length from 16 to 28'],
            [
                { availabilityZone: "us-west-2a" },
                'availabilityZone: "us-west-2a" is not in us-east-1; use a zone of that region such as us-east-1a',
            ],
        ],
    );

    holds(
        "aws:ec2/route:Route",
        { routeTableId: "rtb-0a", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0a" },
        [],
        [
            [
                { natGatewayId: "nat-0a" },
                "carrierGatewayId: gatewayId and natGatewayId exclude each other; set exactly one of carrierGatewayId, " +
                    "coreNetworkArn, egressOnlyGatewayId, gatewayId, localGatewayId, natGatewayId, networkInterfaceId, " +
                    "transitGatewayId, vpcEndpointId, vpcPeeringConnectionId",
            ],
            [
                { destinationCidrBlock: undefined },
                "destinationCidrBlock: nothing is set; set exactly one of destinationCidrBlock, " +
                    "destinationIpv6CidrBlock, destinationPrefixListId",
            ],
        ],
    );

    holds(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { routeTableId: "rtb-0a", subnetId: "subnet-0a" },
        [],
        [[{ subnetId: undefined }, "subnetId: nothing is set; set exactly one of subnetId, gatewayId"]],
    );

    holds(
        "aws:ec2/natGateway:NatGateway",
        { subnetId: "subnet-0a", allocationId: "eipalloc-0a" },
        [{ availabilityMode: "regional" }],
        [
            [
                { allocationId: undefined },
                "allocationId: is missing; a public NAT gateway needs the allocation id of an Elastic IP address",
            ],
            [
                { connectivityType: "private" },
                "allocationId: a private NAT gateway has no address; remove allocationId or make it public",
            ],
        ],
    );

    holds(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        {
            vpcId: "vpc-0a",
            serviceName: "com.amazonaws.us-east-1.ecr.api",
            vpcEndpointType: "Interface",
            subnetIds: ["subnet-0a"],
            securityGroupIds: ["sg-0a"],
        },
        [
            { serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0a" },
            { serviceName: "com.amazonaws.us-west-2.s3", serviceRegion: "us-west-2" },
        ],
        [
            [
                { serviceName: "com.amazonaws.us-west-2.ecr.api" },
                'serviceName: "com.amazonaws.us-west-2.ecr.api" is a service of us-west-2; use com.amazonaws.us-east-1.*',
            ],
            [
                { vpcEndpointType: "Gateway" },
                'vpcEndpointType: "com.amazonaws.us-east-1.ecr.api" has no gateway endpoint, only S3 and DynamoDB have; ' +
                    'use "Interface"',
            ],
            [
                { vpcEndpointType: "Gateway", serviceName: "com.amazonaws.us-east-1.s3" },
                "vpcEndpointType: a gateway endpoint takes no subnetIds or securityGroupIds; use routeTableIds",
            ],
            [
                { routeTableIds: ["rtb-0a"] },
                "vpcEndpointType: an interface endpoint takes no routeTableIds; use subnetIds",
            ],
            [{ policy: "{" }, notJson("policy", "{")],
        ],
    );

    holds(
        "aws:ec2/securityGroup:SecurityGroup",
        { vpcId: "vpc-0a", description: "Database of the platform" },
        [{ name: "platform.db" }],
        [
            [{ name: "sg-platform" }, 'name: "sg-platform" is not allowed; a name cannot start with "sg-"; rename it'],
            [
                { description: "Database – main" },
                'description: "Database – main" is not allowed; use letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*',
            ],
        ],
    );

    holds(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        { securityGroupId: "sg-0a", type: "ingress", protocol: "tcp", fromPort: 443, toPort: 443, self: true },
        [],
        [
            [{ fromPort: 444 }, "fromPort: 444 is above toPort 443; swap them"],
            [{ toPort: 65536 }, "toPort: 65536 is out of range; use a whole number from -1 to 65535"],
            [{ type: "in" }, 'type: "in" is not a known value; use ingress or egress'],
            [
                { self: undefined },
                "cidrBlocks: nothing is set; set one of cidrBlocks, ipv6CidrBlocks, prefixListIds, self, sourceSecurityGroupId",
            ],
            [
                { cidrBlocks: ["10.0.0.0/8", "everywhere"] },
                'cidrBlocks[1]: "everywhere" is not an IPv4 network; use CIDR notation such as 10.0.0.0/16',
            ],
        ],
    );

    holds(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        { securityGroupId: "sg-0a", ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4: "10.0.0.0/16" },
        [],
        [
            [{ ipProtocol: "-1" }, 'fromPort: ipProtocol "-1" means every port; remove fromPort and toPort'],
            [
                { referencedSecurityGroupId: "sg-0b" },
                "cidrIpv4: cidrIpv4 and referencedSecurityGroupId exclude each other; " +
                    "set exactly one of cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId",
            ],
        ],
    );

    holds(
        "aws:ec2/flowLog:FlowLog",
        {
            vpcId: "vpc-0a",
            trafficType: "ALL",
            logDestination: "arn:x",
            iamRoleArn: "arn:y",
            maxAggregationInterval: 60,
        },
        [{ logDestinationType: "s3", iamRoleArn: undefined }],
        [
            [{ trafficType: "BOTH" }, 'trafficType: "BOTH" is not a known value; use ACCEPT, REJECT or ALL'],
            [{ trafficType: undefined }, "trafficType: is missing; a flow log of a VPC needs ACCEPT, REJECT or ALL"],
            [{ maxAggregationInterval: 61 }, "maxAggregationInterval: 61 is not a known value; use 60 or 600"],
            [
                { iamRoleArn: undefined },
                "iamRoleArn: is missing; CloudWatch Logs as the destination needs a role that may write there",
            ],
        ],
    );

    const volume = (ebs: object) => ({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }] });

    holds(
        "aws:ec2/launchTemplate:LaunchTemplate",
        {
            name: "platform-dev-default",
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1, httpEndpoint: "enabled" },
            ...volume({ volumeType: "gp3", volumeSize: 50, encrypted: "true", kmsKeyId: "arn:aws:kms:x" }),
            tagSpecifications: [{ resourceType: "instance", tags: { Name: "node" } }],
        },
        [volume({ volumeType: "gp3", throughput: 250 })],
        [
            [{ name: "no" }, 'name: "no" has 2 characters, 3 to 128 are allowed; lengthen it'],
            [
                { metadataOptions: { httpPutResponseHopLimit: 65 } },
                "metadataOptions.httpPutResponseHopLimit: 65 is out of range; use a whole number from 1 to 64",
            ],
            [
                { metadataOptions: { httpTokens: "mandatory" } },
                'metadataOptions.httpTokens: "mandatory" is not a known value; use optional or required',
            ],
            [
                volume({ volumeType: "gp4" }),
                'blockDeviceMappings[0].ebs.volumeType: "gp4" is not a known value; ' +
                    "use gp2, gp3, io1, io2, sc1, st1 or standard",
            ],
            [
                volume({ volumeType: "st1", volumeSize: 100 }),
                "blockDeviceMappings[0].ebs: volumeSize 100 is outside what st1 allows; use 125 to 16384 GiB",
            ],
            [
                volume({ volumeType: "io2", throughput: 250 }),
                "blockDeviceMappings[0].ebs: io2 has no throughput of its own; remove it or use gp3",
            ],
            [
                volume({ encrypted: "false", kmsKeyId: "arn:aws:kms:x" }),
                'blockDeviceMappings[0].ebs: kmsKeyId is given but the volume is not encrypted; set encrypted to "true"',
            ],
            [
                { tagSpecifications: [{ resourceType: "node", tags: {} }] },
                'tagSpecifications[0].resourceType: "node" is not a known value; use capacity-reservation, ' +
                    "elastic-gpu, fleet, instance, launch-template, network-interface, spot-instances-request or volume",
            ],
            [
                { tagSpecifications: [{ resourceType: "instance", tags: { "aws:x": "y" } }] },
                'tagSpecifications[0].tags: the tag "aws:x" starts with "aws:", which AWS reserves; rename it',
            ],
        ],
    );

    it("gives ids in the format of EC2, and ARNs of them", () => {
        const { id, outputs } = create("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        expect(id).to.match(/^vpc-0[0-9a-f]{16}$/);
        expect(outputs).to.include({ arn: `arn:aws:ec2:us-east-1:123456789012:vpc/${id}`, ownerId: "123456789012" });
    });

    it("finds the default security group of a VPC under the id that the VPC gave", () => {
        const { id, outputs } = create("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        const group = create("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: id });
        expect(group.id).to.equal(outputs.defaultSecurityGroupId);
        expect(create("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: unknown }).id).to.equal("");
    });

    it("names a route by its table and destination", () => {
        const route = { routeTableId: "rtb-0a", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0a" };
        expect(create("aws:ec2/route:Route", route).id).to.equal("r-rtb-0a1080289494");
        expect(create("aws:ec2/route:Route", { ...route, routeTableId: unknown }).id).to.equal("");
    });

    it("knows an address's allocation, and not the address", () => {
        const { id, outputs } = create("aws:ec2/eip:Eip", {});
        expect(outputs.allocationId).to.equal(id);
        expect(outputs).to.not.have.any.keys("publicIp", "publicDns");
    });

    it("generates names that Pulumi would, and keeps given ones", () => {
        expect(create("aws:ec2/securityGroup:SecurityGroup", {}, "db").outputs.name).to.match(/^db-[0-9a-f]{7}$/);
        expect(create("aws:ec2/securityGroup:SecurityGroup", { name: "mine" }, "db").outputs.name).to.equal("mine");
    });

    it("generates another name for a resource of the same name elsewhere", () => {
        const type = "aws:ec2/securityGroup:SecurityGroup";
        const names = ["a", "b"].map(
            (parent) => cloud.create(type, urnOf(`${parent}$${type}`, "db"), "db", {}).outputs.name,
        );
        expect(names[0]).to.not.equal(names[1]);
    });

    it("starts a launch template at version 1", () => {
        expect(create("aws:ec2/launchTemplate:LaunchTemplate", {}).outputs).to.include({
            latestVersion: 1,
            defaultVersion: 1,
        });
    });
});
