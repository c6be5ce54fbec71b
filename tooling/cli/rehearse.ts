import { join } from "node:path";
import { Store } from "../rehearsal/cloud/store";
import type { Judged } from "../rehearsal/engine/judged";
import { wholeLife } from "../rehearsal/engine/life";
import { takeOut } from "../rehearsal/engine/reference";
import type { Rehearsal, Source } from "../rehearsal/engine/rehearsal";
import { shellWord } from "../rehearsal/engine/shellWord";
import type { OnOperation } from "../rehearsal/engine/step";
import { transition } from "../rehearsal/engine/transition";
import { readStack } from "../stackFile";
import { exitCodes, UserError } from "./exit";
import { json, refuseUnwritable, standardOutput, write } from "./files";
import { inRehearsal, stackFile, workingTree } from "./inRehearsal";
import { refuseUnkeepable } from "./keptFolder";
import { Progress } from "./progress";
import { projectRoot } from "./projectRoot";
import { renderRehearsal } from "./render/rehearsal";
import { rehearsalMarkdown } from "./render/rehearsalMarkdown";
import { rehearsalReport, type Rehearsed } from "./render/rehearsalReport";

export interface RehearseCommandOptions {
    readonly json?: string;
    readonly markdown?: string;
    readonly keep?: string;
    readonly config?: string;
    readonly from?: string;
    readonly allow: readonly string[];
    readonly parallel?: number;
}

/** `platform rehearse`. @returns the exit code. */
export async function rehearse(name: string, options: RehearseCommandOptions): Promise<number> {
    refuseOptions(options);
    const source = workingTree(name, options.config);
    const progress = new Progress();
    return inRehearsal({ source, progress, packs: [], keep: options.keep }, async (rehearsal) => {
        const steps: Judged[] = [];
        for await (const step of await script(rehearsal, source, options, counting(progress))) {
            steps.push(step);
        }
        progress.clear();
        show({ stack: name, cli: String(rehearsal.cli.version), from: options.from, steps }, options);
        if (options.keep !== undefined) {
            process.stderr.write(lookAround(rehearsal, name));
        }
        return steps.some(({ objections }) => objections.length > 0) ? exitCodes.objections : exitCodes.clean;
    });
}

function refuseOptions({ json: jsonFile, markdown, keep, from, allow, parallel }: RehearseCommandOptions): void {
    for (const target of [jsonFile, markdown]) {
        if (target !== undefined) {
            refuseUnwritable(target);
        }
    }
    if (jsonFile === standardOutput && markdown === standardOutput) {
        throw new UserError("--json and --markdown cannot both go to standard output; give one of them a file.");
    }
    if (allow.length > 0 && from === undefined) {
        throw new UserError("--allow speaks of a change; say with --from what it starts at.");
    }
    if (parallel !== undefined) {
        throw new UserError("--parallel speaks of the estimate of a first `up`; add --timeline.");
    }
    if (keep !== undefined) {
        refuseUnkeepable(keep);
    }
}

/** What is rehearsed, step by step. */
async function script(
    rehearsal: Rehearsal,
    source: Source,
    { from, allow, keep }: RehearseCommandOptions,
    onOperation: OnOperation,
): Promise<AsyncIterable<Judged>> {
    const name = source.stack.stack;
    if (from === undefined) {
        const stack = await rehearsal.stack(source, name);
        const remaining = () => new Store(join(rehearsal.folder, "store")).all();
        return wholeLife(stack, remaining, { onOperation, keep: keep !== undefined });
    }
    const directory = join(rehearsal.folder, "from");
    const { program: before } = await takeOut(from, projectRoot, directory);
    const stack = readStack(name, { directory });
    const old = { directory, file: stackFile(directory, name), stack, program: before };
    return transition(await rehearsal.stack(old, `${name}-before`), await rehearsal.stack(source, name), {
        onOperation,
        allow,
    });
}

function counting(progress: Progress): OnOperation {
    const started = performance.now();
    return (step, count) => {
        progress.show(`${step}: ${count} resources, ${((performance.now() - started) / 1000).toFixed(0)} s`);
    };
}

function show(rehearsed: Rehearsed, { json: jsonFile, markdown }: RehearseCommandOptions): void {
    if (jsonFile !== standardOutput && markdown !== standardOutput) {
        process.stdout.write(renderRehearsal(rehearsed));
    }
    if (jsonFile !== undefined) {
        write(jsonFile, json(rehearsalReport(rehearsed)));
    }
    if (markdown !== undefined) {
        write(markdown, rehearsalMarkdown(rehearsed));
    }
}

const lookAround = (rehearsal: Rehearsal, name: string) =>
    [
        `The state and what the stand-in cloud holds are in ${rehearsal.folder}. Look around:`,
        `  . ${shellWord(rehearsal.writeEnvironment())}`,
        `  cd ${shellWord(join(rehearsal.folder, name))}`,
        "  pulumi stack --show-ids",
        "  pulumi stack export",
        "  pulumi refresh",
        "  pulumi destroy",
        "",
    ].join("\n");
