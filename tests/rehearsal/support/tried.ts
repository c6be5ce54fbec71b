import type { Step } from "../../../tooling/rehearsal/engine/step";

/** How much all tests together have tried, for the last line of a run. */
export const tried = { runs: 0, resources: 0, violations: 0 };

export function count({ changes, policies }: Step): void {
    tried.runs += 1;
    tried.resources += Object.values(changes).reduce((sum, number) => sum + number, 0);
    tried.violations += policies.length;
}
