import { z } from "zod";
import { bareSchema } from "./schemaOf";

/**
 * Turns the text that Pulumi hands to programs into data, as the schema of its key says: structured values are JSON,
 * numbers and booleans are their own text. What cannot be turned stays text, for the schema to refuse.
 */
export function decode(text: string, schema: z.core.$ZodType): unknown {
    if (bareSchema(schema) instanceof z.ZodString || bareSchema(schema) instanceof z.ZodEnum) {
        return text;
    }
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}
