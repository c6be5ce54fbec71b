/*
 * Amazon VPC and EC2.
 *
 * Sources: AWS SDK service model ec2 2016-11-15 (documentation and enumerations of CreateVpc, CreateSubnet,
 * CreateSecurityGroup, IpPermission, CreateFlowLogs, CreateVpcEndpoint, CreateNatGateway, CreateLaunchTemplate and
 * ModifyVpcAttribute); Amazon VPC User Guide, "Amazon VPC quotas" (60 rules a direction and group, which can be raised);
 * Amazon EBS User Guide, "Amazon EBS volume types" (IOPS for a GiB, MiB/s for an IOPS); Service Authorization Reference
 * for the ARNs; terraform-provider-aws internal/service/ec2 for ids and for which properties exclude each other.
 */
import { crc32 } from "node:zlib";
import {
    all,
    combination,
    distinct,
    each,
    exactlyOneOf,
    exclusive,
    isGiven,
    items,
    mayBeGiven,
    isOneOf,
    length,
    network,
    not,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    size,
    whole,
    type Check,
    type Rule,
} from "../checks";
import { hex, known, physicalNameOf } from "../names";
import {
    isUnknown,
    unknown,
    type Properties,
    type ResourceModel,
    type ResourceRequest,
    type ServiceModel,
} from "../model";
import { places } from "../properties";
import { arn } from "./arn";
import { binding, ec2Id, regional, regionalAndTagged, roleArn, securityGroups, tags } from "./common";
import { policyDocument } from "./policyDocument";

/** The security group that AWS creates with a VPC. */
const defaultSecurityGroupIdOf = (vpcId: string | undefined) =>
    vpcId === undefined ? undefined : `sg-0${hex(`${vpcId}/default`, 16)}`;

/** A resource whose id is a prefix and hex digits, with an ARN, an owner and tags. */
const owned = (
    prefix: string,
    arnResource: string,
    check: Check,
    outputsOf: (request: ResourceRequest, id: string) => Properties = () => ({}),
): ResourceModel => ({
    check: all(check, tags()),
    create: (request) => {
        const id = ec2Id(prefix, request.urn);
        return {
            id,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "ec2", `${arnResource}/${id}`),
                ownerId: request.account,
                ...outputsOf(request, id),
            },
        };
    },
});

const vpc = owned(
    "vpc",
    "vpc",
    all(
        // CreateVpc: "The allowed block size is between a /28 netmask and /16 netmask."
        property("cidrBlock", network(16, 28)),
        combination("cidrBlock", (inputs) =>
            mayBeGiven(inputs, "cidrBlock") || mayBeGiven(inputs, "ipv4IpamPoolId")
                ? undefined
                : "is missing; give a network, or an ipv4IpamPoolId to take it from",
        ),
        property("instanceTenancy", oneOf("default", "dedicated")),
        // ModifyVpcAttribute: "You can only enable DNS hostnames if you've enabled DNS support."
        combination("enableDnsHostnames", (inputs) =>
            isOneOf(inputs, "enableDnsHostnames", [true]) && isOneOf(inputs, "enableDnsSupport", [false])
                ? "needs enableDnsSupport; set it to true"
                : undefined,
        ),
    ),
    ({ urn }, id) => ({
        defaultSecurityGroupId: defaultSecurityGroupIdOf(id),
        mainRouteTableId: ec2Id("rtb", `${urn}/main`),
        defaultRouteTableId: ec2Id("rtb", `${urn}/main`),
        defaultNetworkAclId: ec2Id("acl", `${urn}/default`),
    }),
);

const subnet = owned(
    "subnet",
    "subnet",
    all(
        required("vpcId"),
        // CreateSubnet: "between a /28 netmask (16 IP addresses) and a /16 netmask (65,536 IP addresses)".
        property("cidrBlock", network(16, 28)),
        combination("cidrBlock", (inputs) =>
            ["cidrBlock", "ipv4IpamPoolId", "ipv6Native"].some((path) => mayBeGiven(inputs, path))
                ? undefined
                : "is missing; give the subnet a network",
        ),
        exclusive("keep one of them", "availabilityZone", "availabilityZoneId"),
        property("availabilityZone", pattern(/(\d[a-z]|-wlz-\d)$/, "a zone such as us-east-1a, not its region")),
        combination("availabilityZone", ({ availabilityZone }, { region }) => {
            const zone = known`${availabilityZone}`;
            return zone === undefined || isUnknown(region) || zone.startsWith(region)
                ? undefined
                : `${shown(zone)} is not in ${region}; use a zone of that region such as ${region}a`;
        }),
    ),
);

