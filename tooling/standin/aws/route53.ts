/*
 * Amazon Route 53.
 *
 * Sources: AWS SDK service model route53 2013-04-01 (documentation of ChangeTagsForResource: 10 tags, and of
 * ResourceRecordSet); Route 53 Developer Guide, "DNS domain name format", "Supported DNS record types" and "Quotas" (400
 * values a record, which can be raised); Service Authorization Reference for the ARNs; terraform-provider-aws
 * internal/service/route53 (ids, records against aliases, which zones take a delegation set).
 */
import {
    all,
    combination,
    exactlyOneOf,
    exclusive,
    isGiven,
    isOneOf,
    items,
    mayBeGiven,
    length,
    oneOf,
    pattern,
    property,
    required,
    shown,
    whole,
    type Rule,
} from "../checks";
import { characters, known, upperAlphanumeric } from "../names";
import type { Properties, ResourceModel, ServiceModel } from "../model";
import { places } from "../properties";
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
        // A private zone has name servers of its own.
        exclusive("keep one of them", "delegationSetId", "vpcs"),
        required("vpcs[].vpcId"),
        tags("tags", 10),
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

/** The forms of the values of the types that are checked; the other types take any text. */
const recordForms: Readonly<Record<string, readonly [RegExp, string]>> = {
    A: [/^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}(?<!\.)$/, "an IPv4 address"],
    AAAA: [/^[0-9a-fA-F:]+:[0-9a-fA-F:.]*$/, "an IPv6 address"],
    CAA: [/^(\d|\d\d|1\d\d|2[0-4]\d|25[0-5]) [a-z0-9]+ ".*"$/, 'flags, a tag and a quoted value: 0 issue "amazon.com"'],
    CNAME: [/^(\*|[\w-]{1,63})(\.[\w-]{1,63})*\.?$/, "a domain name"],
    MX: [/^\d{1,5} ([\w-]{1,63}\.)*[\w-]{1,63}\.?$/, "a priority and a domain name: 10 mail.example.com"],
    NS: [/^([\w-]{1,63}\.)*[\w-]{1,63}\.?$/, "a domain name"],
};

function recordReason(inputs: Properties): string | undefined {
    const type = known`${inputs.type}` ?? "";
    const texts = places(inputs, "records[]").flatMap(({ value }) => known`${value}` ?? []);
    if (["CNAME", "SOA"].includes(type) && texts.length > 1) {
        return `a ${type} record has one value; keep one of the ${String(texts.length)}`;
    }
    const [form, allowed] = recordForms[type] ?? [];
    const wrong = form && texts.find((text) => !form.test(text));
    return wrong === undefined
        ? undefined
        : `${shown(wrong)} is no value of a record of type ${type}; use ${allowed ?? ""}`;
}

/** Labels of 63 characters; an asterisk stands for the whole first label. */
const recordName: Rule = (value) => {
    const labels = typeof value === "string" ? value.replace(/\.$/, "").split(".") : [];
    const wrong = labels.find((label) => label === "" || label.length > 63);
    return wrong === undefined || value === ""
        ? undefined
        : `${shown(value)} has a label of ${String(wrong.length)} characters; use 1 to 63 in each`;
};

/** What makes a record one of several of its name and type. */
const routingPolicies = [
    "cidrRoutingPolicy",
    "failoverRoutingPolicies",
    "geolocationRoutingPolicies",
    "geoproximityRoutingPolicy",
    "latencyRoutingPolicies",
    "multivalueAnswerRoutingPolicy",
    "weightedRoutingPolicies",
];

const record: ResourceModel = {
    check: all(
        required("zoneId", "name", "type"),
        property("zoneId", length(1, 32)),
        property("name", length(1, 1024), recordName),
        combination("name", (inputs) =>
            isOneOf(inputs, "type", ["NS"]) && (known`${inputs.name}` ?? "").startsWith("*")
                ? "a record of name servers takes no wildcard; name the domain"
                : undefined,
        ),
        property("records", items(1, 400, "give it a value, at most 400")),
        property("records[]", length(1, 4000)),
        combination("records", recordReason),
        exclusive("keep one of them", ...routingPolicies),
        combination("setIdentifier", (inputs) =>
            routingPolicies.some((path) => isGiven(inputs, path)) && !mayBeGiven(inputs, "setIdentifier")
                ? "is missing; a routing policy tells records apart by it"
                : undefined,
        ),
        property("weightedRoutingPolicies[].weight", whole(0, 255)),
        property("failoverRoutingPolicies[].type", oneOf("PRIMARY", "SECONDARY")),
        required("aliases[].name", "aliases[].zoneId", "aliases[].evaluateTargetHealth"),
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
