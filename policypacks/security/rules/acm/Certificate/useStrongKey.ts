import type { CertificateArgs } from "@pulumi/aws/acm";
import { awsFsbp } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const acmCertificateUseStrongKey = resourceRule<CertificateArgs>({
    id: "acm-certificate-use-strong-key",
    type: "aws:acm/certificate:Certificate",
    severity: "high",
    description: "Certificates must have an RSA key of at least 2,048 bits or an elliptic curve key.",
    remediation: "Set keyAlgorithm to RSA_2048, EC_prime256v1 or a stronger one, or leave it out.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-2",
    controls: [awsFsbp("ACM.2")],
    check: ({ keyAlgorithm = "RSA_2048" }, report) => {
        if (keyAlgorithm === "RSA_1024") {
            report("The key has 1,024 bits.");
        }
    },
});
