import { expect } from "chai";
import { create, holds } from "../support/models";

const tags = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${String(index)}`, "value"]));
/** A domain name of so many characters. */
const domain = (characters: number) => "d.".repeat(characters / 2 - 1) + (characters % 2 === 0 ? "dd" : "ddd");
const record = (type: string, ...records: string[]) => ({ type, records });

describe("Route 53", () => {
    holds(
        "aws:route53/zone:Zone",
        { name: "dev.example.com", comment: "Public" },
        [
            { name: "example.com." },
            { name: domain(255) },
            { tags: tags(10) },
            { vpcs: [{ vpcId: "vpc-0a" }] },
            { comment: "c".repeat(256) },
        ],
        [
            [
                { name: domain(256) },
                'name: "d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [{ name: "" }, 'name: "" has 0 characters, 1 to 255 are allowed; lengthen it'],
            [{ tags: tags(11) }, "tags: has 11 entries, 0 to 10 are allowed; remove some of them"],
            [
                { vpcs: [{ vpcId: "vpc-0a" }], delegationSetId: "N1" },
                "delegationSetId: delegationSetId and vpcs exclude each other; keep one of them",
            ],
            [{ vpcs: [{ vpcRegion: "us-east-1" }] }, "vpcs[0].vpcId: is missing; give it a value"],
            [
                { name: "dev example.com" },
                'name: "dev example.com" is not allowed; use a domain name such as dev.example.com',
            ],
            [
                { comment: "c".repeat(257) },
                `comment: "${"c".repeat(78)}… has 257 characters, 0 to 256 are allowed; shorten it`,
            ],
        ],
    );

    holds(
        "aws:route53/record:Record",
        { zoneId: "Z0A", name: "www.dev.example.com", type: "A", ttl: 300, records: ["203.0.113.7"] },
        [
            { records: undefined, ttl: undefined, aliases: [{ name: "x", zoneId: "y", evaluateTargetHealth: false }] },
            record("AAAA", "2001:db8::1"),
            record("CAA", '0 issue "amazon.com"'),
            record("CNAME", "_a.acm-validations.aws."),
            record("MX", "10 mail.example.com"),
            record("NS", "ns-1.example.com."),
            record("TXT", "t".repeat(4000)),
            { name: "*.dev.example.com" },
            { name: domain(1024) },
            { ttl: 0 },
            { ttl: 2147483647 },
            { weightedRoutingPolicies: [{ weight: 0 }], setIdentifier: "a" },
            { name: `${"n".repeat(63)}.example.com.` },
            { records: Array.from({ length: 400 }, () => "203.0.113.7") },
            { weightedRoutingPolicies: [{ weight: 255 }], setIdentifier: "s".repeat(128) },
        ],
        [
            [
                { records: ["www.example.com"] },
                'records: "www.example.com" is no value of a record of type A; use an IPv4 address',
            ],
            [
                { records: ["203.0.113.256"] },
                'records: "203.0.113.256" is no value of a record of type A; use an IPv4 address',
            ],
            [
                { records: ["203.0.113.7."] },
                'records: "203.0.113.7." is no value of a record of type A; use an IPv4 address',
            ],
            [
                record("AAAA", "203.0.113.7"),
                'records: "203.0.113.7" is no value of a record of type AAAA; use an IPv6 address',
            ],
            [
                record("CAA", "amazon.com"),
                'records: "amazon.com" is no value of a record of type CAA; use flags, a tag and a quoted value: 0 issue "amazon.com"',
            ],
            [record("CNAME", "a b"), 'records: "a b" is no value of a record of type CNAME; use a domain name'],
            [
                record("MX", "mail.example.com"),
                'records: "mail.example.com" is no value of a record of type MX; use a priority and a domain name: 10 mail.example.com',
            ],
            [record("NS", "ns 1"), 'records: "ns 1" is no value of a record of type NS; use a domain name'],
            [
                record("CNAME", "a.example.com", "b.example.com"),
                "records: a CNAME record has one value; keep one of the 2",
            ],
            [
                record("TXT", "t".repeat(4001)),
                'records[0]: "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt… has 4001 characters, 1 to 4000 are allowed; shorten it',
            ],
            [
                { ...record("NS", "ns-1.example.com"), name: "*.example.com" },
                "name: a record of name servers takes no wildcard; name the domain",
            ],
            [
                { name: `${"n".repeat(64)}.example.com` },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.example.com" has a label of 64 characters; use 1 to 63 in each',
            ],
            [
                { name: domain(1025) },
                'name: "d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.d.… has 1025 characters, 1 to 1024 are allowed; shorten it',
            ],
            [{ name: "" }, 'name: "" has 0 characters, 1 to 1024 are allowed; lengthen it'],
            [
                { ttl: 2147483648 },
                "ttl: 2147483648 is out of range; use a whole number of seconds from 0 to 2147483647",
            ],
            [
                { weightedRoutingPolicies: [{ weight: -1 }], setIdentifier: "a" },
                "weightedRoutingPolicies[0].weight: -1 is out of range; use a whole number from 0 to 255",
            ],
            [{ name: "www..example.com" }, 'name: "www..example.com" has a label of 0 characters; use 1 to 63 in each'],
            [
                { records: Array.from({ length: 401 }, () => "203.0.113.7") },
                "records: has 401 entries, 1 to 400 are allowed; give it a value, at most 400",
            ],
            [
                { zoneId: "Z".repeat(33) },
                'zoneId: "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ" has 33 characters, 1 to 32 are allowed; shorten it',
            ],
            [
                { weightedRoutingPolicies: [{ weight: 1 }] },
                "setIdentifier: is missing; a routing policy tells records apart by it",
            ],
            [
                { weightedRoutingPolicies: [{ weight: 256 }], setIdentifier: "a" },
                "weightedRoutingPolicies[0].weight: 256 is out of range; use a whole number from 0 to 255",
            ],
            [
                { failoverRoutingPolicies: [{ type: "FIRST" }], setIdentifier: "a" },
                'failoverRoutingPolicies[0].type: "FIRST" is not a known value; use PRIMARY or SECONDARY',
            ],
            [
                { weightedRoutingPolicies: [{ weight: 1 }], multivalueAnswerRoutingPolicy: true, setIdentifier: "a" },
                "cidrRoutingPolicy: multivalueAnswerRoutingPolicy and weightedRoutingPolicies exclude each other; keep one of them",
            ],
            [
                { setIdentifier: "s".repeat(129) },
                'setIdentifier: "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss… has 129 characters, 1 to 128 are allowed; shorten it',
            ],
            [{ ttl: -1 }, "ttl: -1 is out of range; use a whole number of seconds from 0 to 2147483647"],
            [
                { type: "ALIAS" },
                'type: "ALIAS" is not a known value; ' +
                    "use A, AAAA, CAA, CNAME, DS, HTTPS, MX, NAPTR, NS, PTR, SOA, SPF, SRV, SSHFP, SVCB, TLSA or TXT",
            ],
            [{ ttl: undefined }, "ttl: is missing; records need a time to live such as 300"],
            [
                { aliases: [{ name: "x", zoneId: "y", evaluateTargetHealth: false }] },
                "records: records and aliases exclude each other; set exactly one of records, aliases",
                "ttl: does not go with an alias, which has its target's; remove it",
            ],
        ],
    );

    it("gives a zone an id, and no name servers", () => {
        const { id, outputs } = create("aws:route53/zone:Zone", { name: "dev.example.com" });
        expect(id).to.match(/^Z[A-Z0-9]{20}$/);
        expect(outputs).to.include({ zoneId: id, arn: `arn:aws:route53:::hostedzone/${id}` });
        expect(outputs).to.not.have.any.keys("nameServers", "primaryNameServer");
    });

    it("names a record by zone, name and type", () => {
        const record = { zoneId: "Z0A", name: "www.dev.example.com", type: "A" };
        const { id, outputs } = create("aws:route53/record:Record", record);
        expect(id).to.equal("Z0A_www.dev.example.com_A");
        expect(outputs.fqdn).to.equal("www.dev.example.com");
        expect(create("aws:route53/record:Record", { ...record, setIdentifier: "blue" }).id).to.equal(`${id}_blue`);
        expect(create("aws:route53/record:Record", { ...record, name: "www" }).outputs).to.not.have.property("fqdn");
    });
});
