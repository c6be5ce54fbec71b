import { parseUrn } from "../../engine/urn";
import { compare } from "../../order";
import type { Operation, Step } from "./step";

export type Action = "create" | "update" | "replace" | "delete";

/** What becomes of one resource of a provider. */
export interface Change {
    readonly action: Action;
    readonly urn: string;
    readonly type: string;
    /** Whether it is protected from deletion. */
    readonly protect: boolean;
    /** The properties that force a replacement, else those that change. */
    readonly because: readonly string[];
}

/** The changes of a step, one for each resource, in an order that does not depend on how the engine went about it. */
export function changesOf({ operations }: Step): Change[] {
    const byUrn = new Map<string, Operation[]>();
    for (const operation of operations.filter(({ custom }) => custom)) {
        byUrn.set(operation.urn, [...(byUrn.get(operation.urn) ?? []), operation]);
    }
    return [...byUrn]
        .flatMap(([urn, ofOne]) => {
            const action = actionOf(ofOne);
            return action === undefined ? [] : [change(action, urn, ofOne)];
        })
        .sort((a, b) => compare(a.urn, b.urn));
}

function change(action: Action, urn: string, operations: readonly Operation[]): Change {
    const properties = operations.flatMap(({ replaceKeys, changed }) => (action === "replace" ? replaceKeys : changed));
    return {
        action,
        urn,
        type: parseUrn(urn).type,
        protect: operations.some(({ protect }) => protect),
        because: action === "replace" || action === "update" ? [...new Set(properties)].sort() : [],
    };
}

/** A replacement is several operations: a creation, a deletion and the replacement itself. */
function actionOf(operations: readonly Operation[]): Action | undefined {
    const ops = new Set(operations.map(({ op }) => op));
    if (ops.has("replace") || ops.has("create-replacement")) {
        return "replace";
    }
    return (["delete", "create", "update"] as const).find((action) => ops.has(action));
}
