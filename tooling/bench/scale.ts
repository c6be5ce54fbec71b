import { exitCodes, explain } from "../cli/exit";
import { packCommands } from "../cli/packs";
import { projectRoot } from "../cli/projectRoot";
import { renderPreview } from "../cli/render/preview";
import { scopeOf } from "../cli/scope";
import { processPerStack } from "../engine/pack";
import { previewStack } from "../engine/previewStack";
import { report, summarize } from "../engine/report";
import { standinCloud } from "../standin/cloud";
import { readStack } from "../stackFile";
import { copiesOfPlatform } from "./copies";
import { cpuSeconds } from "./cpu.cjs";

/** Prints the figures of one preview of dev in so many copies, as JSON: seconds by phase, CPU-seconds, and resources. */
async function main(copies: number): Promise<void> {
    const cpuBefore = cpuSeconds() ?? 0;
    const stack = readStack("dev", { directory: projectRoot });
    const preview = await previewStack(stack, {
        program: copiesOfPlatform(copies),
        cloud: standinCloud(scopeOf(stack.config)),
        packs: packCommands([]).map(processPerStack),
    });
    const judged = performance.now();
    renderPreview(preview, { timings: false });
    JSON.stringify(report(preview));
    const { program: programmed, packs } = preview.timings;
    const figures = {
        resources: summarize(preview).create,
        program: programmed / 1000,
        packs: packs / 1000,
        output: (performance.now() - judged) / 1000,
        megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    // By then the packs have ended, and count.
    process.once("beforeExit", () => {
        process.stdout.write(JSON.stringify({ ...figures, cpu: (cpuSeconds() ?? 0) - cpuBefore }));
    });
}

main(Number(process.argv[2])).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodes.unusable;
});
