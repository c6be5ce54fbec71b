/*
 * Amazon VPC and EC2.
 *
 * Sources: AWS SDK service model ec2 2016-11-15 (documentation of DeleteVpc, DeleteSubnet, DetachInternetGateway,
 * ReleaseAddress, DeleteSecurityGroup, CreateSubnet and NatGateway.FailureCode); EC2 API Reference, "Error codes"; moto
 * moto/ec2/exceptions.py for the wording; terraform-provider-aws internal/service/ec2 for what the provider does itself:
 * a route table is disassociated before it is deleted, rules of a default security group are only emptied. A launch
 * template goes while a node group uses it, and flow logs go with their VPC.
 */
import { Netmask } from "netmask";
import type { Inventory, Stored } from "../inventory";
import type { Candidate, Refusal, Rule, ServiceLifecycle } from "./lifecycle";
import { byId, routeTable, securityGroup, subnet, vpc } from "./references";
import { combined, exists, having, inRegion, isOn, named, textOf, textsAt, unique, unused, waysOut } from "./rules";

const types = {
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    internetGateway: "aws:ec2/internetGateway:InternetGateway",
    natGateway: "aws:ec2/natGateway:NatGateway",
    routeTable: "aws:ec2/routeTable:RouteTable",
    vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
    cluster: "aws:eks/cluster:Cluster",
    nodeGroup: "aws:eks/nodeGroup:NodeGroup",
    database: "aws:rds/instance:Instance",
    subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
} as const;

const inVpc = exists("vpcId", vpc, (id) => `InvalidVpcID.NotFound: The vpc ID '${id}' does not exist`);
const inSubnets = (path: string) =>
    exists(path, subnet, (id) => `InvalidSubnetID.NotFound: The subnet ID '${id}' does not exist`);
const ofRouteTable = (path: string) =>
    exists(path, routeTable, (id) => `InvalidRouteTableID.NotFound: The routeTable ID '${id}' does not exist`);
const ofSecurityGroup = (path: string) =>
    exists(path, securityGroup, (id) => `InvalidGroup.NotFound: The security group '${id}' does not exist`);

function networkOf(resource: Candidate | undefined): Netmask | undefined {
    const cidr = resource && textOf(resource, "cidrBlock");
    return cidr === undefined ? undefined : new Netmask(cidr);
}

const contains = (outer: Netmask, inner: Netmask) =>
    outer.contains(inner.base) && outer.contains(inner.broadcast ?? inner.base);

