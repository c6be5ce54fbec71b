import { distance } from "fastest-levenshtein";

/** Keys and indexes from the top of the configuration down to a value. */
export type ConfigPath = readonly (string | number)[];

const longest = 80;
const longestPath = 300;

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
        return showList(value);
    }
    if (typeof value === "object") {
        return Object.keys(value).length === 0 ? "an empty map" : "a map";
    }
    return typeof value === "string" ? `"${printable(withoutCredentials(value))}"` : printable(JSON.stringify(value));
}

function showList(list: readonly unknown[]): string {
    if (list.length === 0) {
        return "an empty list";
    }
    return list.every((entry) => typeof entry === "string" || typeof entry === "number")
        ? `[${printable(withoutCredentials(list.join(", ")))}]`
        : `a list of ${list.length}`;
}

/** What stands before the host of a URL is often a password. */
function withoutCredentials(text: string): string {
    return text.replace(/:\/\/[^/\s]*@/g, "://[secret]@");
}

/** A path as one writes it in the stack file: `platform:network.zones[1]`, unusual keys quoted. */
export function showPath([top, ...rest]: ConfigPath): string {
    const below = rest.map((part) => {
        if (typeof part === "number") {
            return `[${part}]`;
        }
        return /^[\w-]+$/.test(part) ? `.${printable(part)}` : `["${printable(part)}"]`;
    });
    return printable([printable(String(top)), ...below].join(""), longestPath);
}

/** The candidate that was probably meant; undefined when none is near. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
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
