import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../config";
import { namedTags, physicalName, type PlatformContext } from "./conventions";

export interface NatGatewaysArgs {
    readonly context: PlatformContext;
    readonly config: Pick<NetworkConfig, "natGateways" | "zones">;
    /** One in every zone, in the order of the zones. */
    readonly publicSubnetIds: pulumi.Input<string[]>;
    /** Route tables of the private subnets, in the order of the zones. */
    readonly privateRouteTableIds: pulumi.Input<string[]>;
}

/**
 * The way of the private subnets to the internet: no NAT gateway, one for all zones, or one in each.
 *
 * `awsx.ec2.Vpc` could make them too. Its outputs would then wait for them, and with its outputs the cluster, which needs
 * none: two minutes of every first `pulumi up`.
 *
 * Cost: a NAT gateway is billed by the hour and by the GiB, its address by the hour.
 */
export class NatGateways extends pulumi.ComponentResource {
    constructor(name: string, args: NatGatewaysArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:network:NatGateways", name, args, opts);

        const gateways = this.zonesWithGateway(args.config).map((zone, index) =>
            this.createGateway(name, args, zone, index),
        );
        this.createRoutes(name, args, gateways);

        this.registerOutputs({});
    }

    private zonesWithGateway({ natGateways, zones }: NatGatewaysArgs["config"]): readonly string[] {
        return zones.slice(0, { none: 0, single: 1, onePerZone: zones.length }[natGateways]);
    }

    private createGateway(
        name: string,
        { context, publicSubnetIds }: NatGatewaysArgs,
        zone: string,
        index: number,
    ): ec2.NatGateway {
        const tags = namedTags(context, physicalName(context, `nat-${zone}`));
        const address = new ec2.Eip(`${name}-${zone}-address`, { domain: "vpc", tags }, { parent: this });
        return new ec2.NatGateway(
            `${name}-${zone}`,
            { allocationId: address.allocationId, subnetId: at(publicSubnetIds, index), tags },
            { parent: this },
        );
    }

    private createRoutes(
        name: string,
        { config, privateRouteTableIds }: NatGatewaysArgs,
        gateways: readonly ec2.NatGateway[],
    ): void {
        for (const [index, zone] of config.zones.entries()) {
            const gateway = gateways[index] ?? gateways[0];
            if (gateway) {
                new ec2.Route(
                    `${name}-${zone}-route`,
                    {
                        routeTableId: at(privateRouteTableIds, index),
                        destinationCidrBlock: "0.0.0.0/0",
                        natGatewayId: gateway.id,
                    },
                    { parent: this },
                );
            }
        }
    }
}

/** The member of a list that may be known later only. */
function at(list: pulumi.Input<string[]>, index: number): pulumi.Output<string> {
    return pulumi.output(list).apply((members) => {
        const member = members[index];
        if (member === undefined) {
            throw new Error(`the VPC has fewer subnets of a kind (${members.length}) than the network has zones`);
        }
        return member;
    });
}
