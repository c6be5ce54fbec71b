import { join } from "node:path";
import { exitCodes, explain } from "../cli/exit";
import { packCommands } from "../cli/packs";
import { projectRoot } from "../cli/projectRoot";
import { scopeOf } from "../cli/scope";
import { inTemporaryFolder } from "../cli/temporaryFolder";
import { silenceDebugLog } from "../engine/debugLog";
import { takeNoStackTraces } from "../engine/stackTraces";
import { cliAtHand } from "../rehearsal/engine/cli";
import { Rehearsal } from "../rehearsal/engine/rehearsal";
import type { Step } from "../rehearsal/engine/step";
import { readStack } from "../stackFile";
import { copiesOfPlatform } from "./copies";
import { cpuSeconds } from "./cpu.cjs";

/**
 * Prints the CPU-seconds that preview and up of dev in so many copies take on the real engine, as JSON: those of the
 * program, the CLI, the providers of the stand-in cloud and the packs. Prints null where there is no CLI.
 */
async function main(copies: number): Promise<void> {
    const cli = await cliAtHand();
    if (cli === undefined) {
        process.stdout.write("null");
        return;
    }
    // As in the command itself.
    silenceDebugLog();
    takeNoStackTraces();
    await inTemporaryFolder("platform-bench-", async (folder) => {
        const file = join(projectRoot, "Pulumi.dev.yaml");
        const stack = readStack("dev", { directory: projectRoot, file });
        const rehearsal = new Rehearsal(folder, {
            cli,
            scope: scopeOf(stack.config),
            providers: join(projectRoot, ".build/rehearsal/bin"),
            packs: packCommands([]),
            onlyFinalState: true,
        });
        const source = { directory: projectRoot, file, stack, program: copiesOfPlatform(copies) };
        const rehearsed = await rehearsal.stack(source, "bench");
        const preview = await cpuOf(() => rehearsed.preview());
        const up = await cpuOf(() => rehearsed.up());
        process.stdout.write(JSON.stringify({ preview, up }));
    });
}

async function cpuOf(take: () => Promise<Step>): Promise<number> {
    const before = cpuSeconds() ?? 0;
    const { name, succeeded, diagnostics, policies } = await take();
    if (!succeeded) {
        const why = [...diagnostics, ...policies].map(({ message }) => message).join("\n");
        throw new Error(`${name} does not go through on the real engine:\n${why}`);
    }
    return (cpuSeconds() ?? 0) - before;
}

main(Number(process.argv[2])).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodes.unusable;
});
