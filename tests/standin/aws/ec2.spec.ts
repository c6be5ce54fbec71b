import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { arns, policyOf } from "../support/documents";
import { cloud, create, holds, notJson, urnOf } from "../support/models";

const some = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${String(index)}`);
const networks = (count: number) => Array.from({ length: count }, (_, index) => `10.0.${String(index)}.0/24`);

describe("EC2", () => {
    holds(
        "aws:ec2/vpc:Vpc",
        { cidrBlock: "10.0.0.0/16", tags: { Name: "platform" } },
        [
            { cidrBlock: "10.0.0.0/28" },
            { instanceTenancy: "dedicated" },
            { cidrBlock: undefined, ipv4IpamPoolId: "ipam-pool-0a" },
            { enableDnsHostnames: true, enableDnsSupport: true },
            { tags: { ["k".repeat(128)]: "v".repeat(256) } },
            { tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${String(index)}`, ""])) },
        ],
        [
            [{ cidrBlock: undefined }, "cidrBlock: is missing; give a network, or an ipv4IpamPoolId to take it from"],
            [
                { enableDnsHostnames: true, enableDnsSupport: false },
                "enableDnsHostnames: needs enableDnsSupport; set it to true",
            ],
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
        [
            { availabilityZone: "us-east-1-bos-1a" },
            { availabilityZone: "us-east-1-wl1-bos-wlz-1" },
            { region: "eu-west-1", availabilityZone: "eu-west-1a" },
            { cidrBlock: undefined, ipv6Native: true },
            { cidrBlock: "10.0.0.0/28" },
        ],
        [
            [{ cidrBlock: undefined }, "cidrBlock: is missing; give the subnet a network"],
            [
                { availabilityZone: "us-east-1" },
                'availabilityZone: "us-east-1" is not allowed; use a zone such as us-east-1a, not its region',
            ],
            [
                { availabilityZoneId: "use1-az1" },
                "availabilityZone: availabilityZone and availabilityZoneId exclude each other; keep one of them",
            ],
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
        [{ availabilityMode: "regional", subnetId: undefined, vpcId: "vpc-0a" }],
        [
            [{ availabilityMode: "regional" }, "subnetId: a regional NAT gateway needs vpcId; set it"],
            [{ availabilityMode: "global" }, 'availabilityMode: "global" is not a known value; use zonal or regional'],
            [{ subnetId: undefined }, "subnetId: a zonal NAT gateway needs subnetId; set it"],
            [{ connectivityType: "open" }, 'connectivityType: "open" is not a known value; use public or private'],
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
            { policy: policyOf("resource", 20480) },
            { securityGroupIds: some(5, "sg-0") },
            { privateDnsEnabled: true, ipAddressType: "dualstack", dnsOptions: { dnsRecordIpType: "ipv4" } },
        ],
        [
            [
                { serviceName: undefined },
                "serviceName: nothing is set; set exactly one of serviceName, resourceConfigurationArn, serviceNetworkArn",
            ],
            [
                { policy: policyOf("resource", 20481) },
                "policy: has 20481 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
            [{ policy: policyOf("identity") }, 'policy: statement "x" names no Principal; name at least one'],
            [
                { securityGroupIds: some(6, "sg-0") },
                "securityGroupIds: has 6 entries, 0 to 5 are allowed; merge some of them, or ask for a higher quota",
            ],
            [{ subnetIds: ["subnet-0a", "subnet-0a"] }, 'subnetIds: has "subnet-0a" twice; name every subnet once'],
            [{ ipAddressType: "ipv5" }, 'ipAddressType: "ipv5" is not a known value; use ipv4, dualstack or ipv6'],
            [
                { dnsOptions: { dnsRecordIpType: "any" } },
                'dnsOptions.dnsRecordIpType: "any" is not a known value; use ipv4, dualstack, ipv6 or service-defined',
            ],
            [
                { vpcEndpointType: "GatewayLoadBalancer", subnetIds: ["subnet-0a", "subnet-0b"] },
                "vpcEndpointType: a Gateway Load Balancer endpoint stands in one subnet; keep one of subnetIds",
            ],
            [
                {
                    vpcEndpointType: "Gateway",
                    serviceName: "com.amazonaws.us-east-1.s3",
                    subnetIds: undefined,
                    securityGroupIds: undefined,
                    privateDnsEnabled: true,
                },
                "vpcEndpointType: a gateway endpoint has no private DNS; remove privateDnsEnabled or use an interface endpoint",
            ],
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
        [
            { name: "platform.db" },
            { name: "n".repeat(255) },
            { description: "d".repeat(255) },
            { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: networks(60) }] },
            { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        ],
        [
            [
                { name: "n".repeat(256) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [{ name: "db", namePrefix: "db-" }, "name: name and namePrefix exclude each other; keep one of them"],
            [
                { description: "d".repeat(256) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 256 characters, 0 to 255 are allowed; shorten it',
            ],
            [
                { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: networks(61) }] },
                "ingress: has 61 networks, AWS allows 60 rules; merge networks, or ask for a higher quota",
            ],
            [
                { ingress: [{ protocol: "tcp", fromPort: 443, cidrBlocks: ["10.0.0.0/8"] }] },
                "ingress[0]: toPort is missing; tcp needs a range",
            ],
            [
                { egress: [{ protocol: "http", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.1/8"] }] },
                'egress[0].protocol: "http" is no protocol; use tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255',
                'egress[0].cidrBlocks[0]: "10.0.0.1/8" has host bits set; use 10.0.0.0/8',
            ],
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
        [
            { protocol: "-1", fromPort: 0, toPort: 0 },
            { protocol: "icmp", fromPort: -1, toPort: -1 },
            { protocol: "255" },
            { fromPort: 0, toPort: 65535 },
            { self: undefined, cidrBlocks: networks(60) },
        ],
        [
            [{ type: undefined }, "type: is missing; give it a value"],
            [
                { protocol: "http" },
                'protocol: "http" is no protocol; use tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255',
            ],
            [
                { protocol: "256" },
                'protocol: "256" is no protocol; use tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255',
            ],
            [{ fromPort: -1 }, "fromPort: -1 is no port; use 0 to 65535"],
            [
                { protocol: "icmp", fromPort: -1, toPort: 0 },
                "fromPort: fromPort -1 means all types of ICMP, so toPort 0 is refused; use -1",
            ],
            [
                { self: undefined, cidrBlocks: networks(61) },
                "cidrBlocks: has 61 entries, 0 to 60 are allowed; merge networks, or ask for a higher quota",
            ],
            [{ sourceSecurityGroupId: "sg-0b" }, "self: excludes sourceSecurityGroupId; make it two rules"],
            [{ fromPort: 444 }, "fromPort: 444 is above toPort 443; swap them"],
            [{ toPort: 65536 }, "toPort: 65536 is out of range; use a whole number from -1 to 65535"],
            [{ type: "in" }, 'type: "in" is not a known value; use ingress or egress'],
            [
                { self: undefined },
                "cidrBlocks: nothing is set; set one of cidrBlocks, ipv6CidrBlocks, prefixListIds, self, sourceSecurityGroupId",
            ],
            [
                { self: undefined, cidrBlocks: ["10.0.0.0/8", "everywhere"] },
                'cidrBlocks[1]: "everywhere" is not an IPv4 network; use CIDR notation such as 10.0.0.0/16',
            ],
        ],
    );

    holds(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        { securityGroupId: "sg-0a", ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4: "10.0.0.0/16" },
        [
            { ipProtocol: "-1", fromPort: undefined, toPort: undefined },
            { ipProtocol: "icmpv6", fromPort: undefined, toPort: undefined },
        ],
        [
            [{ toPort: undefined }, "fromPort: toPort is missing; tcp needs a range"],
            [
                { ipProtocol: "http" },
                'ipProtocol: "http" is no protocol; use tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255',
            ],
            [{ fromPort: -1 }, "fromPort: -1 is no port; use 0 to 65535"],
            [
                { description: "d".repeat(256) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 256 characters, 0 to 255 are allowed; shorten it',
            ],
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
            logDestination: arns.logGroup,
            iamRoleArn: arns.role,
            maxAggregationInterval: 60,
        },
        [
            { logDestinationType: "s3", logDestination: "arn:aws:s3:::logs/vpc/", iamRoleArn: undefined },
            { maxAggregationInterval: 600 },
            { logFormat: "${version} ${pkt-srcaddr}" },
            { vpcId: undefined, transitGatewayId: "tgw-0a", trafficType: undefined },
        ],
        [
            [
                { logDestinationType: "s3" },
                'logDestination: "arn:aws:logs:us-east-1:123456789012:log-group:/platform/flow-logs" is not allowed with s3; use the ARN of a bucket, with any folder but AWSLogs',
            ],
            [
                { logDestinationType: "s3", logDestination: "arn:aws:s3:::logs/AWSLogs/" },
                'logDestination: "arn:aws:s3:::logs/AWSLogs/" is not allowed with s3; use the ARN of a bucket, with any folder but AWSLogs',
            ],
            [
                { logDestination: "arn:aws:s3:::logs" },
                'logDestination: "arn:aws:s3:::logs" is not allowed with cloud-watch-logs; use the ARN of a log group',
            ],
            [
                { logFormat: "version srcaddr" },
                'logFormat: "version srcaddr" is not allowed; use fields such as ${srcaddr} ${dstaddr}, one space apart',
            ],
            [
                { logFormat: "" },
                'logFormat: "" is not allowed; use fields such as ${srcaddr} ${dstaddr}, one space apart',
            ],
            [{ iamRoleArn: "flow-logs" }, 'iamRoleArn: "flow-logs" is not allowed; use the ARN of a role'],
            [
                { destinationOptions: { fileFormat: "csv" } },
                'destinationOptions.fileFormat: "csv" is not a known value; use plain-text or parquet',
            ],
            [
                {
                    vpcId: undefined,
                    transitGatewayId: "tgw-0a",
                    trafficType: undefined,
                    maxAggregationInterval: 600,
                },
                "maxAggregationInterval: of a transit gateway is 60 seconds; set it to 60",
            ],
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
            ...volume({ volumeType: "gp3", volumeSize: 50, encrypted: "true", kmsKeyId: arns.key }),
            tagSpecifications: [{ resourceType: "instance", tags: { Name: "node" } }],
        },
        [
            volume({ volumeType: "gp3", throughput: 250 }),
            volume({ volumeType: "gp3", volumeSize: 1 }),
            volume({ volumeType: "gp3", volumeSize: 65536, iops: 80000, throughput: 2000 }),
            volume({ volumeType: "gp3", volumeSize: 10, iops: 5000 }),
            volume({ volumeType: "gp3", throughput: 750 }),
            volume({ volumeType: "gp3", iops: 4000, throughput: 1000 }),
            volume({ volumeType: "io1", volumeSize: 4, iops: 200 }),
            volume({ volumeType: "io2", volumeSize: 256, iops: 256000 }),
            { name: "n".repeat(128) },
            { name: undefined, namePrefix: "n".repeat(102) },
            { userData: "QQ==" },
            { userData: "A".repeat(21848) },
            { metadataOptions: { httpPutResponseHopLimit: 64 } },
            {
                networkInterfaces: [
                    { deviceIndex: 0, associatePublicIpAddress: "true", securityGroups: some(5, "sg-") },
                ],
            },
            { vpcSecurityGroupIds: some(5, "sg-") },
            { instanceType: "m7g.large", imageId: "ami-0a" },
            { description: "d".repeat(255) },
        ],
        [
            [
                { name: "n".repeat(129) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 129 characters, 3 to 128 are allowed; shorten it',
            ],
            [
                { name: undefined, namePrefix: "n".repeat(103) },
                'namePrefix: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 129 characters, 3 to 128 are allowed; shorten it',
            ],
            [
                { description: "d".repeat(256) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 256 characters, 0 to 255 are allowed; shorten it',
            ],
            [{ instanceType: "large" }, 'instanceType: "large" is not allowed; use a type such as m7g.large'],
            [
                { imageId: "bottlerocket" },
                'imageId: "bottlerocket" is not allowed; use an AMI such as ami-0a, or resolve:ssm:...',
            ],
            [
                { instanceInitiatedShutdownBehavior: "halt" },
                'instanceInitiatedShutdownBehavior: "halt" is not a known value; use stop or terminate',
            ],
            [
                { metadataOptions: { httpPutResponseHopLimit: 0 } },
                "metadataOptions.httpPutResponseHopLimit: 0 is out of range; use a whole number from 1 to 64",
            ],
            [
                { metadataOptions: { httpProtocolIpv6: "on" } },
                'metadataOptions.httpProtocolIpv6: "on" is not a known value; use enabled or disabled',
            ],
            [
                { metadataOptions: { instanceMetadataTags: "on" } },
                'metadataOptions.instanceMetadataTags: "on" is not a known value; use enabled or disabled',
            ],
            [
                volume({ volumeType: "gp3", volumeSize: 65537 }),
                "blockDeviceMappings[0].ebs: volumeSize 65537 is outside what gp3 allows; use 1 to 65536 GiB",
            ],
            [
                volume({ volumeType: "gp3", volumeSize: 0 }),
                "blockDeviceMappings[0].ebs: volumeSize 0 is outside what gp3 allows; use 1 to 65536 GiB",
            ],
            [
                volume({ volumeType: "gp3", iops: 2999 }),
                "blockDeviceMappings[0].ebs: iops 2999 is outside what gp3 allows; use 3000 to 80000",
            ],
            [
                volume({ volumeType: "gp3", volumeSize: 500, iops: 80001 }),
                "blockDeviceMappings[0].ebs: iops 80001 is outside what gp3 allows; use 3000 to 80000",
            ],
            [
                volume({ volumeType: "gp3", volumeSize: 10, iops: 5001 }),
                "blockDeviceMappings[0].ebs: gp3 gives 10 GiB at most 5000 iops; enlarge it or lower iops",
            ],
            [
                volume({ volumeType: "gp3", throughput: 751 }),
                "blockDeviceMappings[0].ebs: throughput 751 MiB/s needs 3004 iops; raise iops or lower it",
            ],
            [
                volume({ volumeType: "gp3", iops: 16000, throughput: 2001 }),
                "blockDeviceMappings[0].ebs.throughput: 2001 is out of range; use a whole number of MiB/s from 125 to 2000",
            ],
            [
                volume({ volumeType: "gp3", throughput: 124 }),
                "blockDeviceMappings[0].ebs.throughput: 124 is out of range; use a whole number of MiB/s from 125 to 2000",
            ],
            [
                volume({ volumeType: "io1", volumeSize: 4, iops: 201 }),
                "blockDeviceMappings[0].ebs: io1 gives 4 GiB at most 200 iops; enlarge it or lower iops",
            ],
            [volume({ volumeType: "io2", volumeSize: 8 }), "blockDeviceMappings[0].ebs: io2 needs iops; set it"],
            [
                volume({ volumeType: "gp2", volumeSize: 8, iops: 3000 }),
                "blockDeviceMappings[0].ebs: gp2 has no iops of its own; remove it or use gp3",
            ],
            [
                { blockDeviceMappings: ["/dev/xvda", "/dev/xvda"].map((deviceName) => ({ deviceName, ebs: {} })) },
                'blockDeviceMappings: has "/dev/xvda" twice; name every device once',
            ],
            [
                { networkInterfaces: [{ deviceIndex: 0 }], vpcSecurityGroupIds: ["sg-0a"] },
                "vpcSecurityGroupIds: vpcSecurityGroupIds and networkInterfaces exclude each other; put the groups into the network interfaces",
            ],
            [
                { networkInterfaces: [{ deviceIndex: 0, securityGroups: some(6, "sg-") }] },
                "networkInterfaces[0].securityGroups: has 6 entries, 0 to 5 are allowed; merge some of them, or ask for a higher quota",
            ],
            [
                { vpcSecurityGroupIds: some(6, "sg-") },
                "vpcSecurityGroupIds: has 6 entries, 0 to 5 are allowed; merge some of them, or ask for a higher quota",
            ],
            [
                { networkInterfaces: [{ deviceIndex: 1, associatePublicIpAddress: "true" }] },
                "networkInterfaces[0]: only the interface with deviceIndex 0 takes a public address; remove associatePublicIpAddress",
            ],
            [{ userData: "#!/bin/sh" }, "userData: is not base64; encode it"],
            [
                { userData: "A".repeat(21849) },
                "userData: has 21849 characters, at most 21848 are allowed; move the larger part to S3",
            ],
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
                volume({ encrypted: "false", kmsKeyId: arns.key }),
                'blockDeviceMappings[0].ebs: kmsKeyId is given but the volume is not encrypted; set encrypted to "true"',
            ],
            [
                { tagSpecifications: [{ resourceType: "node", tags: {} }] },
                'tagSpecifications[0].resourceType: "node" is not a known value; ' +
                    "use instance, network-interface, spot-instances-request or volume",
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
