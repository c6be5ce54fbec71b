import { expect } from "chai";
import { NatGateways } from "../../components/natGateways";
import type { NetworkConfig } from "../../config";
import { contextOf, only, register } from "../support/mocks";

const zones = ["us-east-1a", "us-east-1b"];

const build = (natGateways: NetworkConfig["natGateways"]) =>
    register(
        () =>
            new NatGateways("nat", {
                context: contextOf(),
                config: { natGateways, zones },
                publicSubnetIds: ["subnet-a", "subnet-b"],
                privateRouteTableIds: ["table-a", "table-b"],
            }),
        ({ type, name }) => (type === "aws:ec2/eip:Eip" ? { allocationId: `${name}-allocation` } : {}),
    );

const inputsOf = async (natGateways: NetworkConfig["natGateways"], type: string) =>
    (await build(natGateways)).filter((one) => one.type === type).map(({ name, inputs }) => ({ name, ...inputs }));

describe("NatGateways", () => {
    it("makes nothing where there is to be none", async () => {
        const registrations = await build("none");
        expect(registrations.map(({ type }) => type)).to.deep.equal(["platform:network:NatGateways"]);
    });

    it("makes one in the first zone for all, with an address of its own", async () => {
        const registrations = await build("single");
        const address = only(registrations, "aws:ec2/eip:Eip");
        expect(address).to.deep.include({
            name: "nat-us-east-1a-address",
            parent: "platform:network:NatGateways::nat",
        });
        expect(address.inputs).to.deep.equal({
            domain: "vpc",
            tags: { ...contextOf().tags, Name: "platform-dev-nat-us-east-1a" },
        });
        const gateway = only(registrations, "aws:ec2/natGateway:NatGateway");
        expect(gateway).to.deep.include({ name: "nat-us-east-1a", parent: "platform:network:NatGateways::nat" });
        expect(gateway.inputs).to.deep.include({
            allocationId: "nat-us-east-1a-address-allocation",
            subnetId: "subnet-a",
            tags: { ...contextOf().tags, Name: "platform-dev-nat-us-east-1a" },
        });
        expect((await inputsOf("single", "aws:ec2/route:Route")).map((route) => route.natGatewayId)).to.deep.equal([
            "nat-us-east-1a-id",
            "nat-us-east-1a-id",
        ]);
    });

    it("makes one in each zone, for that zone", async () => {
        expect(
            (await inputsOf("onePerZone", "aws:ec2/natGateway:NatGateway")).map((gateway) => gateway.subnetId),
        ).to.deep.equal(["subnet-a", "subnet-b"]);
        expect(await inputsOf("onePerZone", "aws:ec2/route:Route")).to.have.deep.members([
            {
                name: "nat-us-east-1a-route",
                routeTableId: "table-a",
                destinationCidrBlock: "0.0.0.0/0",
                natGatewayId: "nat-us-east-1a-id",
            },
            {
                name: "nat-us-east-1b-route",
                routeTableId: "table-b",
                destinationCidrBlock: "0.0.0.0/0",
                natGatewayId: "nat-us-east-1b-id",
            },
        ]);
    });

    it("registers no outputs", async () => {
        expect(only(await build("single"), "platform:network:NatGateways").outputs).to.deep.equal({});
    });
});
