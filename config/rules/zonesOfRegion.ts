import { rule } from "./rule";

export const zonesOfRegion = rule(
    "Zones are of the stack's region.",
    ["network", "region"],
    function* ({ network, region }, show) {
        for (const [index, zone] of network.zones.entries()) {
            if (zone.slice(0, -1) !== region) {
                const path = ["network", "zones", index];
                yield {
                    path,
                    message: `is ${show(path)}, which is not a zone of the region ${show(["region"])}.`,
                    remedy: "Name zones of aws:region, or correct aws:region.",
                };
            }
        }
    },
);
