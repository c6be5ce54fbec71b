import { rule } from "./rule";

/**
 * Graviton instances are the family a1 and those with a `g` after the generation, as in t4g, c7gn and
 * im4gn; g4dn and g5 are not: their first letter names a family with GPUs.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
function isGraviton(instanceType: string): boolean {
    const family = instanceType.split(".")[0] ?? "";
    return family === "a1" || /^[a-z]+\d+g/.test(family);
}

/** An image of one architecture does not boot on the other. */
export const instanceArchitecture = rule(
    "Instance types are of their pool's architecture.",
    ["nodePools"],
    function* ({ nodePools }, show) {
        for (const [name, { architecture, instanceTypes }] of Object.entries(nodePools)) {
            for (const [index, instanceType] of instanceTypes.entries()) {
                const actual = isGraviton(instanceType) ? "arm64" : "x86_64";
                if (actual !== architecture) {
                    const path = ["nodePools", name, "instanceTypes", index];
                    yield {
                        path,
                        message: `is ${show(path)}, which is not of the pool's architecture, ${show(["nodePools", name, "architecture"])}.`,
                        remedy: "Choose another type, or set the pool's architecture. Types of arm64 have a g after their generation, as m7g.",
                    };
                }
            }
        }
    },
);
