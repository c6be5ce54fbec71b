import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Step } from "../../../tooling/rehearsal/engine/step";

/** The file to which every process of a test run adds what it tries. */
export const tallyVariable = "PLATFORM_REHEARSED";

interface Tried {
    readonly runs: number;
    readonly resources: number;
    readonly violations: number;
}

export function count({ changes, policies }: Pick<Step, "changes" | "policies">): void {
    const resources = Object.values(changes).reduce((sum, number) => sum + number, 0);
    const tried: Tried = { runs: 1, resources, violations: policies.length };
    appendFileSync(process.env[tallyVariable]!, `${JSON.stringify(tried)}\n`);
}

/** How much all tests together have tried, for the last line of a run. */
export function triedIn(file: string): Tried {
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
    return lines
        .map((line) => JSON.parse(line) as Tried)
        .reduce(
            (sum, one) => ({
                runs: sum.runs + one.runs,
                resources: sum.resources + one.resources,
                violations: sum.violations + one.violations,
            }),
            { runs: 0, resources: 0, violations: 0 },
        );
}