const routeTargets = [
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
];

const routeDestinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];

const route: ResourceModel = {
    check: all(
        required("routeTableId"),
        exactlyOneOf(...routeDestinations),
        exactlyOneOf(...routeTargets),
        property("destinationCidrBlock", network(0, 32)),
    ),
    create: (request) => {
        const { inputs } = request;
        const destination = routeDestinations.map((path) => inputs[path]).find((value) => value !== undefined);
        const text = known`${destination}`;
        return {
            // `r-<route table><crc32 of the destination>`, as the provider builds it.
            id: (text && known`r-${inputs.routeTableId}${crc32(text)}`) ?? "",
            outputs: { ...regional(request), origin: "CreateRoute", state: "active" },
        };
    },
};

const eip: ResourceModel = {
    check: all(property("domain", oneOf("vpc")), tags()),
    create: (request) => {
        const id = ec2Id("eipalloc", request.urn);
        return {
            id,
            outputs: {
                ...regionalAndTagged(request),
                allocationId: id,
                arn: arn(request, "ec2", `elastic-ip/${id}`),
                domain: "vpc",
            },
        };
    },
};

const natGateway: ResourceModel = {
    check: all(
        property("connectivityType", oneOf("public", "private")),
        property("availabilityMode", oneOf("zonal", "regional")),
        combination("subnetId", (inputs) => {
            const [mode, wanted] = isOneOf(inputs, "availabilityMode", ["regional"])
                ? ["regional", "vpcId"]
                : ["zonal", "subnetId"];
            return isOneOf(inputs, "availabilityMode", [undefined, mode]) && !mayBeGiven(inputs, wanted)
                ? `a ${mode} NAT gateway needs ${wanted}; set it`
                : undefined;
        }),
        combination("allocationId", (inputs) => {
            if (!isOneOf(inputs, "availabilityMode", [undefined, "zonal"])) {
                return undefined;
            }
            if (isOneOf(inputs, "connectivityType", ["private"])) {
                return isGiven(inputs, "allocationId")
                    ? "a private NAT gateway has no address; remove allocationId or make it public"
                    : undefined;
            }
            return isOneOf(inputs, "connectivityType", [undefined, "public"]) && !mayBeGiven(inputs, "allocationId")
                ? "is missing; a public NAT gateway needs the allocation id of an Elastic IP address"
                : undefined;
        }),
        tags(),
    ),
    create: (request) => ({ id: ec2Id("nat", request.urn), outputs: regionalAndTagged(request) }),
};

/** The services that have gateway endpoints; VPC User Guide, "Gateway endpoints". */
const gatewayEndpointServices = /\.(s3|dynamodb)$/;

const vpcEndpoint = owned(
    "vpce",
    "vpc-endpoint",
    all(
        required("vpcId"),
        property(
            "vpcEndpointType",
            oneOf("Gateway", "Interface", "GatewayLoadBalancer", "Resource", "ServiceNetwork", "Tunnel"),
        ),
        exactlyOneOf("serviceName", "resourceConfigurationArn", "serviceNetworkArn"),
        // Amazon VPC User Guide, "Amazon VPC quotas": 20,480 characters, white space included.
        property("policy", policyDocument("resource", 20480)),
        property("ipAddressType", oneOf("ipv4", "dualstack", "ipv6")),
        property("dnsOptions.dnsRecordIpType", oneOf("ipv4", "dualstack", "ipv6", "service-defined")),
        property("securityGroupIds", securityGroups),
        property("subnetIds", distinct("name every subnet once")),
        combination("serviceName", ({ serviceName, serviceRegion }, { region }) => {
            const [, inRegion] = /^com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(known`${serviceName}` ?? "") ?? [];
            return inRegion === undefined || isUnknown(region) || inRegion === region || serviceRegion !== undefined
                ? undefined
                : `${shown(serviceName)} is a service of ${inRegion}; use com.amazonaws.${region}.*`;
        }),
        combination("vpcEndpointType", (inputs) => endpointTypeReason(inputs)),
    ),
    () => ({ state: "available" }),
);

