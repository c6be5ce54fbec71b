import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import { silenceDebugLog } from "../../../tooling/engine/debugLog";
import { tallyVariable, triedIn } from "./tried";

interface Builder {
    readonly build: (options: { readonly rehearsal: boolean }) => Promise<boolean>;
}

const folder = mkdtempSync(join(tmpdir(), "platform-rehearsed-"));

/** Once, before the processes that run the tests start: the providers of the stand-in cloud and the packs run from their builds. */
export async function mochaGlobalSetup(): Promise<void> {
    process.env[tallyVariable] = join(folder, "tally");
    const { build } = (await import(pathToFileURL(join(projectRoot, "tooling/build.cjs")).href)) as Builder;
    if (!(await build({ rehearsal: true }))) {
        throw new Error("the rehearsal does not compile");
    }
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
