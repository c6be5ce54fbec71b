import { z } from "zod";
import { alternatives, nearest, showPath, showValue, type ConfigPath } from "./display";
import type { ConfigProblem } from "./errors";
import { bareSchema, descriptionOf, keysOf, schemaAt } from "./schemaOf";

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** Shows the value at a path of the configuration, masked where it is a secret. */
export type Show = (path: ConfigPath) => string;

/** One top-level key with what was written there. */
export interface Section {
    /** The full key, such as `platform:network`. */
    readonly key: string;
    readonly schema: Schema;
    readonly secret: boolean;
    /** The value at a path below this key; undefined where there is none. */
    readonly valueAt: (path: ConfigPath) => unknown;
}

/** A problem, and the path of the key that was meant where one was mistyped. */
export interface Explained {
    readonly problem: ConfigProblem;
    readonly meant?: string;
    /** Whether the problem is that a required key is not there. */
    readonly missing: boolean;
}

/** Says in sentences what the schema has against a value. One issue can be about several keys. */
export function explain(issue: Issue, section: Section): Explained[] {
    const below = issue.path as ConfigPath;
    if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => unknownKey([...below, key], section));
    }
    const schema = schemaAt(section.schema, below);
    const path = showPath([section.key, ...below]);
    const purpose = purposeAt(section.schema, below);
    if (section.valueAt(below) === undefined && issue.code !== "invalid_key") {
        const remedy = sentence(`Add it: ${expected(issue, schema)}.`, purpose);
        return [{ problem: { path, message: "is missing.", remedy }, missing: true }];
    }
    const { message, remedy } = refusal(issue, schema, section.secret ? masked : visible(section.valueAt(below)));
    const refused = { problem: { path, message, remedy: sentence(remedy, purpose) }, missing: false };
    return issue.code === "invalid_key" && schema ? [refused, ...valueOfRefusedKey(schema, below, section)] : [refused];
}

/** Zod does not look at the value of a key that it refuses, yet all problems are to be told at once. */
function valueOfRefusedKey(schema: Schema, below: ConfigPath, section: Section): Explained[] {
    const issues = z.safeParse(schema, section.valueAt(below)).error?.issues ?? [];
    return issues.flatMap((issue) => explain({ ...issue, path: [...below, ...issue.path] as PropertyKey[] }, section));
}

/** A key that the schema does not have, with the one that was probably meant. */
function unknownKey(below: ConfigPath, section: Section): Explained {
    const parent = below.slice(0, -1);
    const schema = schemaAt(section.schema, parent);
    const known = schema ? keysOf(schema) : [];
    const meant = nearest(String(below.at(-1)), known);
    const remedy =
        meant === undefined
            ? `Remove it. The keys here are ${alternatives(known, "and")}.`
            : `Did you mean ${meant}? The keys here are ${alternatives(known, "and")}.`;
    return {
        problem: { path: showPath([section.key, ...below]), message: "is not a known key.", remedy },
        meant: meant === undefined ? undefined : showPath([section.key, ...parent, meant]),
        missing: false,
    };
}

/** What may be said of a value. */
interface Sayable {
    readonly shown: string;
    /** The value where it is known and not a secret. */
    readonly value?: unknown;
}

/** A sentence lists so many choices and no more. */
const mostListed = 25;

const masked: Sayable = { shown: "[secret]" };
const visible = (value: unknown): Sayable => ({ shown: showValue(value), value });

