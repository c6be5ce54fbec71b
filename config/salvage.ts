import { z } from "zod";
import { nearest } from "./display";
import { bareSchema, keysOf } from "./schemaOf";

/** Thrown when a rule reads a setting that is malformed. */
export class Unreadable extends Error {}

/**
 * What is well-formed in a malformed section, so that rules can be held against that much. To read anything else of it
 * throws Unreadable. A list or a map of free names is taken as a whole or not at all: with an entry missing, a rule
 * about all of them would say something wrong.
 * @returns undefined when nothing can be read
 */
export function salvage(schema: z.core.$ZodType, written: unknown): object | undefined {
    const bare = bareSchema(schema);
    if (!(bare instanceof z.ZodObject) || typeof written !== "object" || written === null || Array.isArray(written)) {
        return undefined;
    }
    const shape: Readonly<Record<string, z.core.$ZodType>> = bare.shape;
    const mistyped = new Set(
        Object.keys(written).map((key) => (Object.hasOwn(shape, key) ? undefined : nearest(key, keysOf(bare)))),
    );
    const readable: Record<string, unknown> = {};
    const unreadable = new Set<PropertyKey>();
    for (const [key, member] of Object.entries(shape)) {
        const value = Object.hasOwn(written, key) ? (written as Record<string, unknown>)[key] : undefined;
        const { success, data } = z.safeParse(member, value);
        const read = success ? data : salvage(member, value);
        if ((success || read !== undefined) && !mistyped.has(key)) {
            readable[key] = read;
        } else {
            unreadable.add(key);
        }
    }
    return new Proxy(readable, {
        get: (target, key) => {
            if (unreadable.has(key)) {
                throw new Unreadable();
            }
            return Reflect.get(target, key) as unknown;
        },
    });
}
