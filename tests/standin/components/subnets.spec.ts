import { expect } from "chai";
import fc from "fast-check";
import { Netmask } from "netmask";
import { allocateSubnets, type Subnet, type SubnetSpec } from "../../../tooling/standin/components/subnets";

const zonesOf = (count: number) => ["us-east-1a", "us-east-1b", "us-east-1c"].slice(0, count);
const spec = (type: string, cidrMask?: number, name?: string): SubnetSpec => ({ type, cidrMask, name });
const blocks = (subnets: readonly Subnet<SubnetSpec>[]) => subnets.map(({ name, cidrBlock }) => `${name} ${cidrBlock}`);

describe("allocateSubnets", () => {
    it("fills equal zones one after another, each subnet where its size allows", () => {
        const subnets = allocateSubnets("net", "10.10.0.0/16", zonesOf(3), [
            spec("Private", 19, "private"),
            spec("Public", 22, "public"),
            spec("Isolated", 24, "data"),
        ]);
        expect(blocks(subnets)).to.deep.equal([
            "net-private-1 10.10.0.0/19",
            "net-public-1 10.10.32.0/22",
            "net-data-1 10.10.36.0/24",
            "net-private-2 10.10.64.0/19",
            "net-public-2 10.10.96.0/22",
            "net-data-2 10.10.100.0/24",
            "net-private-3 10.10.128.0/19",
            "net-public-3 10.10.160.0/22",
            "net-data-3 10.10.164.0/24",
        ]);
        expect(subnets.map(({ zone }) => zone)).to.deep.equal(zonesOf(3).flatMap((zone) => [zone, zone, zone]));
    });

    it("shares a zone equally where no size is given, and names a subnet after its type", () => {
        const specs = [spec("Private"), spec("Public"), spec("Isolated")];
        expect(blocks(allocateSubnets("net", "10.0.0.0/16", zonesOf(2), specs).slice(0, 3))).to.deep.equal([
            "net-private-1 10.0.0.0/19",
            "net-public-1 10.0.32.0/19",
            "net-isolated-1 10.0.64.0/19",
        ]);
    });

    it("gives one zone the whole VPC", () => {
        expect(blocks(allocateSubnets("net", "10.0.0.0/16", zonesOf(1), [spec("Private")]))).to.deep.equal([
            "net-private-1 10.0.0.0/16",
        ]);
    });

    it("refuses subnets that a zone cannot hold", () => {
        expect(() =>
            allocateSubnets("net", "10.0.0.0/16", zonesOf(2), [spec("Private", 17), spec("Public", 24)]),
        ).to.throw(
            "the subnets of a zone need 33024 addresses, but it has 32768; make the VPC larger or the subnets smaller",
        );
    });

    it("refuses an order in which subnets run into the next zone, as awsx does", () => {
        const specs = [spec("Public", 22, "public"), spec("Private", 19, "private"), spec("Isolated", 24, "data")];
        expect(() => allocateSubnets("net", "10.10.0.0/16", zonesOf(3), specs)).to.throw(
            "net-data-1 (10.10.64.0/24) and net-public-2 (10.10.64.0/22) overlap; " +
                "list the larger subnet first, or make the VPC larger or the subnets smaller",
        );
    });

    it("refuses an order in which subnets run out of the VPC, as AWS does", () => {
        const specs = [spec("Public", 22, "public"), spec("Private", 19, "private"), spec("Isolated", 24, "data")];
        expect(() => allocateSubnets("net", "10.10.0.0/18", zonesOf(1), specs)).to.throw(
            "net-data-1 (10.10.64.0/24) is outside the VPC (10.10.0.0/18); " +
                "list the larger subnet first, or make the VPC larger or the subnets smaller",
        );
    });

    it("refuses two subnets of one name", () => {
        expect(() =>
            allocateSubnets("net", "10.0.0.0/16", zonesOf(2), [spec("Private", 24), spec("Private", 24)]),
        ).to.throw("two subnet specs give the name net-private-1; give each a name of its own");
    });

    const plans = fc
        .record({
            vpcPrefix: fc.integer({ min: 16, max: 20 }),
            second: fc.integer({ min: 0, max: 255 }),
            zones: fc.integer({ min: 1, max: 3 }),
            prefixes: fc.array(fc.integer({ min: 18, max: 28 }), { minLength: 1, maxLength: 6 }),
        })
        .map(({ vpcPrefix, second, zones, prefixes }) => ({
            cidrBlock: `10.${String(second)}.0.0/${String(vpcPrefix)}`,
            zones: zonesOf(zones),
            specs: prefixes.map((prefix, index) => spec("Private", prefix, `s${String(index)}`)),
        }));

    const allocated = ({ cidrBlock, zones, specs }: { cidrBlock: string; zones: string[]; specs: SubnetSpec[] }) => {
        try {
            return allocateSubnets("net", cidrBlock, zones, specs);
        } catch (error) {
            expect((error as Error).message).to.match(/make the VPC larger or the subnets smaller$/);
            return undefined;
        }
    };

    it("never accepts a plan with overlapping subnets, or with one outside the VPC or of another size", () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const subnets = allocated(plan) ?? [];
                const networks = subnets.map(({ cidrBlock }) => new Netmask(cidrBlock));
                const vpc = new Netmask(plan.cidrBlock);
                for (const [index, network] of networks.entries()) {
                    expect(network.toString()).to.equal(subnets[index]?.cidrBlock);
                    expect(network.bitmask).to.equal(subnets[index]?.spec.cidrMask);
                    expect(vpc.contains(network)).to.equal(true);
                    for (const other of networks.slice(index + 1)) {
                        expect(network.contains(other) || other.contains(network)).to.equal(false);
                    }
                }
            }),
            { numRuns: 300 },
        );
    });

    it("accepts every plan whose larger subnets come first and fit into a zone", () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const specs = [...plan.specs].sort((a, b) => (a.cidrMask ?? 0) - (b.cidrMask ?? 0));
                const zoneSize = new Netmask(plan.cidrBlock).size / 2 ** Math.ceil(Math.log2(plan.zones.length));
                const wanted = specs.reduce((sum, { cidrMask = 0 }) => sum + 2 ** (32 - cidrMask), 0);
                const subnets = allocated({ ...plan, specs });
                if (wanted > zoneSize) {
                    expect(subnets).to.equal(undefined);
                } else {
                    expect(subnets).to.have.lengthOf(plan.zones.length * specs.length);
                }
            }),
            { numRuns: 300 },
        );
    });

    it("gives every zone the same layout at its own offset", () => {
        fc.assert(
            fc.property(plans, (plan) => {
                const subnets = allocated(plan) ?? [];
                const offsets = plan.zones.map((zone) => {
                    const own = subnets.filter((subnet) => subnet.zone === zone);
                    const first = new Netmask(own[0]?.cidrBlock ?? plan.cidrBlock).netLong;
                    return own.map(({ cidrBlock }) => new Netmask(cidrBlock).netLong - first);
                });
                for (const layout of offsets) {
                    expect(layout).to.deep.equal(offsets[0]);
                }
            }),
            { numRuns: 200 },
        );
    });
});
