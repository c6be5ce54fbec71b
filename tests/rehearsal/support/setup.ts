import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { exitCodes, explain } from "../../../tooling/cli/exit";
import { buildRehearsal } from "../../../tooling/cli/loadRealEngine";
import { Progress } from "../../../tooling/cli/progress";
import { silenceDebugLog } from "../../../tooling/engine/debugLog";
import { findCli } from "../../../tooling/rehearsal/engine/cli";
import { tallyVariable, triedIn } from "./tried";

let folder: string;

/** Once, before the processes that run the tests start: all of them use the same builds. */
export async function mochaGlobalSetup(): Promise<void> {
    const progress = new Progress();
    try {
        await buildRehearsal();
        await findCli((message) => {
            progress.announce(message);
        });
        progress.clear();
    } catch (error) {
        progress.clear();
        // Mocha would show where this was thrown, and not what to do.
        process.stderr.write(`${explain(error)}\n`);
        process.exit(exitCodes.unusable);
    }
    folder = mkdtempSync(join(tmpdir(), "platform-rehearsed-"));
    process.env[tallyVariable] = join(folder, "tally");
}

export function mochaGlobalTeardown(): void {
    const { runs, resources, violations } = triedIn(join(folder, "tally"));
    rmSync(folder, { recursive: true });
    process.once("exit", () => {
        process.stdout.write(
            `Tried on the real engine: ${runs} runs over ${resources} resources, ${violations} violations of policies\n`,
        );
    });
}

export const mochaHooks = {
    /** Before each file, in the process that runs it. */
    async beforeAll(): Promise<void> {
        silenceDebugLog();
        // What still fails in the last program of another file is not to be heard by the first one of this.
        await wait(1000);
    },
};
