/*
 * Amazon CloudWatch Logs.
 *
 * Source: AWS SDK service model logs 2014-03-28; Service Authorization Reference for the ARNs.
 */
import { all, length, not, oneOf, pattern, physicalName, property } from "../checks";
import { known, physicalNameOf } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { arn } from "./arn";
import { keyArn, regionalAndTagged, tags } from "./common";

/** The periods of PutRetentionPolicy; 0 keeps events for ever. */
const retentionDays = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const logGroup: ResourceModel = {
    check: all(
        physicalName(
            physicalNameOf,
            "name",
            length(1, 512),
            pattern(/^[.\-_/#A-Za-z0-9]+$/, "letters, digits and ._-/#"),
            not(/^aws\//, 'a name cannot start with "aws/"; rename it'),
        ),
        property("retentionInDays", oneOf(...retentionDays)),
        property("kmsKeyId", length(0, 256), keyArn),
        property("logGroupClass", oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS")),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request);
        return {
            id: name ?? "",
            outputs: { ...regionalAndTagged(request), arn: arn(request, "logs", known`log-group:${name}`), name },
        };
    },
};

export const cloudwatch: ServiceModel = { "aws:cloudwatch/logGroup:LogGroup": logGroup };