function endpointTypeReason(inputs: Properties): string | undefined {
    const type = known`${inputs.vpcEndpointType ?? "Gateway"}`;
    const service = known`${inputs.serviceName}`;
    const given = (...paths: string[]) => paths.filter((path) => isGiven(inputs, path));
    if (type === "Gateway") {
        if (service !== undefined && !gatewayEndpointServices.test(service)) {
            return `${shown(service)} has no gateway endpoint, only S3 and DynamoDB have; use "Interface"`;
        }
        const extra = given("subnetIds", "securityGroupIds");
        if (extra.length > 0) {
            return `a gateway endpoint takes no ${extra.join(" or ")}; use routeTableIds`;
        }
        return isOneOf(inputs, "privateDnsEnabled", [true])
            ? "a gateway endpoint has no private DNS; remove privateDnsEnabled or use an interface endpoint"
            : undefined;
    }
    if (type === "GatewayLoadBalancer" && Array.isArray(inputs.subnetIds) && inputs.subnetIds.length > 1) {
        return "a Gateway Load Balancer endpoint stands in one subnet; keep one of subnetIds";
    }
    return type === "Interface" && given("routeTableIds").length > 0
        ? "an interface endpoint takes no routeTableIds; use subnetIds"
        : undefined;
}

const groupText = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;
const groupTextAllowed = "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*";
const description = property("description", length(0, 255), pattern(groupText, groupTextAllowed));

/** TCP and UDP by name and by number, which have ports; the types and codes of ICMP stand in the same properties. */
const portProtocols = ["tcp", "udp", "6", "17", 6, 17];
const icmpProtocols = ["icmp", "1", 1];

const protocol: Rule = (value) => {
    const text = known`${value}` ?? "";
    const isNumber = /^\d+$/.test(text) && Number(text) <= 255;
    return isNumber || /^(-1|all|tcp|udp|icmp|icmpv6)$/i.test(text)
        ? undefined
        : `${shown(value)} is no protocol; use tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255`;
};

/** Why the ports of a rule do not go with its protocol. */
const portsReason =
    (path: string) =>
    (rule: Properties): string | undefined => {
        const [from, to] = [numberAt(rule, "fromPort"), numberAt(rule, "toPort")];
        if (isOneOf(rule, path, [...portProtocols, ...icmpProtocols])) {
            const missing = ["fromPort", "toPort"].find((port) => !mayBeGiven(rule, port));
            if (missing !== undefined) {
                return `${missing} is missing; ${known`${rule[path]}` ?? "the protocol"} needs a range`;
            }
        }
        if (isOneOf(rule, path, portProtocols) && (from === -1 || to === -1)) {
            return "-1 is no port; use 0 to 65535";
        }
        return isOneOf(rule, path, icmpProtocols) && from === -1 && to !== undefined && to !== -1
            ? `fromPort -1 means all types of ICMP, so toPort ${String(to)} is refused; use -1`
            : undefined;
    };

/** Each network of a rule counts as one rule of its group. */
const networks = (path: string): Check => property(path, items(0, 60, "merge networks, or ask for a higher quota"));

/** The rules that stand in the group itself. */
const inlineRules = (path: string): Check =>
    all(
        property(`${path}[].protocol`, protocol),
        property(`${path}[].cidrBlocks[]`, network(0, 32)),
        property(`${path}[].description`, length(0, 255), pattern(groupText, groupTextAllowed)),
        each(`${path}[]`, portsReason("protocol")),
        combination(path, (inputs) => {
            const count = places(inputs, `${path}[].cidrBlocks[]`).length;
            return count > 60
                ? `has ${String(count)} networks, AWS allows 60 rules; merge networks, or ask for a higher quota`
                : undefined;
        }),
    );

const securityGroup = owned(
    "sg",
    "security-group",
    all(
        physicalName(
            physicalNameOf,
            "name",
            length(1, 255),
            not(/^sg-/i, 'a name cannot start with "sg-"; rename it'),
            pattern(groupText, groupTextAllowed),
        ),
        description,
        inlineRules("ingress"),
        inlineRules("egress"),
    ),
    (request) => ({ name: physicalNameOf(request) }),
);

