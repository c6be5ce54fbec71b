import { prefixLength, subnetsFit as fit, zoneShares } from "../cidr";
import { rule } from "./rule";

/** The subnets of each zone fit into the zone's share of the VPC, or awsx lets them overlap. */
export const subnetsFit = rule(["network"], function* ({ network: { cidr, zones, subnetPrefixes } }, show) {
    const zonePrefix = prefixLength(zoneShares(cidr, zones.length)[0] ?? cidr);
    if (!fit(cidr, zones.length, subnetPrefixes)) {
        const { private: nodes, public: balancers, data } = subnetPrefixes;
        yield {
            path: ["network", "subnetPrefixes"],
            message: `do not fit: of ${show(["network", "cidr"])} each of the zones has a /${zonePrefix}, too little for a private /${nodes}, a public /${balancers} and a data /${data} one after the other.`,
            remedy: "Choose longer prefixes, the largest subnet first, or a larger VPC.",
        };
    }
});
