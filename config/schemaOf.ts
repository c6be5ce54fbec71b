import { z } from "zod";
import type { ConfigPath } from "./display";

type Schema = z.core.$ZodType;

/** The schema without what only fills in defaults. */
export function bareSchema(schema: Schema): Schema {
    return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
        ? bareSchema(schema.unwrap())
        : schema;
}

/** What a key is for, in its own words. */
export function descriptionOf(schema: Schema): string | undefined {
    const description = z.globalRegistry.get(schema)?.description;
    return description === undefined &&
        (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
        ? descriptionOf(schema.unwrap())
        : description;
}

/** The schema of one key or entry of a schema; undefined where there is none. */
function memberOf(schema: Schema, key: string | number): Schema | undefined {
    const bare = bareSchema(schema);
    if (bare instanceof z.ZodObject) {
        return Object.hasOwn(bare.shape, key) ? (bare.shape[key] as Schema) : undefined;
    }
    if (bare instanceof z.ZodArray) {
        return bare.element;
    }
    if (bare instanceof z.ZodRecord) {
        return bare.valueType;
    }
    if (bare instanceof z.ZodDiscriminatedUnion) {
        return bare.options.map((option) => memberOf(option, key)).find((member) => member !== undefined);
    }
    return undefined;
}

/** The schema at the end of a path; undefined where the schema has no such path. */
export function schemaAt(schema: Schema, path: ConfigPath): Schema | undefined {
    return path.reduce<Schema | undefined>((at, key) => at && memberOf(at, key), schema);
}

/** The keys that a map may have; none where it takes any. */
export function keysOf(schema: Schema): string[] {
    const bare = bareSchema(schema);
    if (bare instanceof z.ZodObject) {
        return Object.keys(bare.shape);
    }
    if (bare instanceof z.ZodRecord && bare.keyType instanceof z.ZodEnum) {
        return bare.keyType.options.map(String);
    }
    if (bare instanceof z.ZodDiscriminatedUnion) {
        return [...new Set(bare.options.flatMap(keysOf))];
    }
    return [];
}
