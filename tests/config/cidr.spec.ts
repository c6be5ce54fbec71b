import { expect } from "chai";
import fc from "fast-check";
import {
    contains,
    isNetwork,
    isPrivate,
    overlaps,
    planSubnets,
    prefixLength,
    subnetsFit,
    touchesPrivate,
    zoneShares,
} from "../../config/cidr";
import recorded from "../fixtures/recordings/vpc-3-Single.json";

/** The addresses of a network as numbers, worked out apart from the module under test. */
function rangeOf(cidr: string): { first: number; last: number } {
    const [address = "", prefix = ""] = cidr.split("/");
    const number = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
    const size = 2 ** (32 - Number(prefix));
    const first = Math.floor(number / size) * size;
    return { first, last: first + size - 1 };
}

function text(first: number, prefix: number): string {
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return `${bytes.join(".")}/${prefix}`;
}

const network = (shortest = 0, longest = 32) =>
    fc.tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: shortest, max: longest })).map(([address, prefix]) => {
        const size = 2 ** (32 - prefix);
        return text(Math.floor(address / size) * size, prefix);
    });

/** Two networks that often touch: random ones hardly ever do. */
const near = network(8, 30).chain((a) =>
    fc.tuple(
        fc.constant(a),
        fc.integer({ min: 6, max: 32 }).map((prefix) => {
            const size = 2 ** (32 - prefix);
            return text(Math.floor(rangeOf(a).first / size) * size, prefix);
        }),
    ),
);
const pair = fc.oneof(near, fc.tuple(network(), network()));

/** Below the end of the address space, beyond which there is no next network. */
const vpc = network(16, 20).filter((cidr) => rangeOf(cidr).first < 2 ** 31);
const zones = fc.integer({ min: 1, max: 4 });
const prefixes = fc.record({
    private: fc.integer({ min: 17, max: 26 }),
    public: fc.integer({ min: 17, max: 28 }),
    data: fc.integer({ min: 17, max: 28 }),
});

describe("networks", () => {
    it("contain what lies between their first and last address", () => {
        fc.assert(
            fc.property(pair, ([a, b]) => {
                const [outer, inner] = [rangeOf(a), rangeOf(b)];
                expect(contains(a, b)).to.equal(outer.first <= inner.first && inner.last <= outer.last);
                expect(contains(a, a)).to.equal(true);
            }),
            { numRuns: 1000 },
        );
    });

    it("overlap when they have an address in common, whichever is named first", () => {
        fc.assert(
            fc.property(pair, ([a, b]) => {
                const [one, other] = [rangeOf(a), rangeOf(b)];
                expect(overlaps(a, b)).to.equal(one.first <= other.last && other.first <= one.last);
                expect(overlaps(b, a)).to.equal(overlaps(a, b));
            }),
            { numRuns: 1000 },
        );
    });

    it("have host bits that are zero", () => {
        fc.assert(
            fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 1, max: 32 }), (address, prefix) => {
                const cidr = text(address, prefix);
                expect(isNetwork(cidr)).to.equal(rangeOf(cidr).first === address);
                expect(prefixLength(cidr)).to.equal(prefix);
            }),
        );
    });

    for (const [cidr, all, some] of [
        ["10.0.0.0/8", true, true],
        ["172.16.0.0/12", true, true],
        ["172.32.0.0/16", false, false],
        ["192.168.255.0/24", true, true],
        ["100.64.0.0/10", true, true],
        ["100.128.0.0/16", false, false],
        ["100.63.0.0/16", false, false],
        ["8.0.0.0/6", false, true],
        ["0.0.0.0/0", false, true],
        ["203.0.113.0/24", false, false],
    ] as const) {
        it(`of ${cidr}: ${all ? "all private" : some ? "some private" : "none private"}`, () => {
            expect(isPrivate(cidr)).to.equal(all);
            expect(touchesPrivate(cidr)).to.equal(some);
        });
    }
});

describe("the shares of zones", () => {
    it("are equal, one after the other, in the VPC, and as large as a power of two allows", () => {
        fc.assert(
            fc.property(vpc, zones, (cidr, count) => {
                const shares = zoneShares(cidr, count).map(rangeOf);
                expect(shares).to.have.length(count);
                expect(shares[0]?.first).to.equal(rangeOf(cidr).first);
                for (const [index, { first, last }] of shares.entries()) {
                    expect(last).to.be.at.most(rangeOf(cidr).last);
                    expect(first).to.equal(index === 0 ? first : shares[index - 1]!.last + 1);
                    expect((last - first + 1) * count * 2).to.be.above(rangeOf(cidr).last - rangeOf(cidr).first + 1);
                }
            }),
        );
    });
});