function refusal(issue: Issue, schema: Schema | undefined, { shown, value }: Sayable): Omit<ConfigProblem, "path"> {
    const must = (requirement: string, remedy = "Correct it.") => ({
        message: `is ${shown}, but must be ${requirement}.`,
        remedy,
    });
    if (issue.message.startsWith("must ")) {
        const remedy = issue.code === "invalid_value" ? didYouMean(value, issue.values) : "Correct it.";
        return { message: `is ${shown}, but ${issue.message}.`, remedy };
    }
    switch (issue.code) {
        case "invalid_type":
            return schema && typeof value === "number" && issue.expected === "string"
                ? must("text", "Put it in quotes: without them YAML reads a number.")
                : must(expected(issue, schema));
        case "invalid_value":
            return must(expected(issue, schema), didYouMean(value, issue.values));
        case "invalid_union":
            return must(expected(issue, schema), didYouMean(value, choicesOf(issue)));
        case "too_small":
            return size(shown, bound(issue, "at least", "more than"), issue.minimum, issue.origin);
        case "too_big":
            return size(shown, bound(issue, "at most", "less than"), issue.maximum, issue.origin);
        case "invalid_key":
            return {
                message: `has a name that ${issue.issues[0]?.message ?? "is not allowed"}.`,
                remedy: "Rename it.",
            };
        case "invalid_format":
            return must(`a valid ${issue.format}`);
        case "custom":
        case "invalid_element":
        case "not_multiple_of":
        case "unrecognized_keys":
            return { message: `is ${shown}, which is not allowed.`, remedy: "Correct it." };
    }
}

/** What decides which map of a union is meant. Zod tells it, yet leaves it out of its types. */
function choicesOf(issue: Issue): readonly unknown[] {
    return "options" in issue && Array.isArray(issue.options) ? issue.options : [];
}

/** What is due instead, for a sentence that says `must be ...`. */
function expected(issue: Issue, schema: Schema | undefined): string {
    const choices = choicesOf(issue);
    if (choices.length > 0) {
        return `one of ${alternatives(choices)}`;
    }
    return schema ? kindOf(schema) : "something else";
}

/** What a value of the schema is, for a sentence that says `must be ...`. */
function kindOf(schema: Schema): string {
    const bare = bareSchema(schema);
    if (bare instanceof z.ZodBoolean) {
        return "true or false";
    }
    if (bare instanceof z.ZodNumber) {
        return `${bare.format === "safeint" ? "a whole number" : "a number"}${range(bare)}`;
    }
    if (bare instanceof z.ZodEnum && bare.options.length <= mostListed) {
        return `one of ${alternatives(bare.options)}`;
    }
    if (bare instanceof z.ZodLiteral) {
        return `one of ${alternatives([...bare.values])}`;
    }
    if (bare instanceof z.ZodArray) {
        return "a list";
    }
    if (bare instanceof z.ZodObject || bare instanceof z.ZodRecord || bare instanceof z.ZodDiscriminatedUnion) {
        return "a map";
    }
    return "text";
}

/** The bounds of a whole number that has both, such as ` from 1 to 35`. */
function range({ format, minValue, maxValue }: z.ZodNumber): string {
    const bounded =
        format === "safeint" && minValue !== Number.MIN_SAFE_INTEGER && maxValue !== Number.MAX_SAFE_INTEGER;
    return bounded ? ` from ${minValue} to ${maxValue}` : "";
}

function bound({ exact, inclusive = true }: { exact?: boolean; inclusive?: boolean }, wide: string, narrow: string) {
    return exact ? "exactly" : inclusive ? wide : narrow;
}

function didYouMean(value: unknown, allowed: readonly unknown[]): string {
    const meant = typeof value === "string" ? nearest(value, allowed.map(String)) : undefined;
    return meant === undefined ? "Choose another." : `Did you mean ${meant}?`;
}

function size(shown: string, limit: string, count: number | bigint, origin: string): Omit<ConfigProblem, "path"> {
    const counted = { string: ["character", "characters"], array: ["entry", "entries"] }[origin];
    const noun = counted?.[Number(count) === 1 ? 0 : 1];
    const requirement = noun === undefined ? `be ${limit} ${count}` : `have ${limit} ${count} ${noun}`;
    return { message: `is ${shown}, but must ${requirement}.`, remedy: "Correct it." };
}

/** What a key is for; for an entry of a list or map what that is for. */
function purposeAt(schema: Schema, path: ConfigPath): string | undefined {
    const at = schemaAt(schema, path);
    return (at && descriptionOf(at)) ?? (path.length > 0 ? purposeAt(schema, path.slice(0, -1)) : undefined);
}

function sentence(remedy: string, purpose: string | undefined): string {
    return purpose === undefined ? remedy : `${remedy} ${purpose}`;
}
