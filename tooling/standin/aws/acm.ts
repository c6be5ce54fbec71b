/*
 * AWS Certificate Manager.
 *
 * Sources: AWS SDK service model acm 2015-12-08 (documentation of RequestCertificate: names, algorithms, the initial
 * quota of 10 names); ACM User Guide, "DNS validation" (form of the CNAME record, one for a name and its wildcard);
 * Service Authorization Reference for the ARNs.
 */
import { all, combination, items, length, mayBeGiven, oneOf, pattern, property, required } from "../checks";
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
        // "Other listed algorithms are for imported certificates only", which do not name theirs.
        property("keyAlgorithm", oneOf("RSA_2048", "EC_prime256v1", "EC_secp384r1")),
        property("options.certificateTransparencyLoggingPreference", oneOf("ENABLED", "DISABLED")),
        property("options.export", oneOf("ENABLED", "DISABLED")),
        combination("domainName", (inputs) =>
            mayBeGiven(inputs, "domainName") || mayBeGiven(inputs, "privateKey")
                ? undefined
                : "is missing; name the domain, or import a certificate with its privateKey",
        ),
        tags(),
    ),
    warn: combination("subjectAlternativeNames", ({ domainName, subjectAlternativeNames: alternatives }) => {
        const names = new Set<unknown>([
            domainName,
            ...(Array.isArray(alternatives) ? (alternatives as unknown[]) : []),
        ]);
        return names.size > 10
            ? `makes ${String(names.size)} names, a new account may have 10 in a certificate; ask for a higher quota first`
            : undefined;
    }),
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
        all(
            required("certificateArn"),
            property(
                "certificateArn",
                pattern(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/, "the ARN of a certificate"),
            ),
        ),
    ),
};
