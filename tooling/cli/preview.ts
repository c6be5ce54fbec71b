import { deployment } from "../engine/deployment";
import type { Preview } from "../engine/preview";
import { report, summarize } from "../engine/report";
import { exitCodes, UserError } from "./exit";
import { json, refuseUnwritable, standardOutput, write } from "./files";
import { openPacks } from "./packs";
import { previewOf } from "./previewOf";
import { renderPreview } from "./render/preview";

export interface PreviewCommandOptions {
    readonly json?: string;
    readonly state?: string;
    readonly policyPack: readonly string[];
    readonly config?: string;
    readonly verbose?: boolean;
}

/** `platform preview`. @returns the exit code. */
export async function preview(stacks: readonly string[], options: PreviewCommandOptions): Promise<number> {
    if (stacks.length > 1 && (options.json ?? options.state ?? options.config) !== undefined) {
        throw new UserError("--json, --state and --config speak of one stack; name one stack.");
    }
    if (options.json === standardOutput && options.state === standardOutput) {
        throw new UserError("--json and --state cannot both go to standard output; give one of them a file.");
    }
    for (const target of [options.json, options.state]) {
        if (target !== undefined) {
            refuseUnwritable(target);
        }
    }
    const opened = openPacks(options.policyPack);
    let code: number = exitCodes.clean;
    try {
        for (const name of stacks) {
            const result = await previewOf(name, { config: options.config, packs: opened.packs });
            show(result, options);
            code = Math.max(code, exitCodeOf([result]));
        }
    } finally {
        await opened.close();
    }
    return code;
}

function show(result: Preview, { json: jsonFile, state, verbose = false }: PreviewCommandOptions): void {
    if (jsonFile !== standardOutput && state !== standardOutput) {
        process.stdout.write(renderPreview(result, { timings: verbose }));
    }
    if (jsonFile !== undefined) {
        write(jsonFile, json(report(result, { timings: verbose })));
    }
    if (state !== undefined) {
        write(state, json(deployment(result)));
    }
}

/** One stack with an objection is enough. */
export function exitCodeOf(results: readonly Preview[]): number {
    const objections = results.some((result) => {
        const { mandatory, refused } = summarize(result);
        return mandatory + refused > 0;
    });
    return objections ? exitCodes.objections : exitCodes.clean;
}
