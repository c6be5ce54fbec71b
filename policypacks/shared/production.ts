import type { Settings } from "./rule";
import { known, type Readable } from "./values";

export interface ProductionSettings {
    readonly productionEnvironments: readonly string[];
}

export const productionSettings: Settings<ProductionSettings> = {
    productionEnvironments: {
        type: "array",
        items: { type: "string" },
        default: ["prod"],
        description: "Values of the environment tag that mean production.",
    },
};

/** Whether a resource belongs to production by its `environment` tag. One that does not say counts as production. */
export function isProduction(properties: Readable, { productionEnvironments }: ProductionSettings): boolean {
    const environment = known(known(properties, "tags") as Readable, "environment");
    return typeof environment !== "string" || productionEnvironments.includes(environment);
}
