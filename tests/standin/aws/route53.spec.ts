import { expect } from "chai";
import { create, holds } from "../support/models";

describe("Route 53", () => {
    holds(
        "aws:route53/zone:Zone",
        { name: "dev.example.com", comment: "Public" },
        [{ name: "example.com." }],
        [
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
        [{ records: undefined, ttl: undefined, aliases: [{ name: "x", zoneId: "y", evaluateTargetHealth: false }] }],
        [
            [
                { type: "ALIAS" },
                'type: "ALIAS" is not a known value; ' +
                    "use A, AAAA, CAA, CNAME, DS, HTTPS, MX, NAPTR, NS, PTR, SOA, SPF, SRV, SSHFP, SVCB, TLSA or TXT",
            ],
            [{ ttl: undefined }, "ttl: is missing; records need a time to live such as 300"],
            [
                { aliases: [{ name: "x" }] },
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
