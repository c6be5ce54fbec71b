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

    for (const [natGateways, strategy] of [
        ["none", "None"],
        ["single", "Single"],
        ["onePerZone", "OnePerAz"],
    ] as const) {
        it(`turns natGateways ${natGateways} into ${strategy}`, async () => {
            expect(only(await build({ natGateways }), "awsx:ec2:Vpc").inputs.natGateways).to.deep.equal({ strategy });
        });
    }

    it("always has the S3 gateway endpoint, and the configured interface endpoints", async () => {
        expect(only(await build(), "awsx:ec2:Vpc").inputs.vpcEndpointSpecs).to.deep.equal([
            { serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" },
            { serviceName: "com.amazonaws.us-east-1.ecr.api", vpcEndpointType: "Interface", privateDnsEnabled: true },
        ]);
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
