import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import {
    address,
    cluster,
    database,
    internetGateway,
    launchTemplate,
    natGateway,
    nodeGroup,
    routeTable,
    securityGroup,
    subnetA,
    subnetB,
    subnetGroup,
    vpc,
} from "./support/platform";
import { candidate, creating, deleting, isHeldBy, needs, standsAlone, stored, updating } from "./support/store";

const noVpc = `InvalidVpcID.NotFound: The vpc ID '${vpc.id}' does not exist`;
const noSubnet = `InvalidSubnetID.NotFound: The subnet ID '${subnetA.id}' does not exist`;
const noGroup = `InvalidGroup.NotFound: The security group '${securityGroup.id}' does not exist`;
const noRouteTable = `InvalidRouteTableID.NotFound: The routeTable ID '${routeTable.id}' does not exist`;

const peer = stored("aws:ec2/securityGroup:SecurityGroup", "peer", { vpcId: vpc.id, name: "peer" });
const endpoint = stored("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
    vpcId: vpc.id,
    serviceName: "com.amazonaws.us-east-1.ecr.api",
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
    subnetIds: [subnetA.id],
    securityGroupIds: [securityGroup.id],
});

describe("lifecycle of EC2", () => {
    for (const type of [
        "aws:ec2/internetGateway:InternetGateway",
        "aws:ec2/routeTable:RouteTable",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    ]) {
        needs(type, { vpcId: vpc.id }, [vpc, "vpcId", noVpc]);
    }
    needs("aws:ec2/subnet:Subnet", { vpcId: vpc.id, cidrBlock: "10.0.9.0/24" }, [vpc, "vpcId", noVpc]);
    needs("aws:ec2/flowLog:FlowLog", { vpcId: vpc.id, trafficType: "ALL" }, [vpc, "vpcId", noVpc]);
    needs(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        endpoint.inputs,
        [vpc, "vpcId", noVpc],
        [subnetA, "subnetIds", noSubnet],
        [securityGroup, "securityGroupIds", noGroup],
    );
    needs(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        { serviceName: "com.amazonaws.us-east-1.s3", routeTableIds: [routeTable.id] },
        [routeTable, "routeTableIds", noRouteTable],
    );
    needs(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { routeTableId: routeTable.id, subnetId: subnetA.id },
        [routeTable, "routeTableId", noRouteTable],
        [subnetA, "subnetId", noSubnet],
    );
    needs(
        "aws:ec2/route:Route",
        { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: internetGateway.id },
        [routeTable, "routeTableId", noRouteTable],
        [
            internetGateway,
            "gatewayId",
            `InvalidGatewayID.NotFound: The gateway ID '${internetGateway.id}' does not exist`,
        ],
    );
    needs(
        "aws:ec2/route:Route",
        { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: natGateway.id },
        [routeTable, "routeTableId", noRouteTable],
        [
            natGateway,
            "natGatewayId",
            `InvalidNatGatewayID.NotFound: The NAT gateway ID '${natGateway.id}' does not exist`,
        ],
    );
    needs(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        { securityGroupId: securityGroup.id, sourceSecurityGroupId: peer.id },
        [securityGroup, "securityGroupId", noGroup],
        [peer, "sourceSecurityGroupId", `InvalidGroup.NotFound: The security group '${peer.id}' does not exist`],
    );
    for (const direction of ["Ingress", "Egress"]) {
        needs(
            `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
            { securityGroupId: securityGroup.id, referencedSecurityGroupId: peer.id },
            [securityGroup, "securityGroupId", noGroup],
            [
                peer,
                "referencedSecurityGroupId",
                `InvalidGroup.NotFound: The security group '${peer.id}' does not exist`,
            ],
        );
    }

    it("knows the security groups that AWS creates itself", () => {
        const rule = (securityGroupId: unknown) =>
            candidate("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { securityGroupId });
        expect(creating(rule(vpc.outputs.defaultSecurityGroupId), [vpc])).to.equal(undefined);
        const { clusterSecurityGroupId } = cluster.outputs.vpcConfig as { clusterSecurityGroupId: string };
        expect(creating(rule(clusterSecurityGroupId), [cluster])).to.equal(undefined);
        expect(creating(rule(clusterSecurityGroupId), [vpc])).to.match(/^InvalidGroup\.NotFound: /);
    });

    it("knows the main route table of a VPC", () => {
        const route = candidate("aws:ec2/route:Route", { routeTableId: vpc.outputs.mainRouteTableId });
        expect(creating(route, [vpc])).to.equal(undefined);
    });

    standsAlone(
        "aws:ec2/subnet:Subnet",
        { vpcId: vpc.id, cidrBlock: "10.0.8.0/23" },
        { cidrBlock: "10.0.10.0/23" },
        "InvalidSubnet.Conflict: The CIDR '10.0.8.0/23' conflicts with another subnet",
        [vpc],
    );

    it("refuses a subnet in a part of another, and one around it, but not in another VPC", () => {
        const other = stored("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.0.0.0/16" });
        const subnet = (cidrBlock: string, vpcId = vpc.id) => candidate("aws:ec2/subnet:Subnet", { vpcId, cidrBlock });
        const conflict = /^InvalidSubnet\.Conflict: The CIDR '.*' conflicts with another subnet; Subnet a has it/;
        expect(creating(subnet("10.0.0.128/25"), [vpc, subnetA])).to.match(conflict);
        expect(creating(subnet("10.0.0.0/20"), [vpc, subnetA])).to.match(conflict);
        expect(creating(subnet("10.0.0.0/24", other.id), [vpc, other, subnetA])).to.equal(undefined);
    });

    it("refuses a subnet outside its VPC, unless a network was added to that", () => {
        const subnet = candidate("aws:ec2/subnet:Subnet", { vpcId: vpc.id, cidrBlock: "10.1.0.0/24" });
        expect(creating(subnet, [vpc])).to.equal(
            "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid; choose one in the VPC's 10.0.0.0/16",
        );
        const type = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
        const added = stored(type, "added", { vpcId: vpc.id, cidrBlock: "10.1.0.0/16" });
        expect(creating(subnet, [vpc, added])).to.equal(undefined);
    });

    standsAlone(
        "aws:ec2/internetGateway:InternetGateway",
        { vpcId: vpc.id },
        { vpcId: undefined },
        `InvalidParameterValue: Network ${vpc.id} already has an internet gateway attached`,
        [vpc],
    );
    standsAlone(
        "aws:ec2/natGateway:NatGateway",
        natGateway.inputs,
        { connectivityType: "private", allocationId: undefined },
        `Resource.AlreadyAssociated: Elastic IP address ${address.id} is already associated`,
        [subnetA, address, internetGateway],
    );
    standsAlone(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { subnetId: subnetA.id },
        { subnetId: subnetB.id },
        `Resource.AlreadyAssociated: subnet ${subnetA.id} already has a route table`,
        [subnetA, subnetB],
    );
    standsAlone(
        "aws:ec2/route:Route",
        { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0" },
        { destinationCidrBlock: "10.9.0.0/16" },
        "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists",
        [routeTable],
    );
    standsAlone(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        endpoint.inputs,
        { privateDnsEnabled: false },
        "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for " +
            `com.amazonaws.us-east-1.ecr.api in the VPC ${vpc.id}`,
        [vpc, subnetA, securityGroup],
    );
    standsAlone(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        { serviceName: "com.amazonaws.us-east-1.s3", routeTableIds: [routeTable.id] },
        { serviceName: "com.amazonaws.us-east-1.dynamodb" },
        `RouteAlreadyExists: a route table of ${routeTable.id} already has a route to com.amazonaws.us-east-1.s3`,
        [routeTable],
    );
    standsAlone(
        "aws:ec2/securityGroup:SecurityGroup",
        { vpcId: vpc.id, name: "database" },
        { name: "cache" },
        `InvalidGroup.Duplicate: The security group 'database' already exists for VPC '${vpc.id}'`,
        [vpc],
    );
    standsAlone(
        "aws:ec2/launchTemplate:LaunchTemplate",
        { name: "general" },
        { region: "eu-west-1" },
        "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use: general",
    );
    standsAlone(
        "aws:ec2/flowLog:FlowLog",
        { vpcId: vpc.id, trafficType: "ALL", logDestination: "arn:aws:logs:us-east-1:123456789012:log-group:flows" },
        { trafficType: "REJECT" },
        "FlowLogAlreadyExists: There is an existing Flow Log with the same configuration and log destination",
        [vpc],
    );
    standsAlone(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        { securityGroupId: securityGroup.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
        { toPort: 444 },
        `InvalidPermission.Duplicate: the specified rule already exists in security group '${securityGroup.id}'`,
        [securityGroup],
    );
    standsAlone(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        { securityGroupId: securityGroup.id, type: "ingress", protocol: "tcp", cidrBlocks: ["10.0.0.0/16"] },
        { type: "egress" },
        `InvalidPermission.Duplicate: the specified rule already exists in security group '${securityGroup.id}'`,
        [securityGroup],
    );

    it("lets resources stand side by side whose names the provider generates", () => {
        const unnamed = stored("aws:ec2/securityGroup:SecurityGroup", "unnamed", { vpcId: vpc.id });
        expect(creating(candidate(unnamed.type, { vpcId: vpc.id }, "unnamed"), [vpc, unnamed])).to.equal(undefined);
        expect(
            creating(candidate(unnamed.type, { vpcId: vpc.id, name: unnamed.outputs.name }), [vpc, unnamed]),
        ).to.match(/^InvalidGroup\.Duplicate: /);
    });

    it("refuses a public NAT gateway in a network without an internet gateway, not a private one", () => {
        const gateway = candidate(natGateway.type, natGateway.inputs);
        expect(creating(gateway, [vpc, subnetA, address])).to.equal(
            `Gateway.NotAttached: Network ${vpc.id} has no Internet gateway attached; ` +
                "let the NAT gateway depend on the internet gateway",
        );
        expect(creating(gateway, [vpc, subnetA, address, internetGateway])).to.equal(undefined);
        const inside = candidate(natGateway.type, { subnetId: subnetA.id, connectivityType: "private" });
        expect(creating(inside, [vpc, subnetA])).to.equal(undefined);
        expect(creating(gateway, [vpc, subnetA, internetGateway])).to.match(
            /^InvalidAllocationID\.NotFound: Elastic IP address eipalloc-\w+ could not be associated with this NAT gateway; /,
        );
    });

    it("does not compare routes whose destination is not known yet", () => {
        const route = stored("aws:ec2/route:Route", "route", {
            routeTableId: routeTable.id,
            destinationCidrBlock: unknown,
        });
        expect(creating(candidate(route.type, route.inputs), [routeTable, route])).to.equal(undefined);
    });

    it("refuses a route to the internet gateway of another network", () => {
        const foreign = stored(internetGateway.type, "foreign", { vpcId: "vpc-2" });
        const route = candidate("aws:ec2/route:Route", { routeTableId: routeTable.id, gatewayId: foreign.id });
        expect(creating(route, [routeTable, foreign])).to.equal(
            `InvalidParameterValue: route table ${routeTable.id} and network gateway ${foreign.id} belong to different ` +
                "networks; use the internet gateway of the route table's VPC",
        );
    });

    isHeldBy(
        vpc,
        `DependencyViolation: The vpc '${vpc.id}' has dependencies and cannot be deleted`,
        [subnetA],
        [internetGateway],
        [routeTable],
        [endpoint],
        [securityGroup],
    );

    it("lets a VPC go with what goes with it: its default security group and its flow logs", () => {
        const group = stored("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", { vpcId: vpc.id });
        const flowLog = stored("aws:ec2/flowLog:FlowLog", "flows", { vpcId: vpc.id });
        expect(deleting(vpc, [group, flowLog])).to.equal(undefined);
    });

    it("names three of many dependents", () => {
        const others = [subnetA, subnetB, internetGateway, routeTable, securityGroup];
        expect(deleting(vpc, others)).to.include(
            "; Subnet a, Subnet b, InternetGateway igw and 2 more are still there: delete that first",
        );
    });

    isHeldBy(
        subnetA,
        `DependencyViolation: The subnet '${subnetA.id}' has dependencies and cannot be deleted`,
        [natGateway],
        [endpoint],
        [cluster],
        [nodeGroup],
        [database, subnetGroup],
    );

    it("lets a subnet go with its route table association, and out of a subnet group that nothing uses", () => {
        const association = stored("aws:ec2/routeTableAssociation:RouteTableAssociation", "association", {
            subnetId: subnetA.id,
            routeTableId: routeTable.id,
        });
        expect(deleting(subnetA, [association, subnetGroup])).to.equal(undefined);
        expect(deleting(routeTable, [association])).to.equal(undefined);
    });

    isHeldBy(
        internetGateway,
        `DependencyViolation: Network ${vpc.id} has some mapped public address(es). ` +
            "Please unmap those public address(es) before detaching the gateway",
        [natGateway, subnetA],
        [nodeGroup, { ...subnetA, inputs: { ...subnetA.inputs, mapPublicIpOnLaunch: true } }],
    );

    it("lets an internet gateway go when nodes and NAT gateways are private, or in another network", () => {
        const inside = stored(natGateway.type, "inside", { subnetId: subnetA.id, connectivityType: "private" });
        const elsewhere = { ...subnetA, inputs: { ...subnetA.inputs, vpcId: "vpc-2" } };
        expect(deleting(internetGateway, [subnetA, inside, nodeGroup])).to.equal(undefined);
        expect(deleting(internetGateway, [elsewhere, natGateway])).to.equal(undefined);
    });

    isHeldBy(address, `InvalidIPAddress.InUse: The address '${address.id}' is associated and cannot be released`, [
        natGateway,
    ]);

    const ruleOf = (type: string, name: string, inputs: object) =>
        stored(type, name, { securityGroupId: peer.id, ...inputs });
    isHeldBy(
        securityGroup,
        `DependencyViolation: resource ${securityGroup.id} has a dependent object`,
        [endpoint],
        [stored(cluster.type, "other", { vpcConfig: { securityGroupIds: [securityGroup.id] } })],
        [nodeGroup, launchTemplate],
        [database],
        [ruleOf("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", { sourceSecurityGroupId: securityGroup.id })],
        [
            ruleOf("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ingress", {
                referencedSecurityGroupId: securityGroup.id,
            }),
        ],
        [
            ruleOf("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "egress", {
                referencedSecurityGroupId: securityGroup.id,
            }),
        ],
        [stored(peer.type, "inline", { vpcId: vpc.id, ingress: [{ securityGroups: [securityGroup.id] }] })],
    );

    it("lets a security group go with its own rules, and with a launch template that no node group uses", () => {
        const own = stored("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "own", {
            securityGroupId: securityGroup.id,
            referencedSecurityGroupId: securityGroup.id,
        });
        expect(deleting(securityGroup, [own, launchTemplate])).to.equal(undefined);
    });

    it("lets a launch template go that a node group uses, as EC2 does", () => {
        expect(deleting(launchTemplate, [nodeGroup])).to.equal(undefined);
    });

    it("refuses an update to what is not there, and not one beside what was gone before", () => {
        expect(updating(endpoint, { securityGroupIds: ["sg-2"] }, [vpc, subnetA])).to.match(
            /^InvalidGroup\.NotFound: The security group 'sg-2' does not exist; /,
        );
        expect(updating(endpoint, { policy: "{}" }, [])).to.equal(undefined);
    });
});
