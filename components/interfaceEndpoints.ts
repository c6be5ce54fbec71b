import * as ec2 from "@pulumi/aws/ec2";
import * as aws from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../config";
import { namedTags, physicalName, type PlatformContext } from "./conventions";

export interface InterfaceEndpointsArgs {
    readonly context: PlatformContext;
    readonly config: Pick<NetworkConfig, "cidr" | "interfaceEndpoints">;
    readonly vpcId: pulumi.Input<string>;
    /** Private subnets, one in every zone. */
    readonly subnetIds: pulumi.Input<string[]>;
}

/**
 * Endpoints of AWS services inside the VPC: who asks for the service by its usual name reaches it without the internet.
 * They share a security group that admits the VPC over HTTPS and lets nothing out.
 *
 * `awsx.ec2.Vpc` could make them too, each with a group of its own. Its outputs would then wait for them, and with its
 * outputs everything else in the VPC.
 *
 * Cost: an endpoint is billed by the hour in each zone, and by the GiB.
 */
export class InterfaceEndpoints extends pulumi.ComponentResource {
    constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:network:InterfaceEndpoints", name, args, opts);

        if (args.config.interfaceEndpoints.length > 0) {
            this.createEndpoints(name, args, this.createSecurityGroup(name, args));
        }

        this.registerOutputs({});
    }

    private createSecurityGroup(name: string, { context, config, vpcId }: InterfaceEndpointsArgs): ec2.SecurityGroup {
        const groupName = physicalName(context, "vpc-endpoints");
        const tags = namedTags(context, groupName);
        const securityGroup = new ec2.SecurityGroup(
            `${name}-security-group`,
            {
                // Unique in its VPC only: a replacement, which another VPC forces, does not collide.
                name: groupName,
                description: "Admits the VPC to its interface endpoints",
                vpcId,
                tags,
            },
            { parent: this },
        );
        new aws.SecurityGroupIngressRule(
            `${name}-ingress`,
            {
                securityGroupId: securityGroup.id,
                cidrIpv4: config.cidr,
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                description: "HTTPS from the VPC",
                tags,
            },
            { parent: this },
        );
        return securityGroup;
    }

    private createEndpoints(
        name: string,
        { context, config, vpcId, subnetIds }: InterfaceEndpointsArgs,
        securityGroup: ec2.SecurityGroup,
    ): void {
        for (const service of config.interfaceEndpoints) {
            new ec2.VpcEndpoint(
                `${name}-${service}`,
                {
                    vpcId,
                    serviceName: `com.amazonaws.${context.region}.${service}`,
                    vpcEndpointType: "Interface",
                    privateDnsEnabled: true,
                    subnetIds,
                    securityGroupIds: [securityGroup.id],
                    tags: namedTags(context, physicalName(context, service)),
                },
                { parent: this },
            );
        }
    }
}
