import * as ec2 from "@pulumi/aws/ec2";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../config";
import { namedTags, physicalName, type PlatformContext } from "./conventions";
import { policyDocument, serviceTrust } from "./iamPolicy";

export interface NetworkArgs {
    readonly context: PlatformContext;
    readonly config: NetworkConfig;
    /** Name of the EKS cluster whose load balancers the subnets are tagged for. */
    readonly clusterName: string;
    /** Key that encrypts the flow logs. */
    readonly logsKeyArn: pulumi.Input<string>;
}

const natGatewayStrategy = { none: "None", single: "Single", onePerZone: "OnePerAz" } as const;

/**
 * The VPC with public, private and isolated data subnets in every zone, an S3 gateway endpoint, the configured
 * interface endpoints, encrypted flow logs, and a default security group that admits nothing.
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
        super("platform:network:Network", name, args, opts);

        const vpc = this.createVpc(name, args);
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
        const serviceName = (service: string) => `com.amazonaws.${context.region}.${service}`;
        return new awsx.Vpc(
            `${name}-vpc`,
            {
                cidrBlock: config.cidr,
                availabilityZoneNames: config.zones,
                natGateways: { strategy: natGatewayStrategy[config.natGateways] },
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
                vpcEndpointSpecs: [
                    { serviceName: serviceName("s3"), vpcEndpointType: "Gateway" },
                    ...config.interfaceEndpoints.map((service) => ({
                        serviceName: serviceName(service),
                        vpcEndpointType: "Interface",
                        privateDnsEnabled: true,
                    })),
                ],
                enableDnsHostnames: true,
                enableDnsSupport: true,
                tags: namedTags(context, physicalName(context, "vpc")),
            },
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
