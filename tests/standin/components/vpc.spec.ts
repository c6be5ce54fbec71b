import { output, type Inputs } from "@pulumi/pulumi";
import { expect } from "chai";
import { construct, only, type Constructed } from "../support/host";

const name = "net";
const valid: Inputs = {
    cidrBlock: "10.0.0.0/16",
    availabilityZoneNames: ["us-east-1a", "us-east-1b"],
    natGateways: { strategy: "Single" },
    subnetStrategy: "Auto",
    subnetSpecs: [
        { type: "Private", cidrMask: 19 },
        { type: "Public", cidrMask: 22 },
        { type: "Isolated", cidrMask: 24 },
    ],
};

const build = (changes: Inputs = {}) => construct("awsx:ec2:Vpc", name, { ...valid, ...changes });
const types = ({ resources }: Constructed, type: string) => resources.filter((each) => each.type === type);

async function refusal(changes: Inputs): Promise<string> {
    try {
        await build(changes);
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("nothing was refused");
}

const interfaceEndpoint = { serviceName: "com.amazonaws.us-east-1.kms", vpcEndpointType: "Interface" };

describe("the model of awsx.ec2.Vpc", () => {
    let standard: Constructed;

    before(async () => {
        standard = await build();
    });

    it("gives the program the ids of its subnets by type, and the VPC's", async () => {
        const idOf = (type: string, child: string) => only(standard, type, child).id;
        const subnetIds = (kind: string) =>
            [1, 2].map((n) => idOf("aws:ec2/subnet:Subnet", `net-${kind}-${String(n)}`));
        const resolved = await new Promise<Record<string, unknown>>((resolve) => {
            const { vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds } = standard.state;
            output({ vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds }).apply(resolve);
        });
        expect(resolved).to.deep.equal({
            vpcId: idOf("aws:ec2/vpc:Vpc", "net"),
            publicSubnetIds: subnetIds("public"),
            privateSubnetIds: subnetIds("private"),
            isolatedSubnetIds: subnetIds("isolated"),
        });
    });

    it("returns every output that the SDK declares", async () => {
        const { Vpc } = await import("@pulumi/awsx/ec2/vpc.js");
        const declared = [...Vpc.toString().matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g)].map(
            ([, key]) => key,
        );
        expect(declared).to.include("vpcId");
        expect(standard.state).to.have.all.keys([...new Set(declared)]);
    });

    it("creates gateways and tables after what they stand in", () => {
        expect(only(standard, "aws:ec2/internetGateway:InternetGateway", "net").dependencies).to.include(
            "aws:ec2/vpc:Vpc::net",
        );
        expect(only(standard, "aws:ec2/routeTable:RouteTable", "net-public-1").dependencies).to.include(
            "aws:ec2/subnet:Subnet::net-public-1",
        );
    });

    it("has one NAT gateway, one for each zone, or none with no way out for private subnets", async () => {
        for (const [strategy, gateways, routes] of [
            ["Single", 1, 4],
            ["OnePerAz", 2, 4],
            [undefined, 2, 4],
            ["None", 0, 2],
        ] as const) {
            const built = await build({ natGateways: { strategy } });
            expect(types(built, "aws:ec2/natGateway:NatGateway"), strategy).to.have.lengthOf(gateways);
            expect(types(built, "aws:ec2/eip:Eip"), strategy).to.have.lengthOf(gateways);
            expect(types(built, "aws:ec2/route:Route"), strategy).to.have.lengthOf(routes);
        }
    });

    it("sends each zone through its own NAT gateway where there is one", async () => {
        const built = await build({ natGateways: { strategy: "OnePerAz" } });
        for (const zone of ["1", "2"]) {
            expect(only(built, "aws:ec2/route:Route", `net-private-${zone}`).inputs.natGatewayId).to.equal(
                only(built, "aws:ec2/natGateway:NatGateway", `net-${zone}`).id,
            );
        }
    });

    it("leaves room for unused specs and creates nothing there", async () => {
        const [first, ...rest] = valid.subnetSpecs as object[];
        const built = await build({ subnetSpecs: [first, { type: "Unused", name: "later", cidrMask: 20 }, ...rest] });
        expect(types(built, "aws:ec2/subnet:Subnet")).to.have.lengthOf(6);
        expect(only(built, "aws:ec2/subnet:Subnet", "net-public-1").inputs.cidrBlock).to.equal("10.0.48.0/22");
    });

    it("turns DNS on for endpoints with private DNS, and leaves it alone otherwise", async () => {
        const endpoints = (spec: object) => ({ vpcEndpointStrategy: "Auto", vpcEndpointSpecs: [spec] });
        const inputs = async (changes: Inputs) => only(await build(changes), "aws:ec2/vpc:Vpc", name).inputs as Inputs;
        expect(await inputs({})).to.not.have.any.keys("enableDnsHostnames", "enableDnsSupport");
        expect(await inputs(endpoints(interfaceEndpoint))).to.include({
            enableDnsHostnames: true,
            enableDnsSupport: true,
        });
        expect(await inputs(endpoints({ ...interfaceEndpoint, privateDnsEnabled: false }))).to.not.have.any.keys(
            "enableDnsHostnames",
            "enableDnsSupport",
        );
    });

    it("places interface endpoints in private subnets, or where there are none in isolated or public ones", async () => {
        const placed = async (...kinds: string[]) => {
            const built = await build({
                natGateways: { strategy: "None" },
                subnetSpecs: kinds.map((type) => ({ type, cidrMask: 24 })),
                vpcEndpointStrategy: "Auto",
                vpcEndpointSpecs: [interfaceEndpoint],
            });
            const { subnetIds } = only(built, "aws:ec2/vpcEndpoint:VpcEndpoint", interfaceEndpoint.serviceName).inputs;
            return types(built, "aws:ec2/subnet:Subnet")
                .filter(({ id }) => subnetIds.includes(id))
                .map((each) => each.name)
                .sort();
        };
        expect(await placed("Public", "Isolated", "Private")).to.deep.equal(["net-private-1", "net-private-2"]);
        expect(await placed("Public", "Isolated")).to.deep.equal(["net-isolated-1", "net-isolated-2"]);
        expect(await placed("Public")).to.deep.equal(["net-public-1", "net-public-2"]);
    });

    const notModelled = "leave it out, or model it in tooling/standin/components";
    const cases: readonly (readonly [string, Inputs, string])[] = [
        [
            "an option that it does not model",
            { ipv4IpamPoolId: "ipam-0a" },
            `the stand-in cloud does not model the option "ipv4IpamPoolId" of awsx:ec2:Vpc; ${notModelled}`,
        ],
        [
            "one inside a subnet spec",
            { subnetSpecs: [{ type: "Private", cidrBlocks: ["10.0.0.0/24"] }] },
            `the stand-in cloud does not model the option "subnetSpecs[0].cidrBlocks" of awsx:ec2:Vpc; ${notModelled}`,
        ],
        [
            "one inside an endpoint spec",
            { vpcEndpointStrategy: "Auto", vpcEndpointSpecs: [{ ...interfaceEndpoint, ipAddressType: "ipv6" }] },
            `the stand-in cloud does not model the option "vpcEndpointSpecs[0].ipAddressType" of awsx:ec2:Vpc; ${notModelled}`,
        ],
        [
            "one of the NAT gateways",
            { natGateways: { strategy: "Single", elasticIpAllocationIds: ["eipalloc-0a"] } },
            `the stand-in cloud does not model the option "natGateways.elasticIpAllocationIds" of awsx:ec2:Vpc; ${notModelled}`,
        ],
        [
            "another subnet strategy",
            { subnetStrategy: "Legacy" },
            'the stand-in cloud does not model subnetStrategy "Legacy" of awsx:ec2:Vpc; use "Auto", ' +
                "or model it in tooling/standin/components",
        ],
        [
            "the subnet strategy that awsx takes by default",
            { subnetStrategy: undefined },
            'the stand-in cloud does not model subnetStrategy left out of awsx:ec2:Vpc; use "Auto", ' +
                "or model it in tooling/standin/components",
        ],
        [
            "endpoints without their strategy",
            { vpcEndpointSpecs: [interfaceEndpoint] },
            'the stand-in cloud does not model vpcEndpointStrategy left out of awsx:ec2:Vpc; use "Auto", ' +
                "or model it in tooling/standin/components",
        ],
        [
            "look-ups of zones",
            { availabilityZoneNames: undefined },
            "awsx:ec2:Vpc needs availabilityZoneNames, so that its children do not depend on look-ups; give it a value",
        ],
        [
            "no subnets",
            { subnetSpecs: [] },
            "awsx:ec2:Vpc needs subnetSpecs, so that its children do not depend on look-ups; give it a value",
        ],
        [
            "NAT gateways with nowhere to stand",
            { subnetSpecs: [{ type: "Private", cidrMask: 24 }] },
            'natGateways.strategy "Single" of awsx:ec2:Vpc needs public subnets for the gateways and private or isolated ones ' +
                'behind them; add them to subnetSpecs, or use "None"',
        ],
        [
            "a NAT strategy that awsx does not have",
            { natGateways: { strategy: "Two" } },
            'the stand-in cloud does not model natGateways.strategy "Two" of awsx:ec2:Vpc; use "None" or "Single" or ' +
                '"OnePerAz", or model it in tooling/standin/components',
        ],
        [
            "private DNS in a VPC without",
            { enableDnsSupport: false, vpcEndpointStrategy: "Auto", vpcEndpointSpecs: [interfaceEndpoint] },
            "vpcEndpointSpecs[0].privateDnsEnabled of awsx:ec2:Vpc needs enableDnsHostnames and enableDnsSupport; " +
                "set them to true, or privateDnsEnabled to false",
        ],
        [
            "a plan that is not plain",
            { availabilityZoneNames: output(["us-east-1a"]) },
            'the option "availabilityZoneNames" of awsx:ec2:Vpc decides which resources there are; give it a plain value',
        ],
    ];
    for (const [what, changes, message] of cases) {
        it(`refuses ${what}`, async () => {
            expect(await refusal(changes)).to.equal(message);
        });
    }
});
