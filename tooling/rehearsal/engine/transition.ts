import { refuseUnknown } from "./allowed";
import { failures, isNamed, type Judged, type Objection } from "./judged";
import { changesOf } from "./changes";
import { moves } from "./moves";
import type { RehearsedStack, StepOptions } from "./rehearsedStack";
import { isStateful } from "./stateful";
import type { Step } from "./step";

export interface TransitionOptions extends StepOptions {
    /** URNs or names of stateful and protected resources that may be replaced or deleted. */
    readonly allow: readonly string[];
}

/**
 * A change of a stack: up as it was, what the engine would do to go on, that done, and back. A step against which
 * something stands is the last one. Policies judge only the change: what the program as it was violates is there
 * already, and may be what the change mends.
 */
export async function* transition(
    from: RehearsedStack,
    to: RehearsedStack,
    { allow, ...options }: TransitionOptions,
): AsyncGenerator<Judged> {
    const before = await from.up({ ...options, policies: false });
    yield { purpose: "up as it was", step: before, objections: failures(before) };
    if (!before.succeeded) {
        return;
    }
    const known = await allowLosses(from, allow);
    const plan = await to.preview({ ...options, diff: true });
    // A plan that failed may not have come to everything.
    if (plan.succeeded) {
        refuseUnknown(allow, [...known, ...plan.urns]);
    }
    const objections = [...losses(plan, allow), ...moves(plan, allow), ...exposures(plan, allow), ...failures(plan)];
    yield { purpose: "what the change does", step: plan, objections, isPlan: true };
    if (objections.length > 0) {
        return;
    }
    const forth = await to.up(options);
    yield { purpose: "the change made", step: forth, objections: failures(forth) };
    if (!forth.succeeded) {
        return;
    }
    // What the change adds and protects has to be unprotected before anybody can take it back.
    const added = new Set(changesOf(forth).flatMap(({ action, urn }) => (action === "create" ? [urn] : [])));
    await to.unprotect((urn) => added.has(urn) || isNamed(urn, allow));
    const back = await from.up({ ...options, policies: false });
    yield { purpose: "and back", step: back, objections: [...failures(back), ...lossesOfReturn(back, added, allow)] };
}

/**
 * Whoever lets a protected resource go unprotects it in the state, as the CLI says.
 * @returns the URNs before the change
 */
async function allowLosses(stack: RehearsedStack, allow: readonly string[]): Promise<readonly string[]> {
    if (allow.length === 0) {
        return [];
    }
    await stack.unprotect((urn) => isNamed(urn, allow));
    return (await stack.resources()).map(({ urn }) => urn);
}

/** What holds data, or is protected, and would be lost. */
function losses(plan: Step, allow: readonly string[]): Objection[] {
    return changesOf(plan)
        .filter(({ action, urn, type, protect }) => {
            const isLost = action === "replace" || action === "delete";
            return isLost && (protect || isStateful(type)) && !isNamed(urn, allow);
        })
        .map(({ action, urn, protect, because }) => ({
            urn,
            message:
                `would be ${action === "delete" ? "deleted" : `replaced (${because.join(", ")})`}, and ` +
                `${protect ? "is protected" : "what it holds would be lost"}; ` +
                "change the program so that it stays, or allow it with --allow and its name",
        }));
}

/** What the way back loses, other than what the change itself has added: the program as it was knows no new names. */
function lossesOfReturn(back: Step, added: ReadonlySet<string>, allow: readonly string[]): Objection[] {
    const isAdded = ({ urn }: Objection) => urn !== undefined && added.has(urn);
    return losses(back, allow).filter((objection) => !isAdded(objection));
}

/** What would stay, and whose deletion nothing would stop any more. */
function exposures({ unprotected }: Step, allow: readonly string[]): Objection[] {
    return unprotected
        .filter((urn) => !isNamed(urn, allow))
        .map((urn) => ({
            urn,
            message: "would no longer be protected from deletion; protect it, or allow that with --allow and its name",
        }));
}
