import * as ec2 from "@pulumi/aws/ec2";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../config";
import { namedTags, physicalName, registeredArgs, type PlatformContext } from "./conventions";
import { policyDocument, serviceTrust } from "./iamPolicy";
import { InterfaceEndpoints } from "./interfaceEndpoints";
import { NatGateways } from "./natGateways";

export interface NetworkArgs {
    readonly context: PlatformContext;
    readonly config: NetworkConfig;
    /** Name of the EKS cluster whose load balancers the subnets are tagged for. */
    readonly clusterName: string;
    /** Key that encrypts the flow logs. */
    readonly logsKeyArn: pulumi.Input<string>;
}

/**
 * The VPC with public, private and isolated data subnets in every zone, an S3 gateway endpoint, the configured NAT
 * gateways and interface endpoints, encrypted flow logs, and a default security group that admits nothing.
 *
 * What needs a way out of its subnet comes with this component in its `dependsOn`: subnets are there minutes before their
 * NAT gateways and endpoints.
 *
 * Cost: a NAT gateway and an interface endpoint are billed by the hour in each zone, and by the GiB; the rest is free.
 */
export class Network extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly cidr: string;
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly privateSubnetIds: pulumi.Output<string[]>;
    readonly dataSubnetIds: pulumi.Output<string[]>;

    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        // Only the flow logs need the key.
        super("platform:network:Network", name, registeredArgs(args, "logsKeyArn"), opts);

        const vpc = this.createVpc(name, args);
        this.createNatGateways(name, args, vpc);
        this.createInterfaceEndpoints(name, args, vpc);
        this.lockDefaultSecurityGroup(name, args, vpc);
        this.createFlowLogs(name, args, vpc);

        this.vpcId = vpc.vpcId;
        this.cidr = args.config.cidr;
        this.publicSubnetIds = vpc.publicSubnetIds;
        this.privateSubnetIds = vpc.privateSubnetIds;
        this.dataSubnetIds = vpc.isolatedSubnetIds;
        this.registerOutputs({
            vpcId: this.vpcId,
            cidr: this.cidr,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            dataSubnetIds: this.dataSubnetIds,
        });
    }

    private createVpc(name: string, { context, config, clusterName }: NetworkArgs): awsx.Vpc {
        const clusterTag = { [`kubernetes.io/cluster/${clusterName}`]: "shared" };
        const { private: privatePrefix, public: publicPrefix, data: dataPrefix } = config.subnetPrefixes;
        return new awsx.Vpc(
            `${name}-vpc`,
            {
                cidrBlock: config.cidr,
                availabilityZoneNames: config.zones,
                natGateways: { strategy: "None" },
                subnetStrategy: "Auto",
                // awsx lays subnets out in this order and refuses a larger one after a smaller one.
                subnetSpecs: [
                    {
                        type: "Private",
                        name: "private",
                        cidrMask: privatePrefix,
                        tags: { "kubernetes.io/role/internal-elb": "1", ...clusterTag },
                    },
                    {
                        type: "Public",
                        name: "public",
                        cidrMask: publicPrefix,
                        tags: { "kubernetes.io/role/elb": "1", ...clusterTag },
                    },
                    { type: "Isolated", name: "data", cidrMask: dataPrefix },
                ],
                vpcEndpointStrategy: "Auto",
                vpcEndpointSpecs: [{ serviceName: `com.amazonaws.${context.region}.s3`, vpcEndpointType: "Gateway" }],
                enableDnsHostnames: true,
                enableDnsSupport: true,
                tags: namedTags(context, physicalName(context, "vpc")),
            },
            { parent: this },
        );
    }

    private createNatGateways(name: string, { context, config }: NetworkArgs, vpc: awsx.Vpc): void {
        new NatGateways(
            `${name}-nat`,
            {
                context,
                config,
                publicSubnetIds: vpc.publicSubnetIds,
                privateRouteTableIds: routeTableIdsOf(vpc, vpc.privateSubnetIds),
            },
            { parent: this },
        );
    }

    private createInterfaceEndpoints(name: string, { context, config }: NetworkArgs, vpc: awsx.Vpc): void {
        new InterfaceEndpoints(
            `${name}-endpoints`,
            { context, config, vpcId: vpc.vpcId, subnetIds: vpc.privateSubnetIds },
            { parent: this },
        );
    }

    private lockDefaultSecurityGroup(name: string, { context }: NetworkArgs, vpc: awsx.Vpc): void {
        new ec2.DefaultSecurityGroup(
            `${name}-default-security-group`,
            {
                vpcId: vpc.vpcId,
                ingress: [],
                egress: [],
                tags: namedTags(context, physicalName(context, "default-locked")),
            },
            { parent: this },
        );
    }

    private createFlowLogs(name: string, { context, config, logsKeyArn }: NetworkArgs, vpc: awsx.Vpc): void {
        const logGroup = new cloudwatch.LogGroup(
            `${name}-flow-logs`,
            {
                name: `/platform/${context.prefix}/vpc-flow-logs`,
                retentionInDays: config.flowLogRetentionDays,
                kmsKeyId: logsKeyArn,
                tags: context.tags,
            },
            { parent: this },
        );
        const role = new iam.Role(
            `${name}-flow-logs-role`,
            {
                name: physicalName(context, "vpc-flow-logs"),
                assumeRolePolicy: serviceTrust(
                    "vpc-flow-logs.amazonaws.com",
                    context,
                    `arn:aws:ec2:${context.region}:${context.account}:vpc-flow-log/*`,
                ),
                tags: context.tags,
            },
            { parent: this },
        );
        const policy = new iam.RolePolicy(
            `${name}-flow-logs-policy`,
            {
                role: role.name,
                policy: logGroup.arn.apply((arn) =>
                    policyDocument([
                        {
                            Effect: "Allow",
                            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                            Resource: `${arn}:*`,
                        },
                    ]),
                ),
            },
            { parent: this },
        );
        new ec2.FlowLog(
            `${name}-flow-log`,
            {
                vpcId: vpc.vpcId,
                trafficType: "ALL",
                logDestinationType: "cloud-watch-logs",
                logDestination: logGroup.arn,
                iamRoleArn: role.arn,
                maxAggregationInterval: 60,
                tags: namedTags(context, physicalName(context, "vpc")),
            },
            { parent: this, dependsOn: policy },
        );
    }
}

/** The route tables of subnets, in the subnets' order. */
function routeTableIdsOf(vpc: awsx.Vpc, subnetIds: pulumi.Output<string[]>): pulumi.Output<string[]> {
    const associations = vpc.routeTableAssociations.apply((all) =>
        pulumi.all(all.map(({ subnetId, routeTableId }) => pulumi.all([subnetId, routeTableId]))),
    );
    return pulumi.all([associations, subnetIds]).apply(([known, ids]) =>
        ids.map((id) => {
            const table = known.find(([subnetId]) => subnetId === id)?.[1];
            if (table === undefined) {
                throw new Error(`awsx.ec2.Vpc reports no route table for the subnet ${id}`);
            }
            return table;
        }),
    );
}