/** A subnet lies in one of the networks of its VPC. */
const subnetRange: Rule = (candidate, inventory) => {
    const own = networkOf(candidate);
    const vpcId = textOf(candidate, "vpcId") ?? "";
    const added = having(inventory, "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "vpcId", vpcId);
    const networks = [inventory.find(types.vpc, vpcId), ...added]
        .map(networkOf)
        .filter((network) => network !== undefined);
    return own && networks.length > 0 && !networks.some((network) => contains(network, own))
        ? `InvalidSubnet.Range: The CIDR '${own.toString()}' is invalid; choose one in the VPC's ${networks.join(", ")}`
        : undefined;
};

/** "A subnet CIDR block must not overlap the CIDR block of an existing subnet in the VPC." */
const subnetConflict: Rule = (candidate, inventory) => {
    const own = networkOf(candidate);
    const vpcId = textOf(candidate, "vpcId");
    const other = inventory.ofType(types.subnet).find((stored) => {
        const network = networkOf(stored);
        const overlaps = own && network && (contains(own, network) || contains(network, own));
        return overlaps && textOf(stored, "vpcId") === vpcId;
    });
    return own && other
        ? `InvalidSubnet.Conflict: The CIDR '${own.toString()}' conflicts with another subnet; ${waysOut(candidate, other)}`
        : undefined;
};

const vpcOfSubnet = (inventory: Inventory, id: string | undefined) => {
    const found = inventory.find(types.subnet, id ?? "");
    return found && textOf(found, "vpcId");
};

const isPublic = (gateway: Candidate) => textOf(gateway, "connectivityType") !== "private";

/** A public NAT gateway reaches the internet through its VPC's internet gateway. */
const natRoute: Rule = (candidate, inventory) => {
    const vpcId = vpcOfSubnet(inventory, textOf(candidate, "subnetId"));
    return vpcId !== undefined &&
        isPublic(candidate) &&
        having(inventory, types.internetGateway, "vpcId", vpcId).length === 0
        ? `Gateway.NotAttached: Network ${vpcId} has no Internet gateway attached; ` +
              "let the NAT gateway depend on the internet gateway"
        : undefined;
};

/** The security groups of a launch template, which its node groups' instances have. */
const groupsOfTemplate = (template: Candidate | undefined): string[] => [
    ...textsAt(template?.inputs, "vpcSecurityGroupIds[]"),
    ...textsAt(template?.inputs, "networkInterfaces[].securityGroups[]"),
];

/** The resources that have network interfaces in a subnet. */
function interfacesIn(inventory: Inventory, subnetId: string): Stored[] {
    const groups = having(inventory, types.subnetGroup, "subnetIds[]", subnetId).map((group) => textOf(group, "name"));
    return [
        ...having(inventory, types.natGateway, "subnetId", subnetId),
        ...having(inventory, types.vpcEndpoint, "subnetIds[]", subnetId),
        ...having(inventory, types.cluster, "vpcConfig.subnetIds[]", subnetId),
        ...having(inventory, types.nodeGroup, "subnetIds[]", subnetId),
        ...inventory
            .ofType(types.database)
            .filter((database) => groups.includes(textOf(database, "dbSubnetGroupName") ?? "")),
    ];
}

/** The resources whose network interfaces have a security group, or whose rules name it as their peer. */
function usersOfSecurityGroup({ id }: Stored, inventory: Inventory): Stored[] {
    const templates = inventory
        .ofType(types.launchTemplate)
        .filter((template) => groupsOfTemplate(template).includes(id))
        .map((template) => template.id);
    const rules = [
        ...having(inventory, "aws:ec2/securityGroupRule:SecurityGroupRule", "sourceSecurityGroupId", id),
        ...having(inventory, ingressRule, "referencedSecurityGroupId", id),
        ...having(inventory, egressRule, "referencedSecurityGroupId", id),
    ].filter((rule) => textOf(rule, "securityGroupId") !== id);
    const groups = inventory
        .ofType(types.securityGroup)
        .filter(
            ({ id: other, inputs }) =>
                other !== id &&
                ["ingress[].securityGroups[]", "egress[].securityGroups[]"].some((path) =>
                    textsAt(inputs, path).includes(id),
                ),
        );
    return [
        ...having(inventory, types.vpcEndpoint, "securityGroupIds[]", id),
        ...having(inventory, types.cluster, "vpcConfig.securityGroupIds[]", id),
        ...having(inventory, types.database, "vpcSecurityGroupIds[]", id),
        ...inventory
            .ofType(types.nodeGroup)
            .filter((group) => templates.includes(textOf(group, "launchTemplate.id") ?? "")),
        ...rules,
        ...groups,
    ];
}

const dependentsOfVpc = ({ id }: Stored, inventory: Inventory): Stored[] =>
    [types.subnet, types.internetGateway, types.vpcEndpoint, types.routeTable, types.securityGroup].flatMap((type) =>
        having(inventory, type, "vpcId", id),
    );

/** What has public addresses in the network of an internet gateway. */
function mappedAddresses(gateway: Stored, inventory: Inventory): Stored[] {
    const vpcId = textOf(gateway, "vpcId");
    const isThere = (subnetId: string) => vpcOfSubnet(inventory, subnetId) === vpcId;
    const givesAddresses = (subnetId: string) => {
        const found = inventory.find(types.subnet, subnetId);
        return found !== undefined && isOn(found, "mapPublicIpOnLaunch");
    };
    return [
        ...inventory.ofType(types.natGateway).filter((nat) => isPublic(nat) && isThere(textOf(nat, "subnetId") ?? "")),
        ...inventory
            .ofType(types.nodeGroup)
            .filter(({ inputs }) => textsAt(inputs, "subnetIds[]").some((id) => isThere(id) && givesAddresses(id))),
    ];
}

const ingressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** What makes a rule the same as another: group, direction, protocol, ports and peer. */
const ruleKey = (paths: readonly string[]) => (rule: Candidate) => {
    const group = textOf(rule, "securityGroupId");
    return group === undefined ? undefined : JSON.stringify([group, ...paths.map((path) => rule.inputs[path] ?? null)]);
};

const distinctRule = (paths: readonly string[]): Rule =>
    unique(ruleKey(paths), (rule) => {
        const group = textOf(rule, "securityGroupId") ?? "";
        return `InvalidPermission.Duplicate: the specified rule already exists in security group '${group}'`;
    });

const vpcRule = {
    stand: [
        ofSecurityGroup("securityGroupId"),
        ofSecurityGroup("referencedSecurityGroupId"),
        distinctRule([
            "ipProtocol",
            "fromPort",
            "toPort",
            "cidrIpv4",
            "cidrIpv6",
            "prefixListId",
            "referencedSecurityGroupId",
        ]),
    ],
};

const routeDestination = (route: Candidate) =>
    textOf(route, "destinationCidrBlock") ??
    textOf(route, "destinationIpv6CidrBlock") ??
    textOf(route, "destinationPrefixListId");

/** A route to an internet gateway stays in the gateway's network. */
const routeInNetwork: Rule = (route, inventory): Refusal => {
    const [table, gateway] = [
        inventory.find(types.routeTable, textOf(route, "routeTableId") ?? ""),
        inventory.find(types.internetGateway, textOf(route, "gatewayId") ?? ""),
    ];
    return table && gateway && textOf(table, "vpcId") !== textOf(gateway, "vpcId")
        ? `InvalidParameterValue: route table ${table.id} and network gateway ${gateway.id} belong to different networks; ` +
              "use the internet gateway of the route table's VPC"
        : undefined;
};

const privateDns: Rule = (candidate, inventory) => {
    const [service, vpcId] = [textOf(candidate, "serviceName"), textOf(candidate, "vpcId")];
    const other = inventory
        .ofType(types.vpcEndpoint)
        .find(
            (endpoint) =>
                isOn(endpoint, "privateDnsEnabled") &&
                textOf(endpoint, "serviceName") === service &&
                textOf(endpoint, "vpcId") === vpcId,
        );
    return other && isOn(candidate, "privateDnsEnabled")
        ? "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for " +
              `${service ?? ""} in the VPC ${vpcId ?? ""}; ${waysOut(candidate, other)}`
        : undefined;
};

const gatewayRoutes: Rule = (candidate, inventory) => {
    const service = textOf(candidate, "serviceName");
    const tables = textsAt(candidate.inputs, "routeTableIds[]");
    const other = inventory
        .ofType(types.vpcEndpoint)
        .find(
            (endpoint) =>
                textOf(endpoint, "serviceName") === service &&
                textsAt(endpoint.inputs, "routeTableIds[]").some((table) => tables.includes(table)),
        );
    return (
        other &&
        `RouteAlreadyExists: a route table of ${tables.join(", ")} already has a route to ${service ?? ""}; ${waysOut(candidate, other)}`
    );
};

export const ec2: ServiceLifecycle = {
    [types.vpc]: {
        remove: [
            unused(
                dependentsOfVpc,
                ({ id }) => `DependencyViolation: The vpc '${id}' has dependencies and cannot be deleted`,
            ),
        ],
    },
    [types.subnet]: {
        stand: [inVpc, subnetRange, subnetConflict],
        remove: [
            unused(
                ({ id }, inventory) => interfacesIn(inventory, id),
                ({ id }) => `DependencyViolation: The subnet '${id}' has dependencies and cannot be deleted`,
            ),
        ],
    },
    [types.internetGateway]: {
        stand: [
            inVpc,
            unique(
                combined("vpcId"),
                (gateway) =>
                    `InvalidParameterValue: Network ${textOf(gateway, "vpcId") ?? ""} already has an internet gateway attached`,
            ),
        ],
        remove: [
            unused(
                mappedAddresses,
                (gateway) =>
                    `DependencyViolation: Network ${textOf(gateway, "vpcId") ?? ""} has some mapped public address(es). ` +
                    "Please unmap those public address(es) before detaching the gateway",
            ),
        ],
    },
    "aws:ec2/eip:Eip": {
        remove: [
            unused(
                ({ id }, inventory) => having(inventory, types.natGateway, "allocationId", id),
                ({ id }) => `InvalidIPAddress.InUse: The address '${id}' is associated and cannot be released`,
            ),
        ],
    },
    [types.natGateway]: {
        stand: [
            inSubnets("subnetId"),
            exists(
                "allocationId",
                byId("aws:ec2/eip:Eip"),
                (id) =>
                    `InvalidAllocationID.NotFound: Elastic IP address ${id} could not be associated with this NAT gateway`,
            ),
            unique(
                combined("allocationId"),
                (gateway) =>
                    `Resource.AlreadyAssociated: Elastic IP address ${textOf(gateway, "allocationId") ?? ""} is already associated`,
            ),
            natRoute,
        ],
    },
    [types.routeTable]: { stand: [inVpc] },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        stand: [
            ofRouteTable("routeTableId"),
            inSubnets("subnetId"),
            unique(
                combined("subnetId"),
                (association) =>
                    `Resource.AlreadyAssociated: subnet ${textOf(association, "subnetId") ?? ""} already has a route table`,
            ),
        ],
    },
    "aws:ec2/route:Route": {
        stand: [
            ofRouteTable("routeTableId"),
            exists(
                "gatewayId",
                (id, candidate, inventory) =>
                    !id.startsWith("igw-") || byId(types.internetGateway)(id, candidate, inventory),
                (id) => `InvalidGatewayID.NotFound: The gateway ID '${id}' does not exist`,
            ),
            exists(
                "natGatewayId",
                byId(types.natGateway),
                (id) => `InvalidNatGatewayID.NotFound: The NAT gateway ID '${id}' does not exist`,
            ),
            routeInNetwork,
            unique(
                (route) => {
                    const [table, destination] = [textOf(route, "routeTableId"), routeDestination(route)];
                    return table !== undefined && destination !== undefined ? `${table}/${destination}` : undefined;
                },
                (route) =>
                    `RouteAlreadyExists: The route identified by ${routeDestination(route) ?? ""} already exists`,
            ),
        ],
    },
    [types.vpcEndpoint]: {
        stand: [
            inVpc,
            inSubnets("subnetIds[]"),
            ofSecurityGroup("securityGroupIds[]"),
            ofRouteTable("routeTableIds[]"),
            privateDns,
            gatewayRoutes,
        ],
    },
    [types.securityGroup]: {
        stand: [
            inVpc,
            unique(
                combined("vpcId", "name"),
                (group) =>
                    `InvalidGroup.Duplicate: The security group '${textOf(group, "name") ?? ""}' already exists for VPC ` +
                    `'${textOf(group, "vpcId") ?? ""}'`,
            ),
        ],
        remove: [
            unused(usersOfSecurityGroup, ({ id }) => `DependencyViolation: resource ${id} has a dependent object`),
        ],
    },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { stand: [inVpc] },
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        stand: [
            ofSecurityGroup("securityGroupId"),
            ofSecurityGroup("sourceSecurityGroupId"),
            distinctRule([
                "type",
                "protocol",
                "fromPort",
                "toPort",
                "cidrBlocks",
                "ipv6CidrBlocks",
                "prefixListIds",
                "self",
                "sourceSecurityGroupId",
            ]),
        ],
    },
    [ingressRule]: vpcRule,
    [egressRule]: vpcRule,
    "aws:ec2/flowLog:FlowLog": {
        stand: [
            inVpc,
            unique(
                combined("vpcId", "trafficType", "logDestination"),
                () =>
                    "FlowLogAlreadyExists: There is an existing Flow Log with the same configuration and log destination",
            ),
        ],
    },
    [types.launchTemplate]: {
        stand: [
            unique(
                inRegion("name"),
                (template) =>
                    "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use: " +
                    (textOf(template, "name") ?? ""),
            ),
        ],
    },
};

/** Node groups whose instances' security groups are gone cannot start: EKS asks EC2 when it creates them. */
export const missingGroupOfTemplate: Rule = (nodeGroup, inventory) => {
    const template = inventory.find(types.launchTemplate, textOf(nodeGroup, "launchTemplate.id") ?? "");
    const missing = groupsOfTemplate(template).find((id) => !securityGroup(id, nodeGroup, inventory));
    return template && missing !== undefined
        ? `InvalidRequestException: The security group '${missing}' of ${named([template])} does not exist; ` +
              "create it first, or correct the launch template"
        : undefined;
};
