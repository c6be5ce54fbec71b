import { changesOf } from "../../rehearsal/engine/changes";
import type { Judged } from "../../rehearsal/engine/judged";

/** What a rehearsal found out. */
export interface Rehearsed {
    readonly stack: string;
    /** Version of the Pulumi CLI. */
    readonly cli: string;
    /** The Git reference that a change starts at; undefined for a whole life. */
    readonly from: string | undefined;
    readonly steps: readonly Judged[];
}

/** The JSON form of a rehearsal, for pipelines. */
export const rehearsalReport = ({ stack, cli, from, steps }: Rehearsed) => ({
    stack,
    cli,
    from: from ?? null,
    steps: steps.map(({ purpose, step, objections, isPlan = false }) => ({
        step: step.name,
        purpose,
        succeeded: step.succeeded,
        seconds: step.seconds,
        changes: step.changes,
        resources: changesOf(step),
        refused: step.refused,
        packs: step.packs,
        policies: step.policies,
        diagnostics: step.diagnostics.map(nullable),
        objections: objections.map(nullable),
        ...(isPlan ? { text: step.text } : {}),
    })),
    objections: steps.reduce((sum, { objections }) => sum + objections.length, 0),
});

/** JSON has no undefined. */
const nullable = <Item extends { readonly urn: string | undefined }>(item: Item) => ({
    ...item,
    urn: item.urn ?? null,
});
