import { isDeepStrictEqual } from "node:util";
import type { Inventory, Remains, Stored } from "../../standin/inventory";
import type { Properties } from "../../standin/model";

/** A resource that is asked for: it has no id and no outputs yet. */
export type Candidate = Omit<Stored, "id" | "outputs"> & { id?: string };

/** What the cloud allows beyond the inputs of one resource, and which change replaces. */
export interface Rules {
    /** The property paths that changed, and those of them whose change replaces. */
    difference(
        type: string,
        olds: Properties,
        news: Properties,
    ): { readonly changes: readonly string[]; readonly replaces: readonly string[] };
    /** Why something cannot be created; undefined when it can. */
    refuseCreate(candidate: Candidate, inventory: Inventory): string | undefined;
    refuseUpdate(current: Stored, news: Properties, inventory: Inventory): string | undefined;
    refuseDelete(resource: Stored, inventory: Inventory): string | undefined;
    /** What a delete leaves behind. */
    remainsOf(resource: Stored): readonly Remains[];
}

export const rules: Rules = {
    difference(_type, olds, news) {
        const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
        return { changes: keys.filter((key) => !isDeepStrictEqual(olds[key], news[key])), replaces: [] };
    },
    refuseCreate: () => undefined,
    refuseUpdate: () => undefined,
    refuseDelete: () => undefined,
    remainsOf: () => [],
};
