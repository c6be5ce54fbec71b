import { ip2long, long2ip, Netmask } from "netmask";

/** One subnet of every zone, as `subnetSpecs` of `awsx.ec2.Vpc` says it. */
export interface SubnetSpec {
    readonly type: string;
    /** @default the type in lower case. */
    readonly name?: string;
    /** Prefix length. @default an equal share of the zone. */
    readonly cidrMask?: number;
}

export interface Subnet<Spec extends SubnetSpec> {
    readonly spec: Spec;
    readonly zone: string;
    /** Position of the zone, from 0. */
    readonly zoneIndex: number;
    /** `<VPC>-<spec>-<number of the zone, from 1>`. */
    readonly name: string;
    readonly cidrBlock: string;
}

/** A run of addresses: the first, and the first behind it. */
interface Range {
    readonly start: number;
    readonly end: number;
}

const sizeOf = (prefix: number) => 2 ** (32 - prefix);
const bitsFor = (count: number) => Math.ceil(Math.log2(count));
const alignedUp = (address: number, size: number) => Math.ceil(address / size) * size;

/**
 * The address plan of awsx with `subnetStrategy: "Auto"`: the VPC is divided into equal zones, and in each the subnets
 * follow one another in the order of the specs, each at the next address that its size allows.
 *
 * @throws Error where awsx refuses the plan (too large, overlapping, two subnets of one name), and where AWS would
 * (a subnet outside the VPC).
 */
export function allocateSubnets<Spec extends SubnetSpec>(
    vpcName: string,
    cidrBlock: string,
    zones: readonly string[],
    specs: readonly Spec[],
): Subnet<Spec>[] {
    const vpc = new Netmask(cidrBlock);
    const zonePrefix = vpc.bitmask + bitsFor(zones.length);
    const sized = specs.map((spec) => ({ spec, prefix: spec.cidrMask ?? zonePrefix + bitsFor(specs.length) }));
    refuseTooLarge(sized, sizeOf(zonePrefix));

    const first = ip2long(vpc.base);
    const planned = zones.flatMap((zone, zoneIndex) =>
        consecutive(first + zoneIndex * sizeOf(zonePrefix), sized).map(({ spec, prefix, range }) => ({
            range,
            subnet: {
                spec,
                zone,
                zoneIndex,
                name: `${vpcName}-${spec.name ?? spec.type.toLowerCase()}-${String(zoneIndex + 1)}`,
                cidrBlock: `${long2ip(range.start)}/${String(prefix)}`,
            },
        })),
    );
    refuseSameNames(planned.map(({ subnet }) => subnet));
    refuseOverlaps(planned);
    refuseOutside(planned, { start: first, end: first + vpc.size }, cidrBlock);
    return planned.map(({ subnet }) => subnet);
}

interface Sized {
    readonly prefix: number;
}

function consecutive<T extends Sized>(start: number, sized: readonly T[]): (T & { readonly range: Range })[] {
    let free = start;
    return sized.map((each) => {
        const size = sizeOf(each.prefix);
        const range = { start: alignedUp(free, size), end: alignedUp(free, size) + size };
        free = range.end;
        return { ...each, range };
    });
}

function refuseTooLarge(sized: readonly Sized[], available: number): void {
    const wanted = sized.reduce((sum, { prefix }) => sum + sizeOf(prefix), 0);
    if (wanted > available) {
        throw new Error(
            `the subnets of a zone need ${String(wanted)} addresses, but it has ${String(available)}; ` +
                "make the VPC larger or the subnets smaller",
        );
    }
}

type Planned = readonly { readonly range: Range; readonly subnet: Pick<Subnet<SubnetSpec>, "name" | "cidrBlock"> }[];

function refuseSameNames(subnets: readonly { readonly name: string }[]): void {
    const names = subnets.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
        throw new Error(`two subnet specs give the name ${twice}; give each a name of its own`);
    }
}

/** Zones are filled on their own, so only what runs over its zone's end can meet another subnet. */
function refuseOverlaps(planned: Planned): void {
    const inOrder = [...planned].sort((a, b) => a.range.start - b.range.start);
    for (const [index, { range, subnet }] of inOrder.entries()) {
        const next = inOrder[index + 1];
        if (next && next.range.start < range.end) {
            throw new Error(
                `${subnet.name} (${subnet.cidrBlock}) and ${next.subnet.name} (${next.subnet.cidrBlock}) overlap; ` +
                    "list the larger subnet first, or make the VPC larger or the subnets smaller",
            );
        }
    }
}

function refuseOutside(planned: Planned, vpc: Range, cidrBlock: string): void {
    const outside = planned.find(({ range }) => range.end > vpc.end);
    if (outside) {
        throw new Error(
            `${outside.subnet.name} (${outside.subnet.cidrBlock}) is outside the VPC (${cidrBlock}); ` +
                "list the larger subnet first, or make the VPC larger or the subnets smaller",
        );
    }
}