const defaultSecurityGroup: ResourceModel = {
    check: tags(),
    create: (request) => {
        const id = defaultSecurityGroupIdOf(known`${request.inputs.vpcId}`);
        return {
            id: id ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "ec2", known`security-group/${id}`),
                ownerId: request.account,
                name: "default",
                description: "default VPC security group",
            },
        };
    },
};

/** The peers of the two kinds of security group rule. */
const inlinePeers = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"];
const rulePeers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

const port = whole(-1, 65535);

const securityGroupRule: ResourceModel = {
    check: all(
        required("securityGroupId", "type", "protocol", "fromPort", "toPort"),
        property("type", oneOf("ingress", "egress")),
        property("protocol", protocol),
        combination("fromPort", portsReason("protocol")),
        networks("cidrBlocks"),
        networks("ipv6CidrBlocks"),
        ...["cidrBlocks", "ipv6CidrBlocks", "sourceSecurityGroupId"].map((path) =>
            combination("self", (inputs) =>
                isOneOf(inputs, "self", [true]) && isGiven(inputs, path)
                    ? `excludes ${path}; make it two rules`
                    : undefined,
            ),
        ),
        property("fromPort", port),
        property("toPort", port),
        portOrder,
        property("cidrBlocks[]", network(0, 32)),
        description,
        combination("cidrBlocks", (inputs) =>
            inlinePeers.some((path) => mayBeGiven(inputs, path))
                ? undefined
                : `nothing is set; set one of ${inlinePeers.join(", ")}`,
        ),
    ),
    create: (request) => ({
        id: `sgrule-${String(crc32(request.urn))}`,
        outputs: { ...regional(request), securityGroupRuleId: ec2Id("sgr", request.urn) },
    }),
};

function portOrder({ inputs }: ResourceRequest) {
    const [from, to] = [numberAt(inputs, "fromPort"), numberAt(inputs, "toPort")];
    return from !== undefined && to !== undefined && from > to
        ? [{ property: "fromPort", reason: `${String(from)} is above toPort ${String(to)}; swap them` }]
        : [];
}

const securityGroupVpcRule: ResourceModel = {
    check: all(
        required("securityGroupId", "ipProtocol"),
        property("ipProtocol", protocol),
        combination("fromPort", portsReason("ipProtocol")),
        property("fromPort", port),
        property("toPort", port),
        portOrder,
        property("cidrIpv4", network(0, 32)),
        description,
        exactlyOneOf(...rulePeers),
        combination("fromPort", (inputs) => {
            const everything = isOneOf(inputs, "ipProtocol", ["-1", -1]);
            const given = isGiven(inputs, "fromPort") || isGiven(inputs, "toPort");
            return everything && given ? 'ipProtocol "-1" means every port; remove fromPort and toPort' : undefined;
        }),
        tags(),
    ),
    create: (request) => {
        const id = ec2Id("sgr", request.urn);
        return {
            id,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "ec2", `security-group-rule/${id}`),
                securityGroupRuleId: id,
            },
        };
    },
};

const flowLogDestinations: Readonly<Record<string, readonly [RegExp, string]>> = {
    "cloud-watch-logs": [/^arn:aws[a-z-]*:logs:[^:]+:\d{12}:log-group:./, "the ARN of a log group"],
    s3: [/^arn:aws[a-z-]*:s3:::(?!.*\/AWSLogs(\/|$))./, "the ARN of a bucket, with any folder but AWSLogs"],
    "kinesis-data-firehose": [/^arn:aws[a-z-]*:firehose:[^:]+:\d{12}:deliverystream\/./, "the ARN of a stream"],
};

