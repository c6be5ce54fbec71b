/*
 * AWS Certificate Manager.
 *
 * Sources: AWS SDK service model acm 2015-12-08; ACM User Guide, "DNS validation" (form of the CNAME record, one for a
 * name and its wildcard); Service Authorization Reference for the ARNs.
 */
import { all, items, length, oneOf, pattern, property, required } from "../checks";
import { characters, hex, known, lowerAlphanumeric, uuid } from "../names";
import { isUnknown, type Properties, type ResourceModel, type ServiceModel } from "../model";
import { places } from "../properties";
import { arn } from "./arn";
import { binding, regional, regionalAndTagged, tags } from "./common";

const domainPattern = pattern(
    /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/,
    "a domain name such as *.dev.example.com",
);

const certificate: ResourceModel = {
    check: all(
        // "the length of the domain name (technically, the Common Name) that you provide cannot exceed 64 octets"
        property("domainName", length(1, 64), domainPattern),
        property("subjectAlternativeNames", items(0, 100, "split it into several certificates")),
        property("subjectAlternativeNames[]", length(1, 253), domainPattern),
        property("validationMethod", oneOf("DNS", "EMAIL", "HTTP", "NONE")),
        property(
            "keyAlgorithm",
            oneOf("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"),
        ),
        tags(),
    ),
    create: (request) => {
        const certificateArn = arn(request, "acm", `certificate/${uuid(request.urn)}`);
        return {
            id: certificateArn ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: certificateArn,
                domainValidationOptions: validationOptions(request.inputs, request.account),
            },
        };
    },
};

/** One option for each name; the record that proves a name is the same for its wildcard and for every certificate. */
function validationOptions(inputs: Properties, account: string): Properties[] | undefined {
    const names = [inputs.domainName, ...places(inputs, "subjectAlternativeNames[]").map(({ value }) => value)].map(
        (name) => known`${name}`,
    );
    if (inputs.validationMethod !== "DNS" || isUnknown(inputs.subjectAlternativeNames) || names.includes(undefined)) {
        return undefined;
    }
    return [...new Set(names.filter((name) => name !== undefined))].map((domainName) => {
        const domain = domainName.replace(/^\*\./, "");
        const seed = `acm/${account}/${domain}`;
        return {
            domainName,
            resourceRecordName: `_${hex(`${seed}/name`, 32)}.${domain}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${hex(`${seed}/value`, 32)}.${characters(seed, 10, lowerAlphanumeric)}.acm-validations.aws.`,
        };
    });
}

export const acm: ServiceModel = {
    "aws:acm/certificate:Certificate": certificate,
    // Its id is the time at which the certificate was issued, which nobody knows before.
    "aws:acm/certificateValidation:CertificateValidation": binding(
        () => undefined,
        regional,
        required("certificateArn"),
    ),
};
