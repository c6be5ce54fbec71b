import colors from "picocolors";
import { exitCodes, UserError } from "./exit";
import { inRehearsal, workingTree } from "./inRehearsal";
import type { PreviewCommandOptions } from "./preview";
import { Progress } from "./progress";

/** `platform preview --engine pulumi`: what the CLI itself prints. @returns the exit code. */
export async function previewByCli(stacks: readonly string[], options: PreviewCommandOptions): Promise<number> {
    if ((options.json ?? options.state) !== undefined) {
        throw new UserError("--json and --state come from the in-process engine; leave --engine out, or them.");
    }
    if (stacks.length > 1 && options.config !== undefined) {
        throw new UserError("--config speaks of one stack; name one stack.");
    }
    const outcomes: boolean[] = [];
    for (const name of stacks) {
        outcomes.push(await previewed(name, options));
    }
    return outcomes.every(Boolean) ? exitCodes.clean : exitCodes.objections;
}

async function previewed(name: string, { config, policyPack }: PreviewCommandOptions): Promise<boolean> {
    const source = workingTree(name, config);
    return inRehearsal({ source, progress: new Progress(), packs: policyPack }, async (rehearsal) => {
        const stack = await rehearsal.stack(source, name);
        const { succeeded } = await stack.preview({
            color: colors.isColorSupported,
            onOutput: (text) => process.stdout.write(text),
        });
        return succeeded;
    });
}