const flowLog: ResourceModel = {
    check: all(
        exactlyOneOf("vpcId", "subnetId", "eniId", "transitGatewayId", "transitGatewayAttachmentId"),
        property("trafficType", oneOf("ACCEPT", "REJECT", "ALL")),
        property("logDestinationType", oneOf("cloud-watch-logs", "s3", "kinesis-data-firehose")),
        property("maxAggregationInterval", oneOf(60, 600)),
        combination("maxAggregationInterval", (inputs) =>
            ["transitGatewayId", "transitGatewayAttachmentId"].some((path) => isGiven(inputs, path)) &&
            isOneOf(inputs, "maxAggregationInterval", [undefined, 600])
                ? "of a transit gateway is 60 seconds; set it to 60"
                : undefined,
        ),
        property(
            "logFormat",
            pattern(/^\$\{[a-z0-9-]+\}( \$\{[a-z0-9-]+\})*$/, "fields such as ${srcaddr} ${dstaddr}, one space apart"),
        ),
        property("destinationOptions.fileFormat", oneOf("plain-text", "parquet")),
        property("iamRoleArn", roleArn),
        combination("logDestination", (inputs) => {
            const type = known`${inputs.logDestinationType ?? "cloud-watch-logs"}` ?? "";
            const [form, what] = flowLogDestinations[type] ?? [];
            const text = known`${inputs.logDestination}`;
            return form === undefined || text === undefined || form.test(text)
                ? undefined
                : `${shown(text)} is not allowed with ${type}; use ${what ?? ""}`;
        }),
        combination("trafficType", (inputs) =>
            isGiven(inputs, "vpcId") && !mayBeGiven(inputs, "trafficType")
                ? "is missing; a flow log of a VPC needs ACCEPT, REJECT or ALL"
                : undefined,
        ),
        combination("iamRoleArn", (inputs) =>
            isOneOf(inputs, "logDestinationType", [undefined, "cloud-watch-logs"]) && !mayBeGiven(inputs, "iamRoleArn")
                ? "is missing; CloudWatch Logs as the destination needs a role that may write there"
                : undefined,
        ),
        required("logDestination"),
        tags(),
    ),
    create: (request) => {
        const id = ec2Id("fl", request.urn);
        return { id, outputs: { ...regionalAndTagged(request), arn: arn(request, "ec2", `vpc-flow-log/${id}`) } };
    },
};

/** Sizes in GiB by volume type; LaunchTemplateEbsBlockDeviceRequest.VolumeSize. */
const volumeSizes: Readonly<Record<string, readonly [number, number]>> = {
    gp2: [1, 16384],
    gp3: [1, 65536],
    io1: [4, 16384],
    io2: [4, 65536],
    sc1: [125, 16384],
    st1: [125, 16384],
    standard: [1, 1024],
};

/** IOPS that can be provisioned by volume type, and how many of them for a GiB at most. */
const volumeIops: Readonly<Record<string, readonly [least: number, most: number, perGibibyte: number]>> = {
    gp3: [3000, 80000, 500],
    io1: [100, 64000, 50],
    io2: [100, 256000, 1000],
};

const volumes = each("blockDeviceMappings[].ebs", (volume) => volumeReason(volume) ?? performanceReason(volume));

function performanceReason(volume: Properties): string | undefined {
    const type = known`${volume.volumeType}`;
    if (type === undefined) {
        return undefined;
    }
    const range = volumeIops[type];
    const [iops, throughput] = [numberAt(volume, "iops"), numberAt(volume, "throughput")];
    if (range === undefined) {
        return isGiven(volume, "iops") ? `${type} has no iops of its own; remove it or use gp3` : undefined;
    }
    if (type !== "gp3" && !mayBeGiven(volume, "iops")) {
        return `${type} needs iops; set it`;
    }
    const [least, most, perGibibyte] = range;
    if (iops !== undefined && (iops < least || iops > most)) {
        return `iops ${String(iops)} is outside what ${type} allows; use ${String(least)} to ${String(most)}`;
    }
    const gibibytes = numberAt(volume, "volumeSize");
    const ceiling = gibibytes === undefined ? Infinity : Math.max(gibibytes * perGibibyte, type === "gp3" ? 3000 : 100);
    if (iops !== undefined && iops > ceiling) {
        return `${type} gives ${String(gibibytes)} GiB at most ${String(ceiling)} iops; enlarge it or lower iops`;
    }
    // "0.25 MiB/s per provisioned IOPS"
    return throughput !== undefined && throughput > (iops ?? 3000) / 4
        ? `throughput ${String(throughput)} MiB/s needs ${String(throughput * 4)} iops; raise iops or lower it`
        : undefined;
}

function volumeReason(volume: Properties): string | undefined {
    const type = known`${volume.volumeType}`;
    const gibibytes = numberAt(volume, "volumeSize");
    const [least, most] = (type === undefined ? undefined : volumeSizes[type]) ?? [0, Infinity];
    if (type !== undefined && gibibytes !== undefined && (gibibytes < least || gibibytes > most)) {
        return `volumeSize ${String(gibibytes)} is outside what ${type} allows; use ${String(least)} to ${String(most)} GiB`;
    }
    if (isGiven(volume, "throughput") && type !== undefined && type !== "gp3") {
        return `${type} has no throughput of its own; remove it or use gp3`;
    }
    return isGiven(volume, "kmsKeyId") && !isOneOf(volume, "encrypted", ["true", true, unknown])
        ? 'kmsKeyId is given but the volume is not encrypted; set encrypted to "true"'
        : undefined;
}

