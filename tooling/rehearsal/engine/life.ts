import type { Stored } from "../../standin/inventory";
import { failures, surprises, type Judged, type Objection } from "./judged";
import type { RehearsedStack, StateResource, StepOptions } from "./rehearsedStack";
import type { Step } from "./step";

export interface LifeOptions extends StepOptions {
    /** Whether it stays when it is up. */
    readonly keep: boolean;
}

/**
 * The whole life of a stack: up from nothing, nothing to change after it, nothing drifted, and down as far as protection
 * allows. A step against which something stands is the last one.
 * @param remaining what the stand-in cloud holds
 */
export async function* wholeLife(
    stack: RehearsedStack,
    remaining: () => readonly Stored[],
    { keep, ...options }: LifeOptions,
): AsyncGenerator<Judged> {
    const steps: readonly (() => Promise<Judged>)[] = [
        async () => judged("what up will do", await stack.preview(options), failures),
        async () => judged("up from nothing", await stack.up(options), failures),
        async () => judged("nothing to change", await stack.preview(options), surprises("would change again")),
        async () => judged("nothing drifted", await stack.refresh(options), surprises("is not as it was made")),
        ...(keep ? [] : [() => destroyed(stack, remaining, options)]),
    ];
    for (const take of steps) {
        const step = await take();
        yield step;
        if (step.objections.length > 0) {
            return;
        }
    }
}

const judged = (purpose: string, step: Step, objections: (step: Step) => readonly Objection[]): Judged => ({
    purpose,
    step,
    objections: objections(step),
});

/** What is protected refuses to go; where nothing is, nothing may be left. */
async function destroyed(
    stack: RehearsedStack,
    remaining: () => readonly Stored[],
    options: StepOptions,
): Promise<Judged> {
    const before = await stack.resources();
    const step = await stack.destroy(before, options);
    if (step.refused.length > 0) {
        return judged("refused: protected", step, failures);
    }
    const staying = new Set(before.filter(staysInCloud).map(({ urn }) => urn));
    const left: Objection[] = [
        ...(await stack.resources()).map(({ urn }) => ({ urn, message: "is still in the state" })),
        ...remaining()
            .filter(({ urn }) => !staying.has(urn))
            .map(({ urn }) => ({ urn, message: "is still in the stand-in cloud" })),
    ];
    return judged("nothing left", step, (whole) => [...failures(whole), ...left]);
}

/** The engine deletes neither what it is told to leave nor what goes with another resource. */
const staysInCloud = ({ retainOnDelete, deletedWith }: StateResource) =>
    retainOnDelete === true || (deletedWith ?? "") !== "";
