import type { CheckFailure } from "@pulumi/pulumi/provider";
import { Netmask } from "netmask";
import { isUnknown, unknown, type Properties, type ResourceRequest } from "./model";
import { objectsAt, places, valueAt } from "./properties";

/** The refusals of one resource. What is not known yet is never refused. */
export type Check = (request: ResourceRequest) => CheckFailure[];

/** Why one value is refused, with the value and the remedy; undefined when it is not. */
export type Rule = (value: unknown) => string | undefined;

export const all =
    (...checks: Check[]): Check =>
    (request) =>
        joined(checks.map((check) => check(request)));

const none = Object.freeze<CheckFailure[]>([]) as CheckFailure[];

/** Checks run on every resource of every save, and nearly all of them find nothing: then no list is made. */
const joined = (failures: readonly CheckFailure[][]): CheckFailure[] =>
    failures.every((found) => found.length === 0) ? none : failures.flat();

/** Holds every value at `path` (`rules[].name` reaches each rule) to the rules; the first one broken is reported. */
export const property = (path: string, ...rules: Rule[]): Check => {
    const top = topOf(path);
    return ({ inputs }) =>
        isAbsent(inputs[top])
            ? none
            : places(inputs, path)
                  .filter(({ value }) => !isAbsent(value) && !isUnknown(value))
                  .flatMap((place) => {
                      const reason = firstBroken(rules, place.value);
                      return reason === undefined ? none : [{ property: place.path, reason }];
                  });
};

/** The property of the resource itself that a path starts with: `rules` of `rules[].name`. */
const topOf = (path: string) => /^\w+/.exec(path)?.[0] ?? "";

function firstBroken(rules: readonly Rule[], value: unknown): string | undefined {
    for (const rule of rules) {
        const reason = rule(value);
        if (reason !== undefined) {
            return reason;
        }
    }
    return undefined;
}

/** Holds the name that the resource will have, given, made of a prefix or generated, to the rules. */
export const physicalName =
    (nameOf: (request: ResourceRequest) => string | undefined, path: string, ...rules: Rule[]): Check =>
    (request) => {
        const prefix = `${path}Prefix`;
        const place = isGiven(request.inputs, prefix) ? prefix : path;
        return [
            ...exclusive("keep one of them", path, prefix)(request),
            ...property(place, ...rules)({ ...request, inputs: { [place]: nameOf(request) } }),
        ];
    };

/** Refuses that a property is absent. */
export const required =
    (...paths: string[]): Check =>
    ({ inputs }) =>
        paths
            .flatMap((path) => places(inputs, path))
            .filter(({ value }) => isAbsent(value))
            .map(({ path }) => ({ property: path, reason: "is missing; give it a value" }));

/** Refuses a combination of properties, reported at `path`. */
export const combination =
    (path: string, reason: (inputs: Properties, request: ResourceRequest) => string | undefined): Check =>
    (request) => {
        const found = reason(request.inputs, request);
        return found === undefined ? none : [{ property: path, reason: found }];
    };

/** Refuses that several properties are given together; `remedy` completes "…; <remedy>". */
export const exclusive = (remedy: string, ...paths: string[]): Check =>
    combination(paths[0] ?? "", (inputs) => {
        const given = paths.filter((path) => isGiven(inputs, path));
        return given.length > 1 ? `${given.join(" and ")} exclude each other; ${remedy}` : undefined;
    });

/** Refuses a combination of properties in every block that a path reaches. */
export const each = (path: string, reason: (block: Properties) => string | undefined): Check => {
    const top = topOf(path);
    return ({ inputs }) =>
        isAbsent(inputs[top])
            ? none
            : objectsAt(inputs, path).flatMap(({ path: place, value }) => {
                  const found = reason(value);
                  return found === undefined ? none : [{ property: place, reason: found }];
              });
};

/** Refuses none, or more than one, of the properties; of a block, only where the block is given. */
export const exactlyOneOf = (...paths: string[]): Check =>
    combination(paths[0] ?? "", (inputs) => {
        const given = paths.filter((path) => isGiven(inputs, path));
        const isAllowed = given.length < 2 && paths.some((path) => mayBeGiven(inputs, path));
        if (isAllowed || paths.every((path) => places(inputs, path).length === 0)) {
            return undefined;
        }
        const found = given.length === 0 ? "nothing is set" : `${given.join(" and ")} exclude each other`;
        return `${found}; set exactly one of ${paths.join(", ")}`;
    });

/** Whether the property is set, or may turn out to be; an empty list is not. */
export function mayBeGiven(inputs: Properties, path: string): boolean {
    const value = valueAt(inputs, path);
    return !isAbsent(value) && !(Array.isArray(value) && value.length === 0);
}

/** Whether the property is certainly set: what is not known yet may turn out to be absent. */
export const isGiven = (inputs: Properties, path: string): boolean =>
    mayBeGiven(inputs, path) && valueAt(inputs, path) !== unknown;

const isAbsent = (value: unknown) => value === undefined || value === null;

/** Whether the property is known to be one of the values. */
export const isOneOf = (inputs: Properties, path: string, values: readonly unknown[]): boolean =>
    values.includes(valueAt(inputs, path));

/** The number at the path, when it is known to be one. */
export function numberAt(inputs: Properties, path: string): number | undefined {
    const value = valueAt(inputs, path);
    return typeof value === "number" ? value : undefined;
}

