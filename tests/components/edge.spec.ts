import { expect } from "chai";
import { Edge } from "../../components/edge";
import { edge } from "../../config/schema/edge";
import { contextOf, only, register, type MockedOutputs } from "../support/mocks";

const created = edge.parse({
    publicDomain: "dev.example.com",
    internalDomain: "internal.dev.example.com",
    hostedZone: { mode: "create" },
});
const adopted = edge.parse({ ...created, hostedZone: { mode: "adopt", zoneId: "Z0123456789EXAMPLE" } });

/** What ACM answers: the wildcard before the domain, both validated by one record. */
const acm: MockedOutputs = ({ type, name, inputs }) => {
    const { domainName, subjectAlternativeNames } = inputs as { domainName: string; subjectAlternativeNames: string[] };
    switch (type) {
        case "aws:acm/certificate:Certificate":
            return {
                arn: `arn:aws:acm:us-east-1:111122223333:certificate/${name}`,
                domainValidationOptions: [...subjectAlternativeNames, domainName].map((domain) => ({
                    domainName: domain,
                    resourceRecordName: `_token.${domainName}.`,
                    resourceRecordType: "CNAME",
                    resourceRecordValue: "_answer.acm-validations.aws.",
                })),
            };
        case "aws:route53/zone:Zone":
            return { zoneId: `${name}-id`, nameServers: ["ns-1.example.com", "ns-2.example.com"] };
        case "aws:route53/record:Record":
            return { fqdn: (inputs as { name: string }).name };
        default:
            return {};
    }
};

const build = (config = created, context = contextOf()) =>
    register(() => new Edge("edge", { context, config, vpcId: "vpc-1" }), acm);

describe("Edge", () => {
    describe("with a created zone", () => {
        it("creates the public zone, protected like everything that cannot be made again", async () => {
            const context = contextOf({ protectStateful: true });
            const zone = only(await build(created, context), "aws:route53/zone:Zone", "edge-public-zone");
            expect(zone.inputs).to.deep.include({ name: "dev.example.com", forceDestroy: false });
            expect(zone.inputs).to.not.have.property("vpcs");
            expect(zone.parent).to.equal("platform:edge:Edge::edge");
            expect([zone.protect, zone.retainOnDelete]).to.deep.equal([true, true]);
        });

        it("lets records of ExternalDNS go with the zones where nothing is protected", async () => {
            const registrations = await build();
            for (const name of ["edge-public-zone", "edge-internal-zone"]) {
                expect(only(registrations, "aws:route53/zone:Zone", name).inputs.forceDestroy).to.equal(true);
            }
        });

        it("hands the certificates out unvalidated, because nobody has delegated the zone yet", async () => {
            const registrations = await build();
            expect(registrations.filter(({ type }) => type.includes("certificateValidation"))).to.be.empty;
            expect(only(registrations, "platform:edge:Edge").outputs).to.deep.equal({
                publicZoneId: "edge-public-zone-id",
                publicZoneNameServers: ["ns-1.example.com", "ns-2.example.com"],
                internalZoneId: "edge-internal-zone-id",
                publicCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/edge-public-certificate",
                internalCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/edge-internal-certificate",
            });
        });
    });

    describe("with an adopted zone", () => {
        it("creates no public zone and no second list of its name servers", async () => {
            const registrations = await build(adopted);
            expect(only(registrations, "aws:route53/zone:Zone").name).to.equal("edge-internal-zone");
            expect(only(registrations, "platform:edge:Edge").outputs).to.deep.include({
                publicZoneId: "Z0123456789EXAMPLE",
                publicZoneNameServers: [],
            });
        });

        for (const kind of ["public", "internal"]) {
            it(`waits a quarter of an hour for the ${kind} certificate, and hands it out when it is issued`, async () => {
                const registrations = await build(adopted);
                const validation = only(
                    registrations,
                    "aws:acm/certificateValidation:CertificateValidation",
                    `edge-${kind}-certificate-validation`,
                );
                const domain = kind === "public" ? "dev.example.com" : "internal.dev.example.com";
                expect(validation.createTimeout).to.equal("15m");
                expect(validation.inputs).to.deep.equal({
                    certificateArn: `arn:aws:acm:us-east-1:111122223333:certificate/edge-${kind}-certificate`,
                    validationRecordFqdns: [`_token.${domain}.`],
                });
                expect(only(registrations, "platform:edge:Edge").outputs[`${kind}CertificateArn`]).to.equal(
                    validation.inputs.certificateArn,
                );
            });
        }
    });

    it("resolves the internal domain in the VPC only", async () => {
        expect(only(await build(), "aws:route53/zone:Zone", "edge-internal-zone").inputs).to.deep.include({
            name: "internal.dev.example.com",
            vpcs: [{ vpcId: "vpc-1" }],
        });
    });

    it("requests a certificate for each domain and its subdomains", async () => {
        const certificates = (await build()).filter(({ type }) => type === "aws:acm/certificate:Certificate");
        expect(
            certificates.map(({ inputs }) => [
                inputs.domainName,
                inputs.subjectAlternativeNames,
                inputs.validationMethod,
            ]),
        ).to.deep.equal([
            ["dev.example.com", ["*.dev.example.com"], "DNS"],
            ["internal.dev.example.com", ["*.internal.dev.example.com"], "DNS"],
        ]);
    });

    it("validates both certificates in the public zone, each with one record for domain and wildcard", async () => {
        for (const config of [created, adopted]) {
            const registrations = await build(config);
            const zoneId = only(registrations, "platform:edge:Edge").outputs.publicZoneId;
            const records = registrations.filter(({ name }) => name.endsWith("validation-record"));
            expect(records.map(({ inputs }) => inputs)).to.deep.equal(
                ["dev.example.com", "internal.dev.example.com"].map((domain) => ({
                    zoneId,
                    name: `_token.${domain}.`,
                    type: "CNAME",
                    ttl: 300,
                    records: ["_answer.acm-validations.aws."],
                    allowOverwrite: true,
                })),
            );
        }
    });

    it("lets only Amazon issue certificates, wildcards included, and overwrites nobody's CAA record", async () => {
        expect(only(await build(), "aws:route53/record:Record", "edge-caa").inputs).to.deep.equal({
            zoneId: "edge-public-zone-id",
            name: "dev.example.com",
            type: "CAA",
            ttl: 3600,
            records: ['0 issue "amazon.com"', '0 issuewild "amazon.com"'],
        });
    });
});
