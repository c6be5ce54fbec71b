import { rule } from "./rule";

export const poolSizes = rule(
    "The `desiredSize` of a pool is from its `minSize` to its `maxSize`.",
    ["nodePools"],
    function* ({ nodePools }, show) {
        for (const [name, { minSize, desiredSize = minSize, maxSize }] of Object.entries(nodePools)) {
            const sizes = (key: string) => show(["nodePools", name, key]);
            if (minSize > maxSize) {
                yield {
                    path: ["nodePools", name, "minSize"],
                    message: `is ${sizes("minSize")}, which is more than maxSize, ${sizes("maxSize")}.`,
                    remedy: "Lower minSize, or raise maxSize.",
                };
            } else if (desiredSize < minSize || desiredSize > maxSize) {
                yield {
                    path: ["nodePools", name, "desiredSize"],
                    message: `is ${sizes("desiredSize")}, which is not from minSize, ${sizes("minSize")}, to maxSize, ${sizes("maxSize")}.`,
                    remedy: "Choose a size between the two, or leave desiredSize out.",
                };
            }
        }
    },
);
