import type { ConfigPath } from "../display";
import type { PlatformConfig } from "../platformConfig";
import { platform } from "../schema/platform";
import { rule } from "./rule";

/** Where a list has an entry that stands before it already. */
function* repeated(value: unknown, path: ConfigPath): Generator<ConfigPath> {
    const seen = new Set<string>();
    for (const [index, entry] of Array.isArray(value) ? value.entries() : []) {
        const text = JSON.stringify(entry);
        if (seen.has(text)) {
            yield [...path, index];
        }
        seen.add(text);
    }
    if (typeof value === "object" && value !== null) {
        for (const [key, member] of Object.entries(value)) {
            yield* repeated(member, [...path, Array.isArray(value) ? Number(key) : key]);
        }
    }
}

/** AWS refuses some lists with the same entry twice, and builds the same thing twice of others. */
export const duplicates = (Object.keys(platform.shape) as (keyof PlatformConfig)[]).map((section) =>
    rule("No list has the same entry twice.", [section], function* (config, show) {
        for (const path of repeated(config[section], [section])) {
            yield {
                path,
                message: `is ${show(path)}, which stands in the list already.`,
                remedy: "Leave one of them out.",
            };
        }
    }),
);
