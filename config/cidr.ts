import { Netmask } from "netmask";

/** IPv4 networks in CIDR notation, such as `10.10.0.0/16`. All functions take well-formed ones. */
export type Cidr = string;

/** Sizes of the subnets that each zone has, as prefix lengths. */
export interface SubnetPrefixes {
    readonly private: number;
    readonly public: number;
    readonly data: number;
}

/** One subnet of one zone. */
export interface PlannedSubnet {
    readonly tier: keyof SubnetPrefixes;
    /** Index of the zone. */
    readonly zone: number;
    readonly cidr: Cidr;
}

/** What RFC 1918 and RFC 6598 set aside; the latter is shared address space, which EKS takes too. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Order in which the program gives the subnets of a zone to awsx. */
const tiers = ["private", "public", "data"] as const;

/** Whether all host bits are zero, as in `10.10.0.0/16` and not in `10.10.0.1/16`. */
export function isNetwork(cidr: Cidr): boolean {
    return new Netmask(cidr).toString() === cidr;
}

export function prefixLength(cidr: Cidr): number {
    return new Netmask(cidr).bitmask;
}

/** Whether every address of the inner network is one of the outer. */
export function contains(outer: Cidr, inner: Cidr): boolean {
    return new Netmask(outer).contains(new Netmask(inner));
}

/** Whether the two have an address in common. Of two networks that do, one contains the other. */
export function overlaps(a: Cidr, b: Cidr): boolean {
    return contains(a, b) || contains(b, a);
}

/** Whether all its addresses are private. */
export function isPrivate(cidr: Cidr): boolean {
    return privateRanges.some((range) => contains(range, cidr));
}

/** Whether any of its addresses is private. */
export function touchesPrivate(cidr: Cidr): boolean {
    return privateRanges.some((range) => overlaps(range, cidr));
}

/** The equal shares, one for each zone, into which awsx cuts a VPC: as many as the next power of two. */
export function zoneShares(vpc: Cidr, zones: number): Cidr[] {
    const first = new Netmask(new Netmask(vpc).base, prefixLength(vpc) + Math.ceil(Math.log2(zones)));
    return Array.from({ length: zones }, (_, index) => first.next(index).toString());
}

/**
 * The subnets as awsx lays them out with `subnetStrategy: "Auto"`: in each zone's share one after the other, each at
 * the next address that its size can start at. It does not look whether they still lie in the share.
 * @see https://github.com/pulumi/pulumi-awsx/blob/master/awsx/ec2/subnetDistributorNew.ts
 */
export function planSubnets(vpc: Cidr, zones: number, prefixes: SubnetPrefixes): PlannedSubnet[] {
    return zoneShares(vpc, zones).flatMap((share, zone) => {
        let previous: Netmask | undefined;
        return tiers.map((tier) => {
            const subnet: Netmask = previous
                ? new Netmask(previous.last, prefixes[tier]).next()
                : new Netmask(new Netmask(share).base, prefixes[tier]);
            previous = subnet;
            return { tier, zone, cidr: subnet.toString() };
        });
    });
}

/** Whether every subnet lies in its zone's share, and so none overlaps another. */
export function subnetsFit(vpc: Cidr, zones: number, prefixes: SubnetPrefixes): boolean {
    const shares = zoneShares(vpc, zones);
    return planSubnets(vpc, zones, prefixes).every(({ zone, cidr }) => contains(shares[zone] ?? vpc, cidr));
}
