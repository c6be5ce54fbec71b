import { contains, overlaps } from "../cidr";
import { rule } from "./rule";

/** Networks that overlap can never be peered, or reached over one VPN. */
export const addressPlanOverlaps = rule(
    "No two ranges of the address plan overlap.",
    ["addressPlan"],
    function* ({ addressPlan }, show) {
        const ranges = Object.entries(addressPlan);
        for (const [index, [name, range]] of ranges.entries()) {
            for (const [other, otherRange] of ranges.slice(0, index)) {
                if (overlaps(range, otherRange)) {
                    const path = ["addressPlan", name];
                    yield {
                        path,
                        message: `is ${show(path)}, which overlaps ${other}, ${show(["addressPlan", other])}.`,
                        remedy: "Give each network a range of its own.",
                    };
                }
            }
        }
    },
);

export const vpcInAddressPlan = rule(
    "A VPC lies in the range that the address plan has for its environment, and overlaps no other.",
    ["environment", "network", "addressPlan"],
    function* ({ environment, network, addressPlan }, show) {
        const path = ["network", "cidr"];
        const own = Object.hasOwn(addressPlan, environment) ? addressPlan[environment] : undefined;
        if (own !== undefined && !contains(own, network.cidr)) {
            yield {
                path,
                message: `is ${show(path)}, which is not in the address plan's range for this environment, ${show(["addressPlan", environment])}.`,
                remedy: "Choose a range within it, or change platform:addressPlan.",
            };
        }
        for (const [name, range] of Object.entries(addressPlan)) {
            if (name !== environment && overlaps(network.cidr, range)) {
                yield {
                    path,
                    message: `is ${show(path)}, which overlaps ${name}, ${show(["addressPlan", name])}.`,
                    remedy: "Choose a range that no other network has.",
                };
            }
        }
    },
);
