import { expect } from "chai";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { create, holds } from "../support/models";

describe("ACM", () => {
    holds(
        "aws:acm/certificate:Certificate",
        { domainName: "dev.example.com", subjectAlternativeNames: ["*.dev.example.com"], validationMethod: "DNS" },
        [{ keyAlgorithm: "EC_prime256v1" }],
        [
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
