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

/** Where `__proto__` is a key. JSON allows it, yet it never is a setting and libraries skip it silently. */
export function prototypeKeys(root: unknown): ConfigPath[] {
    const found: ConfigPath[] = [];
    const open: { value: unknown; path: ConfigPath }[] = [{ value: root, path: [] }];
    for (let next = open.pop(); next; next = open.pop()) {
        const { value, path } = next;
        if (Array.isArray(value)) {
            open.push(...value.map((item: unknown, index) => ({ value: item, path: [...path, index] })));
        } else if (typeof value === "object" && value !== null) {
            open.push(
                ...Object.entries(value).map(([key, member]: [string, unknown]) => ({
                    value: member,
                    path: [...path, key],
                })),
            );
            if (Object.hasOwn(value, "__proto__")) {
                found.push([...path, "__proto__"]);
            }
        }
    }
    return found;
}
