import type { ConfigPath } from "./display";

/** The value at a path, found by own properties only; undefined where there is none. */
export function valueAt(root: unknown, path: ConfigPath): unknown {
    return path.reduce<unknown>(
        (at, key) =>
            typeof at === "object" && at !== null && Object.hasOwn(at, key)
                ? (at as Record<string | number, unknown>)[key]
                : undefined,
        root,
    );
}

interface Visited {
    readonly value: unknown;
    readonly key: string | number;
    readonly parent?: Visited;
}

/** Where `__proto__` is a key. JSON allows it, yet it never is a setting and libraries skip it silently. */
export function prototypeKeys(root: unknown): ConfigPath[] {
    const found: ConfigPath[] = [];
    const open: Visited[] = [{ value: root, key: "" }];
    for (let parent = open.pop(); parent; parent = open.pop()) {
        const { value } = parent;
        if (typeof value === "object" && value !== null) {
            for (const [key, member] of Object.entries(value) as [string, unknown][]) {
                if (key === "__proto__") {
                    found.push([...pathTo(parent), key]);
                } else {
                    open.push({ value: member, key: Array.isArray(value) ? Number(key) : key, parent });
                }
            }
        }
    }
    return found;
}

function pathTo(visited: Visited): ConfigPath {
    const path: (string | number)[] = [];
    for (let at = visited; at.parent; at = at.parent) {
        path.unshift(at.key);
    }
    return path;
}
