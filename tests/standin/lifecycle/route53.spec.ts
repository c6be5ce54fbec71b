import { expect } from "chai";
import { vpc } from "./support/platform";
import { candidate, creating, deleting, isHeldBy, needs, standsAlone, stored } from "./support/store";

const types = { zone: "aws:route53/zone:Zone", record: "aws:route53/record:Record" };
const zone = stored(types.zone, "zone", { name: "example.com" });
const recordInputs = { zoneId: zone.id, name: "www.example.com", type: "A", records: ["203.0.113.1"], ttl: 300 };
const record = stored(types.record, "record", recordInputs);

describe("lifecycle of Route 53", () => {
    needs(types.zone, { name: "internal.example.com", vpcs: [{ vpcId: vpc.id }] }, [
        vpc,
        "vpcs.vpcId",
        `InvalidVPCId: The VPC ID '${vpc.id}' does not exist`,
    ]);
    standsAlone(
        types.zone,
        { name: "internal.example.com", vpcs: [{ vpcId: vpc.id }] },
        { name: "other.example.com" },
        `ConflictingDomainExists: The VPC ${vpc.id} in region us-east-1 has already been associated with a hosted zone with ` +
            "the same domain name",
        [vpc],
    );
    standsAlone(
        types.record,
        recordInputs,
        { type: "AAAA" },
        "InvalidChangeBatch: Tried to create resource record set [name='www.example.com', type='A'] but it already exists",
        [zone],
    );

    it("lets two public zones have one name", () => {
        expect(creating(candidate(types.zone, { name: "example.com" }), [zone])).to.equal(undefined);
    });

    it("compares full names, and what distinguishes records of one name", () => {
        const create = (changes: object) =>
            creating(candidate(types.record, { ...recordInputs, ...changes }), [zone, record]);
        expect(create({ name: "www" })).to.match(/^InvalidChangeBatch: .*name='www\.example\.com'/);
        expect(create({ name: "WWW.example.com." })).to.match(/^InvalidChangeBatch: /);
        expect(create({ name: "www2" })).to.equal(undefined);
        expect(create({ setIdentifier: "blue" })).to.equal(undefined);
        expect(create({ zoneId: "Z0123456789EXAMPLE" })).to.equal(undefined);
        expect(create({ allowOverwrite: true })).to.equal(undefined);
    });

    it("keeps a CNAME alone, and off the apex", () => {
        const create = (changes: object) =>
            creating(candidate(types.record, { ...recordInputs, type: "CNAME", ...changes }), [zone, record]);
        expect(create({ name: "api" })).to.equal(undefined);
        expect(create({ allowOverwrite: true })).to.equal(
            "InvalidChangeBatch: RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with " +
                "other records with the same DNS name; Record record has it: choose another, or import that one; " +
                "where it is the same with another name or parent in the program, give it an alias",
        );
        expect(create({ name: "example.com" })).to.equal(
            "InvalidChangeBatch: RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone " +
                "example.com.; use an alias",
        );
    });

    it("takes a zone that the program does not know as there", () => {
        expect(creating(candidate(types.record, { ...recordInputs, zoneId: "Z0123456789EXAMPLE" }), [])).to.equal(
            undefined,
        );
    });

    isHeldBy(
        zone,
        "HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted",
        [record],
    );

    it("lets a zone go with its records where the provider deletes them", () => {
        const forced = { ...zone, inputs: { ...zone.inputs, forceDestroy: true } };
        expect(deleting(forced, [record])).to.equal(undefined);
    });
});
