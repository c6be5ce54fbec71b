import * as ec2 from "@pulumi/aws/ec2";
import type { VpcArgs } from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { ConstructResult } from "@pulumi/pulumi/provider";
import { refuseOtherOptions, refuseOtherValues, refuseOutputs } from "./options";
import { allocateSubnets, type Subnet } from "./subnets";

const component = "awsx:ec2:Vpc";

type SubnetSpec = NonNullable<VpcArgs["subnetSpecs"]>[number];
type EndpointSpec = NonNullable<VpcArgs["vpcEndpointSpecs"]>[number];
type Tags = Record<string, pulumi.Input<string>>;

/** What awsx creates for one subnet. */
interface SubnetResources extends Subnet<SubnetSpec> {
    readonly subnet: ec2.Subnet;
    readonly routeTable: ec2.RouteTable;
}

/**
 * The model of `awsx.ec2.Vpc` 3.9 with `subnetStrategy: "Auto"`: the children that the real component registers, with
 * their names, parents and inputs. Proven against recordings of the real one.
 */
class Vpc extends pulumi.ComponentResource {
    readonly vpc: ec2.Vpc;
    readonly internetGateway: ec2.InternetGateway;
    readonly subnets: SubnetResources[];
    readonly routeTableAssociations: ec2.RouteTableAssociation[] = [];
    readonly routes: ec2.Route[] = [];
    readonly eips: ec2.Eip[] = [];
    readonly natGateways: ec2.NatGateway[] = [];
    readonly vpcEndpoints: ec2.VpcEndpoint[];

    constructor(
        private readonly resourceName: string,
        private readonly args: VpcArgs,
        options: pulumi.ComponentResourceOptions,
    ) {
        // The real component registers no inputs and no outputs of its own.
        super(component, resourceName, {}, options);

        this.vpc = this.createVpc();
        this.internetGateway = this.createInternetGateway();
        this.subnets = this.plan().map((subnet) => this.createSubnet(subnet));
        this.vpcEndpoints = (args.vpcEndpointSpecs ?? []).map((spec) => this.createEndpoint(spec));
        this.registerOutputs({});
    }

    /** The outputs that the program sees. */
    state(): pulumi.Inputs {
        const of = (type: string) => this.subnets.filter(({ spec }) => spec.type === type).map(({ subnet }) => subnet);
        const ids = (subnets: ec2.Subnet[]) => subnets.map(({ id }) => id);
        return {
            vpc: this.vpc,
            vpcId: this.vpc.id,
            internetGateway: this.internetGateway,
            subnets: this.subnets.map(({ subnet }) => subnet),
            publicSubnets: of("Public"),
            privateSubnets: of("Private"),
            isolatedSubnets: of("Isolated"),
            publicSubnetIds: ids(of("Public")),
            privateSubnetIds: ids(of("Private")),
            isolatedSubnetIds: ids(of("Isolated")),
            routeTables: this.subnets.map(({ routeTable }) => routeTable),
            routeTableAssociations: this.routeTableAssociations,
            routes: this.routes,
            eips: this.eips,
            natGateways: this.natGateways,
            vpcEndpoints: this.vpcEndpoints,
            subnetLayout: (this.args.subnetSpecs ?? []).map(({ name, type, cidrMask }) => ({
                name,
                type,
                cidrMask,
                size: cidrMask === undefined ? undefined : 2 ** (32 - cidrMask),
            })),
        };
    }

    private createVpc(): ec2.Vpc {
        const { cidrBlock, enableDnsHostnames, enableDnsSupport } = this.args;
        const privateDns = (this.args.vpcEndpointSpecs ?? []).some(
            (spec) => isInterface(spec) && spec.privateDnsEnabled !== false,
        );
        return new ec2.Vpc(
            this.resourceName,
            {
                cidrBlock,
                // Endpoints with private DNS need both.
                enableDnsHostnames: enableDnsHostnames ?? (privateDns || undefined),
                enableDnsSupport: enableDnsSupport ?? (privateDns || undefined),
                tags: this.tags(),
            },
            { parent: this },
        );
    }

    private createInternetGateway(): ec2.InternetGateway {
        return new ec2.InternetGateway(
            this.resourceName,
            { vpcId: this.vpc.id, tags: this.tags() },
            { parent: this.vpc, dependsOn: [this.vpc] },
        );
    }

    /** The subnets in the order in which awsx creates them: by zone, and in each the public ones first. */
    private plan(): Subnet<SubnetSpec>[] {
        const { cidrBlock = "", availabilityZoneNames: zones = [], subnetSpecs: specs = [] } = this.args;
        const order = ["Public", "Private", "Isolated"];
        return allocateSubnets(this.resourceName, cidrBlock, zones, specs)
            .filter(({ spec }) => spec.type !== "Unused")
            .sort((a, b) => a.zoneIndex - b.zoneIndex || order.indexOf(a.spec.type) - order.indexOf(b.spec.type));
    }

