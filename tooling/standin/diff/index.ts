import { unknown, type Properties } from "../model";
import { changesOf, isPresent, type Change } from "./changes";
import { conditions, suppressed } from "./conditions";
import { deletesObjectFirst, kubernetesRules } from "./kubernetes";
import replacements from "./replacements.json";
import type { Rules } from "./rules";

const generated: Readonly<Record<string, Rules>> = replacements;

/** What a provider's `Diff` answers. */
export interface Difference {
    /** Paths of what changed, in Pulumi's property names; empty where the resource stays as it is. */
    readonly changes: readonly string[];
    /** Paths of what cannot change in place; empty where the resource is updated. */
    readonly replaces: readonly string[];
    /**
     * Whether the provider itself has the old resource deleted before the new one is created. The AWS provider does so
     * where the program gives the name that it would have generated, the Kubernetes provider where the name stays.
     * Sources: pulumi-terraform-bridge, pkg/tfbridge/schema.go, nameRequiresDeleteBeforeReplace, and
     * pkg/tfbridge/info/autonaming.go, SetAutonaming; pulumi-kubernetes, provider/pkg/provider/provider.go, Diff.
     */
    readonly deleteBeforeReplace: boolean;
}

/**
 * What it takes to bring a resource from one set of inputs to another. Tags never replace; an unknown new value counts as
 * changed. All changes of a type that is not known are updates.
 */
export function difference(type: string, olds: Properties, news: Properties): Difference {
    const rules = rulesOf(type);
    const changes = changesOf(olds, news, rules).filter(
        ({ pattern }) => suppressed[type]?.[pattern]?.(olds, news) !== true,
    );
    const replaces = new Set(changes.flatMap((change) => replacedBy(change, type, olds, news, rules)));
    return {
        changes: changes.map(({ path }) => path),
        replaces: [...replaces],
        deleteBeforeReplace: replaces.size > 0 && deletesFirst(type, olds, news, rules),
    };
}

/** The rules of a type; none for one that is not known. */
const rulesOf = (type: string): Rules =>
    type.startsWith("kubernetes:") ? kubernetesRules(type) : (generated[type] ?? {});

/** The paths through which one change replaces the resource. */
function replacedBy(change: Change, type: string, olds: Properties, news: Properties, rules: Rules): string[] {
    const { path, pattern, value } = change;
    const isTouched = (rule: string) => isAtOrBelow(pattern, rule) || (value === unknown && isAtOrBelow(rule, pattern));
    if (rules.replaces?.some(isTouched) || conditions[type]?.[pattern]?.(olds, news)) {
        return [path];
    }
    const appears = (rule: string) => !isPresent(olds, rule) && isPresent(news, rule);
    const goes = (rule: string) => isPresent(olds, rule) && !isPresent(news, rule);
    return [
        ...(rules.replacesByPresence?.filter((rule) => isTouched(rule) && (appears(rule) || goes(rule))) ?? []),
        ...(rules.replacesByRemoval?.filter((rule) => isTouched(rule) && goes(rule)) ?? []),
    ];
}

const isAtOrBelow = (path: string, ancestor: string) =>
    path === ancestor || (path.startsWith(ancestor) && [".", "["].includes(path.charAt(ancestor.length)));

function deletesFirst(type: string, olds: Properties, news: Properties, { named }: Rules): boolean {
    return type.startsWith("kubernetes:")
        ? deletesObjectFirst(type, olds, news)
        : named === true && typeof news.name === "string";
}
