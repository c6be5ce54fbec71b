import { isAlias, isMap, isScalar, type Document, type Node } from "yaml";

/** One value of a stack's configuration, as the Pulumi CLI hands it to programs. */
export interface ConfigValue {
    readonly text: string;
    /** Whether it is, or contains, a value that the stack's secrets provider encrypted. */
    readonly secret: boolean;
    /** Whether the text is JSON. */
    readonly structured: boolean;
}

/** What stands for an encrypted value, which cannot be decrypted without the stack's secrets provider. */
const secretPlaceholder = "[secret]";

/**
 * A value of a stack file as the CLI reads it: a scalar is its own text, whatever it looks like; anything else is JSON
 * with its keys in order; `secure:` marks what is encrypted.
 * @throws ReferenceError when an alias stands for nothing, or for more than can be written out
 */
export function configValueOf(node: Node | null, document: Document): ConfigValue {
    const value = isAlias(node) ? node.resolve(document) : node;
    if (value === undefined) {
        throw new ReferenceError("it stands for nothing");
    }
    if (isScalar(value)) {
        const text = typeof value.value === "string" ? value.value : (value.source ?? "");
        return { text: value.value === null ? "" : text, secret: false, structured: false };
    }
    if (isMap(value) && isSecure(value.toJS(document))) {
        return { text: secretPlaceholder, secret: true, structured: false };
    }
    return jsonValue(value ? (value.toJS(document) as unknown) : null);
}

/** A structured value as JSON, with placeholders for what is encrypted in it. */
export function jsonValue(data: unknown): ConfigValue {
    let secret = false;
    const text = JSON.stringify(data, (_, value: unknown) => {
        if (isSecure(value)) {
            secret = true;
            return secretPlaceholder;
        }
        return sorted(value);
    });
    return { text, secret, structured: true };
}

function isSecure(value: unknown): boolean {
    return (
        typeof value === "object" &&
        value !== null &&
        Object.keys(value).length === 1 &&
        typeof (value as { secure?: unknown }).secure === "string"
    );
}

/** Maps in the order of their keys: the order in which the CLI writes them, and so in which programs see them. */
function sorted(value: unknown): unknown {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
}
