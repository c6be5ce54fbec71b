import type { CertificateArgs } from "@pulumi/aws/acm";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const acmCertificateValidateByDns = resourceRule<CertificateArgs>({
    id: "acm-certificate-validate-by-dns",
    type: "aws:acm/certificate:Certificate",
    severity: "medium",
    description: "Certificates must be validated by DNS, the only way in which AWS renews them without a person.",
    remediation: "Set validationMethod to DNS.",
    url: "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
    controls: [wellArchitected("SEC09-BP01")],
    check: (certificate, report) => {
        // One of a private authority is not validated, and an imported one is not renewed.
        if (!isGiven(certificate, "certificateAuthorityArn") && certificate.validationMethod !== "DNS") {
            report(`It is validated by ${certificate.validationMethod ?? "nothing"}.`);
        }
    },
});
