import { alternatives } from "../config/display";
import type { ConfigProblem } from "../config";
import { jsonValue, type ConfigValue } from "./configValue";

/** The type of a key that the project declares; `items` is the type of an array's entries. */
interface TypeDeclaration {
    readonly type?: unknown;
    readonly items?: TypeDeclaration;
}

interface Declaration extends TypeDeclaration {
    readonly default?: unknown;
    readonly value?: unknown;
    readonly secret?: unknown;
}

/**
 * Completes a stack's configuration with what the project declares under `config:` in Pulumi.yaml, in place, as the
 * CLI does: a default replaces a missing key as a whole, and a declared type refuses other values.
 * @see https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration
 * @returns what the CLI would refuse
 */
export function applyProjectConfig(
    project: { readonly name: string; readonly config: Readonly<Record<string, unknown>> },
    values: Map<string, ConfigValue>,
): ConfigProblem[] {
    return Object.entries(project.config).flatMap(([key, declared]) => {
        const fullKey = qualified(key, project.name);
        const own = fullKey.startsWith(`${project.name}:`);
        const declaration = declarationOf(declared);
        const misdeclared = misdeclaration(declaration, own);
        if (misdeclared) {
            return [{ path: `Pulumi.yaml: config.${key}`, ...misdeclared }];
        }
        const written = values.get(fullKey);
        const fallback = declaration.default ?? declaration.value;
        if (written) {
            const refused = refusal(declaration, written);
            return refused ? [{ path: fullKey, ...refused }] : [];
        }
        if (fallback !== undefined && fallback !== null) {
            values.set(fullKey, valueOf(fallback));
            return [];
        }
        return own
            ? [{ path: fullKey, message: "is missing.", remedy: "Pulumi.yaml declares it without a default: add it." }]
            : [];
    });
}

/** A key with its namespace, which is the project where none is written. `a:config:b` is an old way to write `a:b`. */
export function qualified(key: string, project: string): string {
    return key.includes(":") ? key.replace(/^([^:]*):config:/, "$1:") : `${project}:${key}`;
}

/** A scalar or a list under a key is short for its default. */
function declarationOf(declared: unknown): Declaration {
    return typeof declared === "object" && declared !== null && !Array.isArray(declared)
        ? declared
        : { default: declared };
}

type Misdeclared = Omit<ConfigProblem, "path">;

function misdeclaration(declaration: Declaration, own: boolean): Misdeclared | undefined {
    const known = ["string", "integer", "boolean", "object", "array"];
    if (declaration.type !== undefined && !known.some((type) => type === declaration.type)) {
        return { message: "has an unknown type.", remedy: `The types are ${alternatives(known, "and")}.` };
    }
    if (declaration.default !== undefined && declaration.value !== undefined) {
        return { message: "has both a default and a value.", remedy: "Leave one of them out." };
    }
    if (!own && declaration.type !== undefined) {
        return {
            message: "has a type, although its namespace is not the project's.",
            remedy: "Leave the type out, and write `value` instead of `default`.",
        };
    }
    if (own && declaration.type !== undefined && declaration.default !== undefined) {
        return hasType(declaration, declaration.default)
            ? undefined
            : {
                  message: `has a default that is not of type ${typeName(declaration)}.`,
                  remedy: "Correct the default.",
              };
    }
    return undefined;
}

function refusal(declaration: Declaration, { text, secret, structured }: ConfigValue): Misdeclared | undefined {
    if (declaration.secret === true && !secret) {
        return { message: "is not encrypted.", remedy: "Set it with `pulumi config set --secret`." };
    }
    // What is encrypted cannot be looked at without the stack's secrets provider.
    if (declaration.type === undefined || secret || hasType(declaration, structured ? JSON.parse(text) : text)) {
        return undefined;
    }
    return {
        message: `is not of type ${typeName(declaration)}, which Pulumi.yaml declares.`,
        remedy: "Correct the value.",
    };
}

function hasType({ type, items }: TypeDeclaration, value: unknown): boolean {
    switch (type) {
        case "string":
            return typeof value === "string";
        case "integer":
            return Number.isInteger(value) || (typeof value === "string" && /^[-+]?\d+$/.test(value));
        case "boolean":
            return typeof value === "boolean" || value === "true" || value === "false";
        case "object":
            return typeof value === "object" && value !== null && !Array.isArray(value);
        default:
            return Array.isArray(value) && items !== undefined && value.every((item) => hasType(items, item));
    }
}

function typeName({ type, items }: TypeDeclaration): string {
    return items ? `array<${typeName(items)}>` : String(type);
}

/** As the CLI: text, whole numbers, and booleans are their own text, all else is JSON. */
function valueOf(data: unknown): ConfigValue {
    return typeof data === "string" || typeof data === "boolean" || Number.isInteger(data)
        ? { text: String(data), secret: false, structured: false }
        : jsonValue(data);
}