describe("the subnets of a VPC", () => {
    it("are those that awsx makes", () => {
        const made = (recorded as { type: string; inputs: { cidrBlock?: string; tags?: { Name?: string } } }[])
            .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
            .map(({ inputs }) => `${inputs.tags?.Name} ${inputs.cidrBlock}`);
        const planned = planSubnets("10.10.0.0/16", 3, { private: 19, public: 22, data: 24 }).map(
            ({ tier, zone, cidr }) => `platform-network-${tier}-${zone + 1} ${cidr}`,
        );
        expect(planned).to.have.members(made);
    });

    it("have the sizes that were asked for, start where their size can, and follow one another in their zone", () => {
        fc.assert(
            fc.property(vpc, zones, prefixes, (cidr, count, sizes) => {
                const subnets = planSubnets(cidr, count, sizes);
                expect(subnets).to.have.length(count * 3);
                for (const [index, subnet] of subnets.entries()) {
                    expect(prefixLength(subnet.cidr)).to.equal(sizes[subnet.tier]);
                    expect(isNetwork(subnet.cidr)).to.equal(true);
                    const previous = subnets[index - 1];
                    if (previous?.zone === subnet.zone && subnetsFit(cidr, count, sizes)) {
                        expect(rangeOf(subnet.cidr).first).to.be.above(rangeOf(previous.cidr).last);
                    }
                }
            }),
        );
    });

    it("that fit overlap none, and lie in the VPC", () => {
        fc.assert(
            fc.property(vpc, zones, prefixes, (cidr, count, sizes) => {
                fc.pre(subnetsFit(cidr, count, sizes));
                const subnets = planSubnets(cidr, count, sizes).map((subnet) => subnet.cidr);
                for (const [index, subnet] of subnets.entries()) {
                    expect(contains(cidr, subnet)).to.equal(true);
                    expect(subnets.slice(0, index).some((other) => overlaps(subnet, other))).to.equal(false);
                }
            }),
        );
    });

    it("that do not fit run over, or into one another", () => {
        fc.assert(
            fc.property(vpc, zones, prefixes, (cidr, count, sizes) => {
                fc.pre(count > 1 && !subnetsFit(cidr, count, sizes));
                const shares = zoneShares(cidr, count);
                const subnets = planSubnets(cidr, count, sizes);
                expect(subnets.some((subnet) => !contains(shares[subnet.zone]!, subnet.cidr))).to.equal(true);
            }),
        );
    });

    it("leave no gap when each is no larger than the one before", () => {
        fc.assert(
            fc.property(vpc, zones, prefixes, (cidr, count, sizes) => {
                const [first = 17, second = 17, third = 17] = Object.values(sizes).sort((a, b) => a - b);
                const subnets = planSubnets(cidr, count, { private: first, public: second, data: third });
                for (const [index, { zone, cidr: subnet }] of subnets.entries()) {
                    const previous = subnets[index - 1];
                    if (previous?.zone === zone) {
                        expect(rangeOf(subnet).first).to.equal(rangeOf(previous.cidr).last + 1);
                    }
                }
            }),
        );
    });

    for (const [cidr, count, sizes, fit] of [
        ["10.0.0.0/16", 3, { private: 19, public: 22, data: 24 }, true],
        ["10.0.0.0/17", 3, { private: 19, public: 22, data: 24 }, false],
        ["10.0.0.0/20", 2, { private: 22, public: 23, data: 23 }, true],
        ["10.0.0.0/20", 3, { private: 22, public: 23, data: 23 }, false],
        ["10.0.0.0/16", 3, { private: 22, public: 19, data: 24 }, false],
        ["10.0.0.0/16", 3, { private: 22, public: 19, data: 20 }, false],
        ["10.0.0.0/16", 3, { private: 20, public: 19, data: 28 }, false],
        ["10.0.0.0/16", 2, { private: 20, public: 19, data: 28 }, true],
    ] as const) {
        it(`${fit ? "fit" : "do not fit"}: ${Object.values(sizes).join(", ")} in ${count} zones of ${cidr}`, () => {
            expect(subnetsFit(cidr, count, sizes)).to.equal(fit);
        });
    }
});
