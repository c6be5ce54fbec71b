import type { Exceptions } from "./exception";

export const acm: Exceptions = {
    "aws:acm/certificate:Certificate": {
        source: "internal/service/acm/certificate.go",
        specification: "AWS::CertificateManager::Certificate",
        names: {
            CertificateExport: "options.export",
            CertificateTransparencyLoggingPreference: "options.certificateTransparencyLoggingPreference",
            DomainValidationOptions: "validationOptions",
        },
        inPlace: ["options.export"],
        sets: ["subjectAlternativeNames", "validationOptions"],
        kept: ["domainName", "keyAlgorithm", "options", "subjectAlternativeNames", "validationMethod"],
        defaults: { "options.certificateTransparencyLoggingPreference": "ENABLED" },
    },
    "aws:acm/certificateValidation:CertificateValidation": {
        source: "internal/service/acm/certificate_validation.go",
        replaces: ["certificateArn", "validationRecordFqdns"],
        sets: ["validationRecordFqdns"],
    },
};
