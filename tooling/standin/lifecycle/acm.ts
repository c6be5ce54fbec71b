/*
 * AWS Certificate Manager.
 *
 * Source: AWS SDK service model acm 2015-12-08 (documentation of DeleteCertificate; CertificateDetail.InUseBy).
 *
 * Load balancers that a controller in the cluster makes do not stand in the program: a rehearsal says who uses a
 * certificate with the output `inUseBy`, a list of ARNs.
 */
import type { DeleteRule, ServiceLifecycle } from "./lifecycle";
import { by } from "./references";
import { exists, textsAt } from "./rules";

const type = "aws:acm/certificate:Certificate";

const free: DeleteRule = ({ id, outputs }) => {
    const users = textsAt(outputs, "inUseBy[]");
    return users.length > 0
        ? `ResourceInUseException: Certificate ${id} is in use by ${users.join(", ")}; remove the association first`
        : undefined;
};

export const acm: ServiceLifecycle = {
    [type]: { remove: [free] },
    "aws:acm/certificateValidation:CertificateValidation": {
        stand: [
            exists(
                "certificateArn",
                by(type, "arn"),
                (arn) => `ResourceNotFoundException: Could not find certificate ${arn}`,
            ),
        ],
    },
};
