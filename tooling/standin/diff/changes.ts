import { isUnknown, unknown, type Properties } from "../model";
import type { Rules } from "./rules";

/** A value that is not what it was. */
export interface Change {
    /** As Pulumi writes it: `vpcConfig.subnetIds[1]`, `metadata.annotations["example.com/owner"]`. */
    readonly path: string;
    /** The same without indexes, as rules name it. */
    readonly pattern: string;
    /** Undefined where it is removed. */
    readonly value: unknown;
}

interface Place {
    readonly path: string;
    readonly pattern: string;
}

/** Every innermost value that differs; a set, and a block that appears or goes without contents, as a whole. */
export function changesOf(olds: Properties, news: Properties, rules: Rules): Change[] {
    return membersChanged({ path: "", pattern: "" }, olds, news, rules);
}

function changed(place: Place, before: unknown, after: unknown, rules: Rules): Change[] {
    const old = valueOrDefault(place, before, rules);
    const value = valueOrDefault(place, after, rules);
    const change = { ...place, value };
    if (value === undefined && rules.kept?.includes(place.pattern)) {
        return [];
    }
    // What is not known may be anything, even where it was not known before.
    if (value === unknown || old === unknown) {
        return [change];
    }
    if (old === value && typeof value !== "object") {
        return [];
    }
    if (isListOrAbsent(old) && isListOrAbsent(value)) {
        return rules.sets?.includes(place.pattern)
            ? setChanged(change, old, value, rules)
            : elementsChanged(place, old ?? [], value ?? [], rules);
    }
    if (isBlockOrAbsent(old) && isBlockOrAbsent(value)) {
        const members = membersChanged(place, old ?? {}, value ?? {}, rules);
        const isAddedOrRemoved = old === undefined || value === undefined;
        return members.length === 0 && isAddedOrRemoved ? [change] : members;
    }
    return [change];
}

/** Null is what is absent, as in the provider protocol. */
const valueOrDefault = ({ pattern }: Place, value: unknown, { defaults }: Rules): unknown =>
    value ?? defaults?.[pattern];

const isListOrAbsent = (value: unknown): value is unknown[] | undefined => value === undefined || Array.isArray(value);

const isObject = (value: unknown): value is Properties =>
    typeof value === "object" && value !== null && !Array.isArray(value);

const isBlockOrAbsent = (value: unknown): value is Properties | undefined => value === undefined || isObject(value);

function elementsChanged(place: Place, olds: unknown[], news: unknown[], rules: Rules): Change[] {
    const indexes = (olds.length > news.length ? olds : news).keys();
    return [...indexes].flatMap((index) =>
        changed({ path: `${place.path}[${index}]`, pattern: place.pattern }, olds[index], news[index], rules),
    );
}

/** Pulumi's own bookkeeping among the inputs. */
const isInternal = (key: string) => key.startsWith("__");

function membersChanged(place: Place, olds: Properties, news: Properties, rules: Rules): Change[] {
    return Object.keys({ ...olds, ...news })
        .filter((key) => !isInternal(key))
        .flatMap((key) => changed(member(place, key), olds[key], news[key], rules));
}

function member({ path, pattern }: Place, key: string): Place {
    const isPlain = /^[A-Za-z_$][\w$]*$/.test(key);
    const step = (parent: string) =>
        isPlain ? (parent === "" ? key : `.${key}`) : `["${key.replaceAll('"', '\\"')}"]`;
    return { path: path + step(path), pattern: pattern + step(pattern) };
}

function setChanged(change: Change, olds: unknown[] = [], news: unknown[] = [], rules: Rules): Change[] {
    const isSame = canonicalSet(change.pattern, olds, rules) === canonicalSet(change.pattern, news, rules);
    return isSame && !isUnknown(news) ? [] : [change];
}

/** The same text for the same set, whatever the order of its elements and of the sets within them. */
function canonicalSet(pattern: string, elements: readonly unknown[], rules: Rules): string {
    const texts = new Set(elements.map((element) => canonical(pattern, element, rules)));
    return `{${[...texts].sort().join()}}`;
}

function canonical(pattern: string, value: unknown, rules: Rules): string {
    if (Array.isArray(value)) {
        return rules.sets?.includes(pattern)
            ? canonicalSet(pattern, value, rules)
            : `[${value.map((element) => canonical(pattern, element, rules)).join()}]`;
    }
    if (!isObject(value)) {
        return JSON.stringify(value ?? null);
    }
    const defaults = Object.entries(rules.defaults ?? {})
        .filter(([path]) => path.startsWith(`${pattern}.`) && !path.slice(pattern.length + 1).includes("."))
        .map(([path, preset]): [string, unknown] => [path.slice(pattern.length + 1), preset]);
    const given = Object.entries(value).filter(([key, member]) => !isInternal(key) && !isAbsent(member));
    const members = Object.entries({ ...Object.fromEntries(defaults), ...Object.fromEntries(given) });
    return `(${members
        .map(([key, member]) => `${JSON.stringify(key)}:${canonical(`${pattern}.${key}`, member, rules)}`)
        .sort()
        .join()})`;
}

/** An empty list says no more than none. */
const isAbsent = (value: unknown) =>
    value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** Whether there is something at a path without indexes. */
export function isPresent(properties: Properties, path: string): boolean {
    const value = path
        .split(".")
        .reduce<unknown>(
            (reached, key) => (isObject(reached) ? reached[key] : reached === unknown ? unknown : undefined),
            properties,
        );
    return !isAbsent(value);
}
