import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import { silenceDebugLog } from "../../../tooling/engine/debugLog";
import { tried } from "./tried";

interface Builder {
    readonly build: (options: { readonly rehearsal: boolean }) => Promise<boolean>;
}

export const mochaHooks = {
    /** The providers of the stand-in cloud and the packs run from their builds. */
    async beforeAll(): Promise<void> {
        const { build } = (await import(pathToFileURL(join(projectRoot, "tooling/build.cjs")).href)) as Builder;
        if (!(await build({ rehearsal: true }))) {
            throw new Error("the rehearsal does not compile");
        }
        silenceDebugLog();
    },
};

process.once("exit", () => {
    const { runs, resources, violations } = tried;
    process.stdout.write(
        `Tried on the real engine: ${runs} runs over ${resources} resources, ${violations} violations of policies\n`,
    );
});
