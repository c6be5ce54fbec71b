/*
 * Amazon Route 53.
 *
 * Sources: AWS SDK service model route53 2013-04-01; Service Authorization Reference for the ARNs;
 * terraform-provider-aws internal/service/route53 (ids, records against aliases).
 */
import {
    all,
    combination,
    exactlyOneOf,
    isGiven,
    mayBeGiven,
    length,
    oneOf,
    pattern,
    property,
    required,
    whole,
} from "../checks";
import { characters, known, upperAlphanumeric } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { partitionOf } from "./arn";
import { tags, tagsAll } from "./common";

const zone: ResourceModel = {
    check: all(
        required("name"),
        property(
            "name",
            length(1, 255),
            pattern(/^([\w*-]{1,63}\.)*[\w-]{1,63}\.?$/, "a domain name such as dev.example.com"),
        ),
        property("comment", length(0, 256)),
        tags(),
    ),
    create: (request) => {
        const zoneId = `Z${characters(request.urn, 20, upperAlphanumeric)}`;
        return {
            id: zoneId,
            outputs: {
                ...tagsAll(request),
                arn: `arn:${partitionOf(request.region).partition}:route53:::hostedzone/${zoneId}`,
                zoneId,
            },
        };
    },
};

const recordTypes = [
    "A",
    "AAAA",
    "CAA",
    "CNAME",
    "DS",
    "HTTPS",
    "MX",
    "NAPTR",
    "NS",
    "PTR",
    "SOA",
    "SPF",
    "SRV",
    "SSHFP",
    "SVCB",
    "TLSA",
    "TXT",
];

const record: ResourceModel = {
    check: all(
        required("zoneId", "name", "type"),
        property("name", length(1, 1024)),
        property("type", oneOf(...recordTypes)),
        property("ttl", whole(0, 2147483647, "seconds")),
        exactlyOneOf("records", "aliases"),
        combination("ttl", (inputs) => {
            if (isGiven(inputs, "records") && !mayBeGiven(inputs, "ttl")) {
                return "is missing; records need a time to live such as 300";
            }
            return isGiven(inputs, "aliases") && isGiven(inputs, "ttl")
                ? "does not go with an alias, which has its target's; remove it"
                : undefined;
        }),
        property("setIdentifier", length(1, 128)),
    ),
    create: ({ inputs }) => {
        const parts = known`${inputs.zoneId}_${inputs.name}_${inputs.type}`;
        const id = inputs.setIdentifier === undefined ? parts : known`${parts}_${inputs.setIdentifier}`;
        // A name without its zone's domain is completed by Route 53; a full one is the record's name.
        const name = known`${inputs.name}`;
        return { id: id ?? "", outputs: { fqdn: name?.includes(".") ? name.replace(/\.$/, "") : undefined } };
    },
};

export const route53: ServiceModel = {
    "aws:route53/record:Record": record,
    "aws:route53/zone:Zone": zone,
};