    private createSubnet(planned: Subnet<SubnetSpec>): SubnetResources {
        const { name, spec, zone, zoneIndex, cidrBlock } = planned;
        const typeTags = { Name: name, SubnetType: spec.type };
        const subnet = new ec2.Subnet(
            name,
            {
                vpcId: this.vpc.id,
                availabilityZone: zone,
                mapPublicIpOnLaunch: spec.type === "Public",
                cidrBlock,
                assignIpv6AddressOnCreation: false,
                tags: this.tags(spec.tags, typeTags),
            },
            { parent: this.vpc, dependsOn: [this.vpc] },
        );
        const routeTable = new ec2.RouteTable(
            name,
            { vpcId: this.vpc.id, tags: this.tags(typeTags) },
            { parent: subnet, dependsOn: [subnet] },
        );
        this.routeTableAssociations.push(
            new ec2.RouteTableAssociation(
                name,
                { routeTableId: routeTable.id, subnetId: subnet.id },
                { parent: routeTable, dependsOn: [routeTable] },
            ),
        );
        if (spec.type === "Public" && this.needsNatGateway(zoneIndex)) {
            this.createNatGateway(subnet, zoneIndex);
        }
        this.createRoute(name, spec, zoneIndex, routeTable);
        return { ...planned, subnet, routeTable };
    }

    private needsNatGateway(zoneIndex: number): boolean {
        const strategy = this.natStrategy();
        return strategy !== "None" && this.natGateways.length < (strategy === "Single" ? 1 : zoneIndex + 1);
    }

    private natStrategy(): string {
        return this.args.natGateways?.strategy ?? "OnePerAz";
    }

    private createNatGateway(subnet: ec2.Subnet, zoneIndex: number): void {
        const name = `${this.resourceName}-${String(zoneIndex + 1)}`;
        const tags = merged(this.args.tags, { Name: name });
        const eip = new ec2.Eip(name, { tags }, { parent: subnet, dependsOn: [subnet] });
        this.eips.push(eip);
        this.natGateways.push(
            new ec2.NatGateway(
                name,
                { subnetId: subnet.id, allocationId: eip.allocationId, tags },
                { parent: subnet, dependsOn: [subnet] },
            ),
        );
    }

    private createRoute(name: string, spec: SubnetSpec, zoneIndex: number, routeTable: ec2.RouteTable): void {
        const target = this.routeTarget(spec, zoneIndex);
        if (target) {
            this.routes.push(
                new ec2.Route(
                    name,
                    { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...target },
                    { parent: routeTable, dependsOn: [routeTable] },
                ),
            );
        }
    }

    /** Where a subnet's way to the internet leads; undefined when it has none. */
    private routeTarget(
        spec: SubnetSpec,
        zoneIndex: number,
    ): Pick<ec2.RouteArgs, "gatewayId" | "natGatewayId"> | undefined {
        if (spec.type === "Public") {
            return { gatewayId: this.internetGateway.id };
        }
        const natGateway = this.natGateways[this.natStrategy() === "Single" ? 0 : zoneIndex];
        return spec.type === "Private" && natGateway ? { natGatewayId: natGateway.id } : undefined;
    }

    private createEndpoint(spec: EndpointSpec): ec2.VpcEndpoint {
        const placed = isInterface(spec)
            ? {
                  privateDnsEnabled: spec.privateDnsEnabled ?? true,
                  subnetIds: this.endpointSubnetIds(),
                  securityGroupIds: [this.createEndpointSecurityGroup(spec)],
              }
            : {
                  privateDnsEnabled: spec.privateDnsEnabled,
                  routeTableIds: this.subnets.map(({ routeTable }) => routeTable.id),
              };
        return new ec2.VpcEndpoint(
            spec.serviceName,
            {
                ...placed,
                serviceName: spec.serviceName,
                vpcEndpointType: spec.vpcEndpointType,
                vpcId: this.vpc.id,
                tags: this.tags(spec.tags),
            },
            { parent: this.vpc, dependsOn: [this.vpc] },
        );
    }

    /** One subnet of each zone, a private one where there is one. */
    private endpointSubnetIds(): pulumi.Output<string>[] {
        return (this.args.availabilityZoneNames ?? []).flatMap((zone) => {
            const inZone = this.subnets.filter((subnet) => subnet.zone === zone);
            const chosen = ["Private", "Isolated", "Public"]
                .map((type) => inZone.find(({ spec }) => spec.type === type))
                .find((subnet) => subnet !== undefined);
            return chosen ? [chosen.subnet.id] : [];
        });
    }