const launchTemplate: ResourceModel = {
    check: all(
        physicalName(
            physicalNameOf,
            "name",
            length(3, 128),
            pattern(/^[a-zA-Z0-9().\-/_]+$/, "letters, digits and ().-/_"),
        ),
        property("description", length(0, 255)),
        property("instanceType", pattern(/^[a-z0-9-]+\.[a-z0-9-]+$/, "a type such as m7g.large")),
        property("imageId", pattern(/^(ami-[0-9a-f]+|resolve:ssm:.+)$/, "an AMI such as ami-0a, or resolve:ssm:...")),
        property("instanceInitiatedShutdownBehavior", oneOf("stop", "terminate")),
        property("metadataOptions.httpProtocolIpv6", oneOf("enabled", "disabled")),
        property("metadataOptions.httpTokens", oneOf("optional", "required")),
        property("metadataOptions.httpEndpoint", oneOf("enabled", "disabled")),
        property("metadataOptions.instanceMetadataTags", oneOf("enabled", "disabled")),
        property("metadataOptions.httpPutResponseHopLimit", whole(1, 64)),
        property("blockDeviceMappings[].ebs.volumeType", oneOf(...Object.keys(volumeSizes))),
        property("blockDeviceMappings[].ebs.throughput", whole(125, 2000, "MiB/s")),
        volumes,
        combination("blockDeviceMappings", (inputs) =>
            distinct("name every device once")(
                places(inputs, "blockDeviceMappings[].deviceName").map(({ value }) => value),
            ),
        ),
        // "If you specify a network interface, you must specify any security groups as part of the network interface."
        exclusive("put the groups into the network interfaces", "vpcSecurityGroupIds", "networkInterfaces"),
        property("vpcSecurityGroupIds", securityGroups),
        property("networkInterfaces[].securityGroups", securityGroups),
        each("networkInterfaces[]", (face) =>
            isOneOf(face, "associatePublicIpAddress", ["true", true]) && (numberAt(face, "deviceIndex") ?? 0) > 0
                ? "only the interface with deviceIndex 0 takes a public address; remove associatePublicIpAddress"
                : undefined,
        ),
        property("userData", (value) =>
            typeof value === "string" && !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)
                ? "is not base64; encode it"
                : undefined,
        ),
        // EC2 User Guide, "User data": 16 KB before it is base64 encoded.
        property("userData", size(21848, "move the larger part to S3")),
        property(
            "tagSpecifications[].resourceType",
            oneOf("instance", "network-interface", "spot-instances-request", "volume"),
        ),
        tags(),
        tags("tagSpecifications[].tags"),
    ),
    create: (request) => {
        const id = ec2Id("lt", request.urn);
        return {
            id,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "ec2", `launch-template/${id}`),
                name: physicalNameOf(request),
                latestVersion: 1,
                defaultVersion: 1,
            },
        };
    },
};

export const ec2: ServiceModel = {
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": defaultSecurityGroup,
    "aws:ec2/eip:Eip": eip,
    "aws:ec2/flowLog:FlowLog": flowLog,
    "aws:ec2/internetGateway:InternetGateway": owned("igw", "internet-gateway", () => []),
    "aws:ec2/launchTemplate:LaunchTemplate": launchTemplate,
    "aws:ec2/natGateway:NatGateway": natGateway,
    "aws:ec2/route:Route": route,
    "aws:ec2/routeTable:RouteTable": owned("rtb", "route-table", required("vpcId")),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": binding(
        ({ urn }) => ec2Id("rtbassoc", urn),
        regional,
        all(required("routeTableId"), exactlyOneOf("subnetId", "gatewayId")),
    ),
    "aws:ec2/securityGroup:SecurityGroup": securityGroup,
    "aws:ec2/securityGroupRule:SecurityGroupRule": securityGroupRule,
    "aws:ec2/subnet:Subnet": subnet,
    "aws:ec2/vpc:Vpc": vpc,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupVpcRule,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupVpcRule,
};
