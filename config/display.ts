import { distance } from "fastest-levenshtein";

/** Keys and indexes from the top of the configuration down to a value. */
export type ConfigPath = readonly (string | number)[];

const longest = 80;

/** Replaces what could steer a terminal or hide text (control, format and line-breaking characters) and shortens. */
export function printable(text: string, maxLength = longest): string {
    const bounded = text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
    return bounded.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
}

/** A value as it can stand in a sentence: one line, bounded, harmless to print. */
export function showValue(value: unknown): string {
    if (value === undefined || value === null || value === "") {
        return "empty";
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
    }
    if (typeof value === "object") {
        return Object.keys(value).length === 0 ? "an empty map" : "a map";
    }
    return typeof value === "string" ? `"${printable(value)}"` : printable(JSON.stringify(value));
}

/** A path as one writes it in the stack file: `platform:network.zones[1]`, unusual keys quoted. */
export function showPath([top, ...rest]: ConfigPath): string {
    return rest.reduce<string>(
        (path, part) => {
            if (typeof part === "number") {
                return `${path}[${part}]`;
            }
            return /^[\w-]+$/.test(part) ? `${path}.${printable(part)}` : `${path}["${printable(part)}"]`;
        },
        printable(String(top)),
    );
}

/** The candidate that was probably meant; undefined when none is near. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
    if (written.length > longest) {
        return undefined;
    }
    const ranked = candidates
        .map((candidate) => ({ candidate, edits: distance(written.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.edits - b.edits);
    const best = ranked[0];
    return best && best.edits <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(values: readonly unknown[], word = "or"): string {
    const texts = values.map(String);
    const last = texts.pop() ?? "";
    return texts.length === 0 ? last : `${texts.join(", ")} ${word} ${last}`;
}