/** A value as messages show it, cut where it is long. */
export function shown(value: unknown): string {
    const text = value === undefined ? "nothing" : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const onText =
    (reason: (text: string) => string | undefined): Rule =>
    (value) =>
        typeof value === "string" ? reason(value) : undefined;

/** A number in a range, both ends included. */
export const between =
    (least: number, most: number): Rule =>
    (value) => {
        const number = typeof value === "string" ? Number(value) : value;
        return typeof number === "number" && number >= least && number <= most
            ? undefined
            : `${shown(value)} is out of range; use a number from ${String(least)} to ${String(most)}`;
    };

const characters = (count: number) => `${String(count)} ${count === 1 ? "character" : "characters"}`;
const entries = (count: number) => `${String(count)} ${count === 1 ? "entry" : "entries"}`;

/** Length of a text in characters. */
export const length = (least: number, most: number): Rule =>
    onText((text) =>
        text.length >= least && text.length <= most
            ? undefined
            : `${shown(text)} has ${characters(text.length)}, ${String(least)} to ${String(most)} are allowed; ` +
              (text.length > most ? "shorten it" : "lengthen it"),
    );

/** Length of a text that must not be shown, in characters. */
export const size = (most: number, remedy: string): Rule =>
    onText((text) =>
        text.length <= most
            ? undefined
            : `has ${characters(text.length)}, at most ${String(most)} are allowed; ${remedy}`,
    );

/** @param allowed completes "use …". */
export const pattern = (expression: RegExp, allowed: string): Rule =>
    onText((text) => (expression.test(text) ? undefined : `${shown(text)} is not allowed; use ${allowed}`));

/** @param remedy completes "…; <remedy>". */
export const not = (expression: RegExp, remedy: string): Rule =>
    onText((text) => (expression.test(text) ? `${shown(text)} is not allowed; ${remedy}` : undefined));

export const oneOf =
    (...values: readonly (string | number)[]): Rule =>
    (value) =>
        values.includes(value as string | number)
            ? undefined
            : `${shown(value)} is not a known value; use ${alternatives(values)}`;

function alternatives(values: readonly (string | number)[]): string {
    const last = values.at(-1);
    return values.length < 2 ? String(last) : `${values.slice(0, -1).join(", ")} or ${String(last)}`;
}

/** A whole number in a range, both ends included. */
export const whole =
    (least: number, most: number, unit = ""): Rule =>
    (value) => {
        const number = typeof value === "string" ? Number(value) : value;
        return typeof number === "number" && Number.isInteger(number) && number >= least && number <= most
            ? undefined
            : `${shown(value)} is out of range; use a whole number ${unit === "" ? "" : `of ${unit} `}` +
                  `from ${String(least)} to ${String(most)}`;
    };

/** How many elements a list, or how many entries a map, has. */
export const items =
    (least: number, most: number, remedy: string): Rule =>
    (value) => {
        const count = Object.keys(value as object).length;
        return count >= least && count <= most
            ? undefined
            : `has ${entries(count)}, ${String(least)} to ${String(most)} are allowed; ${remedy}`;
    };

/** How many elements a list has at least. */
export const atLeast =
    (least: number, remedy: string): Rule =>
    (value) =>
        Array.isArray(value) && value.length < least
            ? `has ${entries(value.length)}, at least ${String(least)} are required; ${remedy}`
            : undefined;

/** That no element of a list comes twice. */
export const distinct =
    (remedy: string): Rule =>
    (value) => {
        const elements = Array.isArray(value) ? value.filter((element) => !isUnknown(element)) : [];
        const texts = elements.map((element) => JSON.stringify(element));
        const twice = texts.find((text, index) => texts.indexOf(text) !== index);
        return twice === undefined ? undefined : `has ${twice} twice; ${remedy}`;
    };

/** An IPv4 network whose prefix length is in a range. */
export const network = (shortest: number, longest: number): Rule =>
    onText((text) => {
        const parsed = parseNetwork(text);
        if (parsed === undefined) {
            return `${shown(text)} is not an IPv4 network; use CIDR notation such as 10.0.0.0/16`;
        }
        if (parsed.bitmask < shortest || parsed.bitmask > longest) {
            return `${shown(text)} is a /${String(parsed.bitmask)}; use a prefix length from ${String(shortest)} to ${String(longest)}`;
        }
        return parsed.toString() === text ? undefined : `${shown(text)} has host bits set; use ${parsed.toString()}`;
    });

function parseNetwork(text: string): Netmask | undefined {
    if (!/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text)) {
        return undefined;
    }
    try {
        return new Netmask(text);
    } catch {
        return undefined;
    }
}

/** A JSON document, as text or as an object. */
export const json: Rule = onText((text) => {
    try {
        JSON.parse(text);
        return undefined;
    } catch (error) {
        return `is not JSON (${(error as Error).message}); build it with JSON.stringify`;
    }
});

/** A JSON document of so many characters. */
export const document =
    (most: number, least = 0): Rule =>
    (value) => {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        return (
            json(text) ??
            size(most, "split it")(text) ??
            (text.length < least
                ? `has ${characters(text.length)}, at least ${String(least)} are required; lengthen it`
                : undefined)
        );
    };
