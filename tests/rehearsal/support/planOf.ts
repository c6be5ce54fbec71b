import type { ByResource, Plan } from "../../../tooling/generate/changes/plan";
import { parseUrn } from "../../../tooling/engine/urn";
import { changesOf, type Change } from "../../../tooling/rehearsal/engine/changes";
import type { Step } from "../../../tooling/rehearsal/engine/step";

/** How plans name a resource. */
export function resourceOf(urn: string): string {
    const { type, name } = parseUrn(urn);
    return `${type} ${name}`;
}

/** What a step does, as plans are written down: without what only the order of the engine decides. */
export function planOf(step: Step): Plan {
    const changes = changesOf(step);
    const goesFirst = (change: Change) => isDeletedFirst(step, change.urn);
    const replaced = changes.filter(({ action }) => action === "replace");
    return withoutEmpty({
        create: names(changes.filter(({ action }) => action === "create")),
        update: because(changes.filter(({ action }) => action === "update")),
        replace: because(replaced.filter((change) => !goesFirst(change))),
        deleteBeforeReplace: because(replaced.filter(goesFirst)),
        delete: names(changes.filter(({ action }) => action === "delete")),
    });
}

/** The resources that a plan is about. */
export const touched = ({ create = [], update, replace, deleteBeforeReplace, delete: gone = [] }: Plan): string[] => [
    ...create,
    ...gone,
    ...Object.keys({ ...update, ...replace, ...deleteBeforeReplace }),
];

/** What changes that touch no resource in common do together. */
export function union(plans: readonly Plan[]): Plan {
    const listed = (action: "create" | "delete") => plans.flatMap((plan) => plan[action] ?? []).sort();
    const named = (action: "update" | "replace" | "deleteBeforeReplace"): ByResource =>
        Object.fromEntries(plans.flatMap((plan) => Object.entries(plan[action] ?? {})).sort());
    return withoutEmpty({
        create: listed("create"),
        update: named("update"),
        replace: named("replace"),
        deleteBeforeReplace: named("deleteBeforeReplace"),
        delete: listed("delete"),
    });
}

const withoutEmpty = (plan: Required<Plan>): Plan =>
    Object.fromEntries(Object.entries(plan).filter(([, members]) => Object.keys(members).length > 0));

const names = (changes: readonly Change[]): string[] => changes.map(({ urn }) => resourceOf(urn)).sort();

const because = (changes: readonly Change[]): ByResource =>
    Object.fromEntries(changes.map(({ urn, because: paths }) => [resourceOf(urn), paths] as const).sort());

/** Whether the engine comes to the deletion of what it replaces before it comes to the creation. */
function isDeletedFirst({ operations }: Step, urn: string): boolean {
    const ops = operations.filter((operation) => operation.urn === urn).map(({ op }) => op);
    const deleted = ops.indexOf("delete-replaced");
    const created = ops.indexOf("create-replacement");
    return deleted !== -1 && (created === -1 || deleted < created);
}
