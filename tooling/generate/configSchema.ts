import { z } from "zod";
import { aws } from "../../config/schema/aws";
import { platform } from "../../config/schema/platform";

/** A node of the JSON Schema that zod renders, as far as it is read here. */
export interface JsonSchema {
    readonly type?: string;
    readonly description?: string;
    readonly default?: unknown;
    readonly examples?: readonly unknown[];
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly items?: JsonSchema;
    readonly anyOf?: readonly JsonSchema[];
    readonly oneOf?: readonly JsonSchema[];
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly propertyNames?: JsonSchema;
    readonly additionalProperties?: JsonSchema | boolean;
}

/** The schema of every setting by its full key, such as `platform:network`. */
export function settingSchemas(): Record<string, JsonSchema> {
    return { ...prefixed("aws", jsonSchema(aws)), ...prefixed("platform", jsonSchema(platform)) };
}

function jsonSchema(schema: z.ZodType): JsonSchema {
    return z.toJSONSchema(schema, {
        target: "draft-7",
        // What one writes, so that what has a default need not be written.
        io: "input",
        override: ({ jsonSchema: node }) => {
            // Editors know no such format; the pattern beside it says the same.
            if (node.format === "cidrv4") {
                delete node.format;
            }
        },
    }) as JsonSchema;
}

function prefixed(namespace: string, { properties = {} }: JsonSchema): Record<string, JsonSchema> {
    return Object.fromEntries(Object.entries(properties).map(([key, schema]) => [`${namespace}:${key}`, schema]));
}

/** Not every editor reads patterns as Unicode: letters and digits of any language, in JSON, and what stands for them. */
const unicodeWords = String.raw`\\p{L}\\p{N}`;
const plainWords = String.raw`A-Za-z0-9\\u00a0-\\uffff`;

/**
 * The JSON Schema of a stack file, by which editors complete, explain and check it. What one key has to do with
 * another it cannot say; `platform preview` does.
 */
export function renderConfigSchema(): string {
    const settings = settingSchemas();
    const platformKeys = Object.keys(settings).filter((key) => key.startsWith("platform:"));
    const schema = {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of the platform",
        type: "object",
        additionalProperties: false,
        properties: {
            config: {
                description:
                    "The settings of the stack. A key that Pulumi.yaml has too replaces the one there as a whole.",
                type: "object",
                properties: settings,
                // Keys of other namespaces are the business of their providers.
                patternProperties: { [`^platform:(?!(${platformKeys.map((key) => key.slice(9)).join("|")})$)`]: false },
            },
            environment: {
                description: "Pulumi ESC environments to merge in.",
                anyOf: [{ type: "array" }, { type: "object" }],
            },
            encryptionsalt: { description: "Written by Pulumi for the passphrase secrets provider.", type: "string" },
            encryptedkey: { description: "Written by Pulumi for cloud secrets providers.", type: "string" },
            secretsprovider: {
                description: "What encrypts the stack's secrets, such as awskms://alias/pulumi?region=us-east-1.",
                type: "string",
            },
        },
    };
    return `${JSON.stringify(schema, null, 2).replaceAll(unicodeWords, plainWords)}\n`;
}
