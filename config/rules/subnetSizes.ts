import { prefixLength, subnetsFit } from "../cidr";
import { rule } from "./rule";
import { vpcPrefixes } from "./vpcRange";

/** The subnets of a zone fit into its share of the VPC: awsx would let them run into the next zone's. */
export const subnetSizes = rule(
    "The subnets of a zone fit into its share of the VPC, which is a half with two zones and a quarter with three.",
    ["network"],
    function* ({ network: { cidr, zones, subnetPrefixes } }, show) {
        const path = ["network", "subnetPrefixes"];
        if (prefixLength(cidr) <= vpcPrefixes.longest && !subnetsFit(cidr, zones.length, subnetPrefixes)) {
            const prefix = (tier: string) => `${tier} /${show([...path, tier])}`;
            yield {
                path,
                message: `do not fit: ${prefix("private")}, ${prefix("public")} and ${prefix("data")} one after the other are more than each zone's share of ${show(["network", "cidr"])}.`,
                remedy: "Choose smaller subnets (larger numbers), name the largest subnet `private`, or take a larger VPC.",
            };
        }
    },
);