    private createEndpointSecurityGroup(spec: EndpointSpec): pulumi.Output<string> {
        const securityGroup = new ec2.SecurityGroup(
            `${spec.serviceName}-sg`,
            { vpcId: this.vpc.id, tags: this.tags(spec.tags) },
            { parent: this.vpc, dependsOn: [this.vpc] },
        );
        new ec2.SecurityGroupRule(
            `${spec.serviceName}-ingress`,
            {
                type: "ingress",
                securityGroupId: securityGroup.id,
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: [this.vpc.cidrBlock],
            },
            { parent: this.vpc, dependsOn: [securityGroup] },
        );
        return securityGroup.id;
    }

    /** The name, the tags of the VPC, and those of one child over them. */
    private tags(...own: (pulumi.Input<Tags | undefined> | undefined)[]): pulumi.Output<Tags> {
        return merged({ Name: this.resourceName }, this.args.tags, ...own);
    }
}

const isInterface = ({ vpcEndpointType }: EndpointSpec) => vpcEndpointType === "Interface";

function merged(...sets: (pulumi.Input<Tags | undefined> | undefined)[]): pulumi.Output<Tags> {
    return pulumi.all(sets).apply((resolved) => Object.assign({}, ...resolved) as Tags);
}

/**
 * Constructs an `awsx.ec2.Vpc`.
 * @throws Error that names an option, or a value of one, that the model does not cover, or that awsx refuses.
 */
export function constructVpc(
    name: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
): Promise<ConstructResult> {
    const vpc = new Vpc(name, validated(inputs), options);
    return Promise.resolve({ urn: vpc.urn, state: vpc.state() });
}

const plainOptions = [
    "availabilityZoneNames",
    "cidrBlock",
    "natGateways",
    "subnetSpecs",
    "subnetStrategy",
    "vpcEndpointSpecs",
    "vpcEndpointStrategy",
];

function validated(inputs: pulumi.Inputs): VpcArgs {
    refuseOtherOptions(component, inputs, [...plainOptions, "enableDnsHostnames", "enableDnsSupport", "tags"]);
    refuseOutputs(component, inputs, plainOptions);
    const args = inputs as VpcArgs;
    refuseOtherValues(component, "subnetStrategy", args.subnetStrategy, ["Auto"]);
    requireOptions(args);
    validateSubnetSpecs(args.subnetSpecs ?? []);
    validateNatGateways(args);
    validateEndpoints(args);
    return args;
}

function requireOptions(args: VpcArgs): void {
    for (const option of ["availabilityZoneNames", "cidrBlock", "subnetSpecs"] as const) {
        if (args[option] === undefined || args[option].length === 0) {
            throw new Error(
                `${component} needs ${option}, so that its children do not depend on look-ups; give it a value`,
            );
        }
    }
}

function validateNatGateways({ natGateways, subnetSpecs = [] }: VpcArgs): void {
    refuseOtherOptions(component, natGateways ?? {}, ["strategy"], "natGateways.");
    const strategy = natGateways?.strategy ?? "OnePerAz";
    refuseOtherValues(component, "natGateways.strategy", strategy, ["None", "Single", "OnePerAz"]);
    const has = (...types: string[]) => subnetSpecs.some(({ type }) => types.includes(type));
    if (strategy !== "None" && !(has("Public") && has("Private", "Isolated"))) {
        throw new Error(
            `natGateways.strategy ${JSON.stringify(strategy)} of ${component} needs public subnets for the gateways and ` +
                'private or isolated ones behind them; add them to subnetSpecs, or use "None"',
        );
    }
}

function validateSubnetSpecs(specs: readonly SubnetSpec[]): void {
    for (const [index, spec] of specs.entries()) {
        const place = `subnetSpecs[${String(index)}].`;
        refuseOtherOptions(component, spec, ["type", "name", "cidrMask", "tags"], place);
        refuseOtherValues(component, `${place}type`, spec.type, ["Public", "Private", "Isolated", "Unused"]);
    }
}

function validateEndpoints(args: VpcArgs): void {
    const specs = args.vpcEndpointSpecs ?? [];
    if (specs.length > 0) {
        refuseOtherValues(component, "vpcEndpointStrategy", args.vpcEndpointStrategy, ["Auto"]);
    }
    for (const [index, spec] of specs.entries()) {
        const place = `vpcEndpointSpecs[${String(index)}].`;
        refuseOtherOptions(component, spec, ["serviceName", "vpcEndpointType", "privateDnsEnabled", "tags"], place);
        refuseOtherValues(component, `${place}vpcEndpointType`, spec.vpcEndpointType, [
            "Gateway",
            "Interface",
            undefined,
        ]);
        const dns = [args.enableDnsHostnames, args.enableDnsSupport];
        if (isInterface(spec) && spec.privateDnsEnabled !== false && dns.includes(false)) {
            throw new Error(
                `${place}privateDnsEnabled of ${component} needs enableDnsHostnames and enableDnsSupport; ` +
                    "set them to true, or privateDnsEnabled to false",
            );
        }
    }
}
