/*
 * What AWS makes up. Addresses are of the ranges that RFC 2544 and RFC 1918 set apart: nothing here can be taken for the
 * real thing.
 *
 * Sources: API references of the services, for the forms; Route 53 Developer Guide, "Getting the name servers for a public
 * hosted zone"; terraform-provider-aws internal/service/acm (a validation's id is the time of issue).
 */
import type { Properties } from "../../../standin/model";
import { characters, hex, known, upperAlphanumeric } from "../../../standin/names";
import { ec2Id } from "../../../standin/aws/common";
import { places, valueAt } from "../../../standin/properties";
import { number, time, uniqueId, type Inventing, type Invention } from "./invention";

/** One of the 131072 public addresses of 198.18.0.0/15. */
function publicAddress(seed: string): string {
    const host = number(seed, 17);
    return `198.${String(18 + (host >> 16))}.${String((host >> 8) & 255)}.${String(host & 255)}`;
}

/** An address of a subnet, past the four that AWS reserves at its start and before the one at its end. */
function addressIn(cidrBlock: unknown, seed: string): string | undefined {
    const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(known`${cidrBlock}` ?? "");
    if (!match) {
        return undefined;
    }
    const [a = 0, b = 0, c = 0, d = 0, mask = 32] = match.slice(1).map(Number);
    const free = Math.max(2 ** (32 - mask) - 5, 1);
    const address = ((a * 256 + b) * 256 + c) * 256 + d + 4 + (number(seed, 32) % free);
    return [24, 16, 8, 0].map((shift) => String(Math.floor(address / 2 ** shift) % 256)).join(".");
}

const found = ({ inventory }: Inventing, type: string, id: unknown) => inventory.find(type, known`${id}` ?? "");

function natGateway(gateway: Inventing): Properties {
    const { urn, inputs } = gateway;
    return {
        networkInterfaceId: ec2Id("eni", urn),
        associationId: ec2Id("eipassoc", urn),
        publicIp: found(gateway, "aws:ec2/eip:Eip", inputs.allocationId)?.outputs.publicIp,
        privateIp: addressIn(found(gateway, "aws:ec2/subnet:Subnet", inputs.subnetId)?.inputs.cidrBlock, urn),
    };
}

function vpcEndpoint({ urn, inputs, created }: Inventing): Properties {
    if (inputs.vpcEndpointType !== "Interface") {
        return { prefixListId: ec2Id("pl", urn) };
    }
    const hostName = known`${created.id}-${hex(urn, 8)}.${inputs.serviceName}.vpce.amazonaws.com`;
    return {
        networkInterfaceIds: places(inputs, "subnetIds[]").map(({ path }) => ec2Id("eni", `${urn}/${path}`)),
        dnsEntries: [{ dnsName: hostName, hostedZoneId: uniqueId("Z", urn) }],
    };
}

/** A cluster is in the VPC of its subnets. */
function cluster(resource: Inventing): Properties {
    const subnetId = valueAt(resource.inputs, "vpcConfig.subnetIds.0");
    const subnet = found(resource, "aws:ec2/subnet:Subnet", subnetId);
    return {
        createdAt: time,
        platformVersion: "eks.1",
        vpcConfig: { ...(resource.created.outputs.vpcConfig as Properties), vpcId: subnet?.inputs.vpcId },
    };
}

/** Four name servers in four top-level domains. */
function zone({ urn }: Inventing): Properties {
    const nameServers = ["com", "net", "org", "co.uk"].map((domain, index) => {
        const server = 512 * index + number(`${urn}/${domain}`, 9);
        return `ns-${String(server)}.awsdns-${String(server % 64).padStart(2, "0")}.${domain}`;
    });
    return { nameServers, primaryNameServer: nameServers[0] };
}

/** A name without its zone's domain is completed with it. */
function record(resource: Inventing): Properties {
    const { inputs, created } = resource;
    const domain = found(resource, "aws:route53/zone:Zone", inputs.zoneId)?.inputs.name;
    return created.outputs.fqdn === undefined
        ? { fqdn: inputs.name === "" ? domain : known`${inputs.name}.${domain}` }
        : {};
}

const outputs = (of: Invention["outputs"]): Invention => ({ outputs: of });

export const aws: Readonly<Record<string, Invention>> = {
    "aws:acm/certificate:Certificate": outputs(() => ({ status: "PENDING_VALIDATION", type: "AMAZON_ISSUED" })),
    "aws:acm/certificateValidation:CertificateValidation": {
        id: () => "2026-01-01 00:00:00 +0000 UTC",
        outputs: () => ({}),
    },
    "aws:backup/plan:Plan": outputs(({ urn }) => ({ version: characters(urn, 32, upperAlphanumeric) })),
    "aws:ec2/eip:Eip": outputs(({ urn }) => ({ publicIp: publicAddress(urn), publicIpv4Pool: "amazon" })),
    "aws:ec2/natGateway:NatGateway": outputs(natGateway),
    "aws:ec2/vpc:Vpc": outputs(({ account, region }) => ({ dhcpOptionsId: ec2Id("dopt", `${account}/${region}`) })),
    "aws:ec2/vpcEndpoint:VpcEndpoint": outputs(vpcEndpoint),
    "aws:eks/accessEntry:AccessEntry": outputs(() => ({ createdAt: time, modifiedAt: time })),
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": outputs(() => ({
        associatedAt: time,
        modifiedAt: time,
    })),
    "aws:eks/addon:Addon": outputs(() => ({ createdAt: time, modifiedAt: time })),
    "aws:eks/cluster:Cluster": outputs(cluster),
    "aws:iam/instanceProfile:InstanceProfile": outputs(({ urn }) => ({
        createDate: time,
        uniqueId: uniqueId("AIPA", urn),
    })),
    "aws:iam/policy:Policy": outputs(({ urn }) => ({ policyId: uniqueId("ANPA", urn) })),
    "aws:iam/role:Role": outputs(({ urn }) => ({ createDate: time, uniqueId: uniqueId("AROA", urn) })),
    "aws:rds/instance:Instance": outputs(({ inputs, account, region }) => ({
        engineVersionActual: inputs.engineVersion,
        // The domain of a region's endpoints is in one hosted zone of AWS.
        hostedZoneId: uniqueId("Z", `rds/${account}/${region}`),
    })),
    "aws:route53/record:Record": outputs(record),
    "aws:route53/zone:Zone": outputs(zone),
    "aws:s3/bucket:Bucket": outputs(({ region }) => ({ hostedZoneId: uniqueId("Z", `s3/${region}`) })),
};
