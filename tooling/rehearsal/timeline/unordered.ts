import type { PreviewedResource } from "../../engine/preview";
import { compare } from "../../order";
import { conditionsOf, type Needed } from "./conditions";
import type { Ordered } from "./order";

/** That nothing in the program makes a resource wait for another without which it fails. */
export interface Unordered extends Needed {
    /** URN of the resource that needs the other. */
    readonly by: string;
}

/** What AWS asks for and the program's order leaves to chance. */
export function unorderedIn(resources: readonly PreviewedResource[], order: readonly Ordered[]): readonly Unordered[] {
    const custom = resources.filter((resource) => resource.custom);
    const before = new Ancestors(order);
    return custom
        .flatMap((resource) =>
            conditionsOf(resource, custom)
                .filter(({ urn }) => !before.of(resource.urn).has(urn))
                .map((needed) => ({ by: resource.urn, ...needed })),
        )
        .sort((a, b) => compare(a.by, b.by) || compare(a.urn, b.urn) || compare(a.reason, b.reason));
}

/** Everything that has to be there before something. */
class Ancestors {
    private readonly needs: ReadonlyMap<string, readonly string[]>;
    private readonly known = new Map<string, ReadonlySet<string>>();

    constructor(order: readonly Ordered[]) {
        this.needs = new Map(order.map(({ id, needs }) => [id, needs]));
    }

    of(id: string): ReadonlySet<string> {
        const known = this.known.get(id);
        if (known) {
            return known;
        }
        const all = new Set<string>();
        for (const need of this.needs.get(id) ?? []) {
            all.add(need);
            this.of(need).forEach((further) => all.add(further));
        }
        this.known.set(id, all);
        return all;
    }
}
