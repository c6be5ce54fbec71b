import { rule } from "./rule";

/** AWS takes back all instances of a type in a zone at once, so that one type is one interruption. */
const fewestTypes = 2;

export const spotDiversity = rule(
    "A Spot pool has at least two instance types.",
    ["nodePools"],
    function* ({ nodePools }, show) {
        for (const [name, { capacityType, instanceTypes }] of Object.entries(nodePools)) {
            if (capacityType === "SPOT" && instanceTypes.length < fewestTypes) {
                const path = ["nodePools", name, "instanceTypes"];
                yield {
                    path,
                    message: `has only ${show([...path, 0])}, but AWS can take back all Spot instances of a type at once.`,
                    remedy: "Name at least two types of the same size; the more there are, the fewer the interruptions.",
                };
            }
        }
    },
);
