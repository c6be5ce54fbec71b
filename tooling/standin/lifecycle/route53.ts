/*
 * Amazon Route 53.
 *
 * Sources: AWS SDK service model route53 2013-04-01 (documentation of CreateHostedZone, DeleteHostedZone and
 * ChangeResourceRecordSets); Route 53 Developer Guide, "Supported DNS record types" (CNAME); moto
 * moto/route53/exceptions.py for the wording; terraform-provider-aws internal/service/route53: allow_overwrite upserts,
 * force_destroy deletes what else is in the zone. Two public zones may have one name.
 *
 * The zone of a record is not looked up: the configuration may adopt one that stands outside the program.
 */
import type { Inventory, Stored } from "../inventory";
import type { Candidate, Rule, ServiceLifecycle } from "./lifecycle";
import { vpc } from "./references";
import { exists, having, isOn, textOf, textsAt, unique, unused, waysOut } from "./rules";

const types = { zone: "aws:route53/zone:Zone", record: "aws:route53/record:Record" } as const;

const normal = (name: string) => name.toLowerCase().replace(/\.$/, "");

const zoneName = (zone: Candidate | undefined) => normal((zone && textOf(zone, "name")) ?? "");

/** The full name of a record: one without its zone's domain is completed. */
function fullName(record: Candidate, inventory: Inventory): string {
    const [name, domain] = [
        normal(textOf(record, "name") ?? ""),
        zoneName(inventory.find(types.zone, textOf(record, "zoneId") ?? "")),
    ];
    return domain === "" || name === domain || name.endsWith(`.${domain}`)
        ? name
        : [name, domain].filter(Boolean).join(".");
}

/** The records of the same name in the same zone. */
const namesakes = (record: Candidate, inventory: Inventory): Stored[] =>
    having(inventory, types.record, "zoneId", textOf(record, "zoneId") ?? "").filter(
        (other) => fullName(other, inventory) === fullName(record, inventory),
    );

const newRecord: Rule = (record, inventory) => {
    const type = textOf(record, "type");
    const same = namesakes(record, inventory).find(
        (other) => textOf(other, "type") === type && textOf(other, "setIdentifier") === textOf(record, "setIdentifier"),
    );
    return same && !isOn(record, "allowOverwrite")
        ? `InvalidChangeBatch: Tried to create resource record set [name='${fullName(record, inventory)}', ` +
              `type='${type ?? ""}'] but it already exists; ${waysOut(record, same)}`
        : undefined;
};

const loneCname: Rule = (record, inventory) => {
    const type = textOf(record, "type");
    const other = namesakes(record, inventory).find(
        (candidate) => textOf(candidate, "type") !== type && [type, textOf(candidate, "type")].includes("CNAME"),
    );
    return (
        other &&
        `InvalidChangeBatch: RRSet of type ${type ?? ""} with DNS name ${fullName(record, inventory)}. is not permitted as ` +
            `it conflicts with other records with the same DNS name; ${waysOut(record, other)}`
    );
};

const apexCname: Rule = (record, inventory) => {
    const zone = inventory.find(types.zone, textOf(record, "zoneId") ?? "");
    return zone && textOf(record, "type") === "CNAME" && fullName(record, inventory) === zoneName(zone)
        ? `InvalidChangeBatch: RRSet of type CNAME with DNS name ${zoneName(zone)}. is not permitted at apex in zone ` +
              `${zoneName(zone)}.; use an alias`
        : undefined;
};

const networksOf = (zone: Candidate) => textsAt(zone.inputs, "vpcs[].vpcId");

export const route53: ServiceLifecycle = {
    [types.zone]: {
        stand: [
            exists("vpcs[].vpcId", vpc, (id) => `InvalidVPCId: The VPC ID '${id}' does not exist`),
            unique(
                (zone) => networksOf(zone).map((id) => `${id}/${zoneName(zone)}`)[0],
                (zone) =>
                    `ConflictingDomainExists: The VPC ${networksOf(zone)[0] ?? ""} in region ${zone.region} has already been ` +
                    "associated with a hosted zone with the same domain name",
            ),
        ],
        remove: [
            unused(
                (zone, inventory) =>
                    isOn(zone, "forceDestroy") ? [] : having(inventory, types.record, "zoneId", zone.id),
                () =>
                    "HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted",
            ),
        ],
    },
    [types.record]: { stand: [newRecord, loneCname, apexCname] },
};
