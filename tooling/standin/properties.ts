import type { Properties } from "./model";

/** A value at a place in the inputs, named as Pulumi names it: `rules[0].lifecycle.deleteAfter`. */
export interface Place {
    readonly path: string;
    readonly value: unknown;
}

const isObject = (value: unknown): value is Properties => typeof value === "object" && value !== null;

/**
 * Every place that a path such as `rules[].lifecycle.deleteAfter` reaches. A place whose parents exist is reached
 * even when nothing is there, with the value undefined.
 */
export function places(inputs: Properties, path: string): Place[] {
    let reached: Place[] = [{ path: "", value: inputs }];
    for (const step of path.split(".")) {
        const property = step.replace("[]", "");
        const members = reached.flatMap(({ path: parent, value }) =>
            isObject(value)
                ? [{ path: parent === "" ? property : `${parent}.${property}`, value: value[property] }]
                : [],
        );
        reached = step.endsWith("[]") ? members.flatMap(elements) : members;
    }
    return reached;
}

/** The objects among the values that a path reaches; what is not known yet is none. */
export function objectsAt(inputs: Properties, path: string): { readonly path: string; readonly value: Properties }[] {
    return places(inputs, path).flatMap(({ path: place, value }) =>
        isObject(value) && !Array.isArray(value) ? [{ path: place, value }] : [],
    );
}

function elements({ path, value }: Place): Place[] {
    return Array.isArray(value)
        ? value.map((element: unknown, index) => ({ path: `${path}[${String(index)}]`, value: element }))
        : [];
}

/** The value at a path without `[]`; undefined when there is none. */
export function valueAt(inputs: Properties, path: string): unknown {
    let value: unknown = inputs;
    for (const property of path.split(".")) {
        value = isObject(value) ? value[property] : undefined;
    }
    return value;
}
