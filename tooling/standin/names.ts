import { createHash } from "node:crypto";
import { isUnknown, type ResourceRequest } from "./model";

/** The first `length` (at most 64) hex digits of a digest: the same in every run for the same text. */
export function hex(text: string, length: number): string {
    return createHash("sha256").update(text).digest("hex").slice(0, length);
}

/** A version 4 UUID that is the same in every run for the same text. */
export function uuid(text: string): string {
    const digits = hex(text, 32);
    return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `8${digits.slice(17, 20)}`,
        digits.slice(20),
    ].join("-");
}

/** `length` (at most 32) characters of `alphabet`, the same in every run for the same text. */
export function characters(text: string, length: number, alphabet: string): string {
    const digest = createHash("sha256").update(text).digest();
    return Array.from(digest.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}

export const lowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";
export const upperAlphanumeric = lowerAlphanumeric.toUpperCase();

/** The name that the AWS provider gives what the program does not name: the resource's own and seven hex digits. */
function generatedName({ name, urn }: Pick<ResourceRequest, "name" | "urn">): string {
    return `${name}-${hex(urn, 7)}`;
}

/**
 * The physical name of a resource: what the property says, or else what its prefix (`namePrefix` for `name`) says and 26
 * digits, or else a generated name.
 * @returns undefined when the property, or the prefix, is not known yet.
 */
export function physicalNameOf(request: ResourceRequest, property = "name"): string | undefined {
    const { [property]: given, [`${property}Prefix`]: prefix } = request.inputs;
    if (given !== undefined) {
        return known`${given}`;
    }
    return prefix === undefined ? generatedName(request) : known`${prefix}${characters(request.urn, 26, "0123456789")}`;
}

/**
 * Template tag for a text that follows from its parts.
 * @returns undefined when a part is absent, not known yet or no text at all.
 */
export function known(literals: TemplateStringsArray, ...parts: unknown[]): string | undefined {
    const isText = (part: unknown) => ["string", "number", "boolean"].includes(typeof part) && !isUnknown(part);
    return parts.every(isText) ? String.raw({ raw: literals }, ...parts) : undefined;
}
