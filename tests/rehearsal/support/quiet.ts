import type { Program } from "../../../tooling/engine/program";
import { takeNoStackTraces } from "../../../tooling/engine/stackTraces";

let asBefore: (() => void) | undefined;

/** A program that is run without the stack traces that the SDK takes: more than half of what a run costs here. */
export const quietly =
    (program: Program): Program =>
    () => {
        asBefore ??= takeNoStackTraces();
        return program();
    };

/** Assertions need theirs, to say where they stand. */
export function endQuiet(): void {
    asBefore?.();
    asBefore = undefined;
}
