import type { Exceptions } from "./exception";

export const route53: Exceptions = {
    // Another type or set identifier replaces the record in Route 53 and not in Pulumi ("we shortcut the replace flow").
    "aws:route53/record:Record": {
        source: "internal/service/route53/record.go",
        specification: "AWS::Route53::RecordSet",
        names: { HostedZoneId: "zoneId", ResourceRecords: "records", TTL: "ttl" },
        sets: ["geoproximityRoutingPolicy.coordinates", "records"],
        kept: ["allowOverwrite"],
    },
    "aws:route53/zone:Zone": {
        source: "internal/service/route53/zone.go",
        specification: "AWS::Route53::HostedZone",
        names: { VPCs: "vpcs" },
        replaces: ["delegationSetId"],
        sets: ["vpcs"],
        kept: ["vpcs.vpcRegion"],
        defaults: { comment: "Managed by Pulumi", forceDestroy: false },
    },
};
