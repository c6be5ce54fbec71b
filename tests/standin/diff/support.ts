import replacements from "../../../tooling/standin/diff/replacements.json";
import type { Rules } from "../../../tooling/standin/diff/rules";
import type { Properties } from "../../../tooling/standin/model";

/** The generated rules, by type token. */
export const allRules: Readonly<Record<string, Rules>> = replacements;

/** What always replaces a resource of the type. */
export const replacingPaths = (type: string): readonly string[] => allRules[type]?.replaces ?? [];

/** Properties with one value at a path. */
export const nested = (path: string, value: unknown): Properties =>
    path
        .split(".")
        .reverse()
        .reduce<unknown>((inner, key) => ({ [key]: inner }), value) as Properties;
