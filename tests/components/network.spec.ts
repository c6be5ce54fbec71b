import { expect } from "chai";
import { Network } from "../../components/network";
import { network } from "../../config/schema/network";
import { contextOf, only, register } from "../support/mocks";

const config = network.parse({
    cidr: "10.10.0.0/16",
    zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    natGateways: "single",
    interfaceEndpoints: ["ecr.api"],
});

const build = (overrides: Partial<typeof config> = {}) =>
    register(
        () =>
            new Network("network", {
                context: contextOf(),
                config: { ...config, ...overrides },
                clusterName: "platform-dev",
                logsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/logs",
            }),
    );

describe("Network", () => {
    it("asks awsx for private, public and data subnets in the named zones", async () => {
        const vpc = only(await build(), "awsx:ec2:Vpc");
        expect(vpc.parent).to.equal("platform:network:Network::network");
        expect(vpc.inputs).to.deep.include({
            cidrBlock: "10.10.0.0/16",
            availabilityZoneNames: config.zones,
            subnetStrategy: "Auto",
        });
        expect(
            vpc.inputs.subnetSpecs.map((s: { type: string; cidrMask: number }) => [s.type, s.cidrMask]),
        ).to.deep.equal([
            ["Private", 19],
            ["Public", 22],
            ["Isolated", 24],
        ]);
    });

    it("asks awsx for nothing that takes long, because whoever needs a subnet would wait for it", async () => {
        const vpc = only(await build({ natGateways: "onePerZone" }), "awsx:ec2:Vpc");
        expect(vpc.inputs.natGateways).to.deep.equal({ strategy: "None" });
        expect(vpc.inputs.vpcEndpointSpecs).to.deep.equal([
            { serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" },
        ]);
    });

    it("leads each private subnet, and no other, to the NAT gateway of its zone", async () => {
        const registrations = await build({ natGateways: "onePerZone" });
        expect(only(registrations, "platform:network:NatGateways").parent).to.equal(
            "platform:network:Network::network",
        );
        const routes = registrations.filter(({ type }) => type === "aws:ec2/route:Route");
        expect(routes.map(({ inputs }) => [inputs.routeTableId, inputs.natGatewayId])).to.have.deep.members([
            ["table-private-1", "network-nat-us-east-1a-id"],
            ["table-private-2", "network-nat-us-east-1b-id"],
            ["table-private-3", "network-nat-us-east-1c-id"],
        ]);
        const gateways = registrations.filter(({ type }) => type === "aws:ec2/natGateway:NatGateway");
        expect(gateways.map(({ inputs }) => inputs.subnetId)).to.have.members([
            "subnet-public-1",
            "subnet-public-2",
            "subnet-public-3",
        ]);
    });

    it("has the configured interface endpoints in the private subnets", async () => {
        const registrations = await build({ interfaceEndpoints: ["ecr.api"] });
        expect(only(registrations, "platform:network:InterfaceEndpoints").parent).to.equal(
            "platform:network:Network::network",
        );
        expect(only(registrations, "aws:ec2/vpcEndpoint:VpcEndpoint").inputs).to.deep.include({
            vpcId: "network-vpc-id",
            serviceName: "com.amazonaws.us-east-1.ecr.api",
            subnetIds: ["subnet-private-1", "subnet-private-2", "subnet-private-3"],
        });
    });

    it("does not let the subnets wait for the key of the flow logs", async () => {
        expect(only(await build(), "platform:network:Network").inputs).not.to.have.property("logsKeyArn");
    });

    it("locks the default security group", async () => {
        expect(only(await build(), "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs).to.deep.include({
            ingress: [],
            egress: [],
        });
    });

    it("logs all traffic into an encrypted log group with retention", async () => {
        const registrations = await build({ flowLogRetentionDays: 365 });
        expect(only(registrations, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.include({
            retentionInDays: 365,
            kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/logs",
        });
        expect(only(registrations, "aws:ec2/flowLog:FlowLog").inputs).to.deep.include({
            trafficType: "ALL",
            vpcId: "network-vpc-id",
        });
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:network:Network").outputs).to.have.all.keys(
            "vpcId",
            "cidr",
            "publicSubnetIds",
            "privateSubnetIds",
            "dataSubnetIds",
        );
    });
});
