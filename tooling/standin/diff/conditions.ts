/*
 * What the provider decides in code: replacements that hang on more than the one value (`CustomizeDiff`), and changes that
 * are none (`DiffSuppressFunc`).
 * Source: hashicorp/terraform-provider-aws, the file named at each.
 */
import type { Properties } from "../model";
import { valueAt } from "../properties";

/** Whether a change of the property replaces the resource, or is none. */
export type Condition = (olds: Properties, news: Properties) => boolean;

type Conditions = Readonly<Record<string, Readonly<Record<string, Condition>>>>;

/** Changes that leave the resource as it is. */
export const suppressed: Conditions = {
    // internal/service/rds/instance.go: storage that autoscaling has grown, or that never shrinks, stays.
    "aws:rds/instance:Instance": {
        allocatedStorage: ({ allocatedStorage: before }, { allocatedStorage: after, maxAllocatedStorage: most }) =>
            [before, after, most].every((size) => typeof size === "number") &&
            Number(before) > Number(after) &&
            Number(most) > Number(after),
    },
};

export const conditions: Conditions = {
    // internal/service/ec2/vpc_subnet.go: a subnet that gave its instances IPv6 addresses cannot change its network.
    "aws:ec2/subnet:Subnet": {
        ipv6CidrBlock: (olds) => olds.assignIpv6AddressOnCreation === true,
    },
    // internal/service/ec2/vpc_.go, resourceVPCCustomizeDiff: AWS lets dedicated tenancy go, and not come.
    "aws:ec2/vpc:Vpc": {
        instanceTenancy: (olds, news) =>
            olds.instanceTenancy !== "dedicated" || (news.instanceTenancy ?? "default") !== "default",
    },
    // internal/service/ec2/vpc_endpoint.go
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        privateDnsEnabled: (_olds, news) => news.vpcEndpointType !== "Interface",
    },
    // internal/service/eks/cluster.go: only "if an existing role has changed, not if a new role is added".
    "aws:eks/cluster:Cluster": {
        "computeConfig.nodeRoleArn": (olds, news) =>
            Boolean(valueAt(olds, "computeConfig.nodeRoleArn")) && news.computeConfig !== undefined,
    },
};
