import { isDeepStrictEqual } from "node:util";
import { Pair, Scalar, YAMLMap, YAMLSeq, type Document, type Node } from "yaml";
import { compare } from "../order";

type Properties = Readonly<Record<string, unknown>>;

/**
 * Values as YAML that a reviewer can read: keys in order, JSON decoded under a tag that says so, and what nearly all
 * resources repeat written once.
 */
export class ReadableValues {
    private readonly shared: { readonly value: Properties; readonly node: YAMLMap }[] = [];

    constructor(private readonly document: Document) {}

    /** Writes a map in full, under a name by which maps that are equal or contain it refer to it from now on. */
    share(anchor: string, value: Properties): YAMLMap {
        const node = this.map(value);
        node.anchor = anchor;
        this.shared.push({ value, node });
        return node;
    }

    node(value: unknown): Node {
        if (typeof value === "string") {
            return this.text(value);
        }
        if (Array.isArray(value)) {
            const sequence = new YAMLSeq();
            sequence.items = value.map((member) => this.node(member));
            return sequence;
        }
        return typeof value === "object" && value !== null ? this.reference(value as Properties) : new Scalar(value);
    }

    private text(value: string): Node {
        const parsed = jsonIn(value);
        if (parsed === undefined) {
            return new Scalar(value);
        }
        // A reference could not carry the tag.
        const node = Array.isArray(parsed) ? this.node(parsed) : this.map(parsed as Properties);
        node.tag = "!json";
        return node;
    }

    private reference(value: Properties): Node {
        for (const { value: known, node } of this.shared) {
            const keys = Object.keys(known);
            if (keys.length > 0 && keys.every((key) => isDeepStrictEqual(value[key], known[key]))) {
                const others = Object.entries(value).filter(([key]) => !keys.includes(key));
                return others.length === 0 ? this.document.createAlias(node) : this.extension(node, others);
            }
        }
        return this.map(value);
    }

    /** YAML's merge key: what the other map has, and more. */
    private extension(node: YAMLMap, others: readonly [string, unknown][]): YAMLMap {
        const map = this.map(Object.fromEntries(others));
        map.items.unshift(new Pair(new Scalar("<<"), this.document.createAlias(node)));
        return map;
    }

    private map(value: Properties): YAMLMap {
        const map = new YAMLMap();
        for (const [key, member] of Object.entries(value).sort(([a], [b]) => compare(a, b))) {
            map.add(new Pair(new Scalar(key), this.node(member)));
        }
        return map;
    }
}

/** The object or list that a text is the JSON of. */
function jsonIn(value: string): object | undefined {
    if (!/^\s*[[{]/.test(value)) {
        return undefined;
    }
    try {
        return JSON.parse(value) as object;
    } catch {
        return undefined;
    }
}
