import type { Judged } from "../../rehearsal/engine/judged";
import type { Rehearsed } from "./rehearsalReport";

export const stepHeadings = ["Step", "Resources", "Policies", "Time", "Shows"];

/** A step as the cells of a table. */
export function cellsOf({ purpose, step }: Judged): string[] {
    const { name, changes, policies, packs, refused, seconds } = step;
    const counts = Object.entries(changes).map(([op, count]) => `${count} ${op}`);
    const judges = Object.keys(packs).length;
    return [
        name,
        refused.length > 0 ? `${refused.length} protected` : counts.sort().join(", ") || "none",
        judges === 0 ? "-" : policies.length === 0 ? "passed" : counted(policies.length, "violation"),
        `${seconds.toFixed(1)} s`,
        purpose,
    ];
}

/** The end of a rehearsal in a sentence. */
export function verdictOf({ stack, steps }: Rehearsed): { readonly ok: boolean; readonly text: string } {
    const objections = steps.reduce((sum, step) => sum + step.objections.length, 0);
    const seconds = steps.reduce((sum, { step }) => sum + step.seconds, 0).toFixed(0);
    const tried = `${counted(steps.length, "step")} in ${seconds} s`;
    return objections === 0
        ? { ok: true, text: `${stack}: nothing stands against it (${tried})` }
        : { ok: false, text: `${stack}: ${counted(objections, "objection")} (${tried})` };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
