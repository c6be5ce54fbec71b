import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { create, holds, warnings } from "../support/models";

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${String(index)}.example.com`);

describe("ACM", () => {
    holds(
        "aws:acm/certificate:Certificate",
        { domainName: "dev.example.com", subjectAlternativeNames: ["*.dev.example.com"], validationMethod: "DNS" },
        [
            { keyAlgorithm: "EC_prime256v1" },
            { domainName: `${"a".repeat(52)}.example.com` },
            { subjectAlternativeNames: names(100) },
            { options: { certificateTransparencyLoggingPreference: "DISABLED", export: "ENABLED" } },
            { domainName: undefined, privateKey: "key" },
        ],
        [
            [
                { domainName: `${"a".repeat(53)}.example.com` },
                'domainName: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com" has 65 characters, 1 to 64 are allowed; shorten it',
            ],
            [
                { domainName: undefined },
                "domainName: is missing; name the domain, or import a certificate with its privateKey",
            ],
            [
                { subjectAlternativeNames: names(101) },
                "subjectAlternativeNames: has 101 entries, 0 to 100 are allowed; split it into several certificates",
            ],
            [
                { subjectAlternativeNames: [`${"a".repeat(64)}.example.com`] },
                'subjectAlternativeNames[0]: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com" is not allowed; use a domain name such as *.dev.example.com',
            ],
            [
                { keyAlgorithm: "RSA_4096" },
                'keyAlgorithm: "RSA_4096" is not a known value; use RSA_2048, EC_prime256v1 or EC_secp384r1',
            ],
            [{ options: { export: "YES" } }, 'options.export: "YES" is not a known value; use ENABLED or DISABLED'],
            [
                { options: { certificateTransparencyLoggingPreference: "OFF" } },
                'options.certificateTransparencyLoggingPreference: "OFF" is not a known value; use ENABLED or DISABLED',
            ],
            [
                { domainName: `${"a".repeat(60)}.example.com` },
                `domainName: "${"a".repeat(60)}.example.com" has 72 characters, 1 to 64 are allowed; shorten it`,
            ],
            [
                { subjectAlternativeNames: ["dev.*.example.com"] },
                'subjectAlternativeNames[0]: "dev.*.example.com" is not allowed; use a domain name such as *.dev.example.com',
            ],
            [{ validationMethod: "TXT" }, 'validationMethod: "TXT" is not a known value; use DNS, EMAIL, HTTP or NONE'],
        ],
    );

    holds(
        "aws:acm/certificateValidation:CertificateValidation",
        { certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a" },
        [],
        [[{ certificateArn: "0a" }, 'certificateArn: "0a" is not allowed; use the ARN of a certificate']],
    );

    it("warns where a new account's quota of names does not suffice", () => {
        const of = (count: number) =>
            warnings("aws:acm/certificate:Certificate", {
                domainName: "n0.example.com",
                subjectAlternativeNames: names(count),
            });
        expect(of(11)).to.deep.equal([
            "subjectAlternativeNames: makes 11 names, a new account may have 10 in a certificate; ask for a higher quota first",
        ]);
        // The domain's own name counts once.
        expect(of(10)).to.deep.equal([]);
    });

    const options = (inputs: Properties) =>
        create("aws:acm/certificate:Certificate", { validationMethod: "DNS", ...inputs }).outputs
            .domainValidationOptions as Record<string, string>[] | undefined;

    it("asks for one record for a name and its wildcard", () => {
        const [plain, wildcard, ...more] =
            options({ domainName: "dev.example.com", subjectAlternativeNames: ["*.dev.example.com"] }) ?? [];
        expect(more).to.deep.equal([]);
        expect(plain?.domainName).to.equal("dev.example.com");
        expect(wildcard).to.deep.equal({ ...plain, domainName: "*.dev.example.com" });
        expect(plain?.resourceRecordName).to.match(/^_[0-9a-f]{32}\.dev\.example\.com\.$/);
        expect(plain?.resourceRecordType).to.equal("CNAME");
        expect(plain?.resourceRecordValue).to.match(/^_[0-9a-f]{32}\.[a-z0-9]{10}\.acm-validations\.aws\.$/);
    });

    it("asks for no record where names are not known, or not validated by DNS", () => {
        expect(options({ domainName: unknown })).to.equal(undefined);
        expect(options({ domainName: "dev.example.com", validationMethod: "EMAIL" })).to.equal(undefined);
    });

    it("does not know when a certificate will be issued", () => {
        expect(create("aws:acm/certificateValidation:CertificateValidation", { certificateArn: "arn:x" }).id).to.equal(
            "",
        );
    });
});
