import { join, resolve } from "node:path";
import program from "../../index";
import { silenceDebugLog } from "../engine/debugLog";
import { findCli } from "../rehearsal/engine/cli";
import { Rehearsal, type Source } from "../rehearsal/engine/rehearsal";
import { readStack } from "../stackFile";
import { keptFolder } from "./keptFolder";
import { packCommands } from "./packs";
import type { Progress } from "./progress";
import { projectRoot } from "./projectRoot";
import { scopeOf } from "./scope";
import { inTemporaryFolder } from "./temporaryFolder";

/** A stack as the working tree has it, or with another stack file. */
export function workingTree(name: string, config: string | undefined): Source {
    return {
        directory: projectRoot,
        file: config === undefined ? stackFile(projectRoot, name) : resolve(config),
        stack: readStack(name, { directory: projectRoot, file: config }),
        program,
    };
}

export const stackFile = (directory: string, name: string) => join(directory, `Pulumi.${name}.yaml`);

export interface InRehearsalOptions {
    readonly source: Source;
    readonly progress: Progress;
    /** Folders of policy packs; those of the repository when there are none. */
    readonly packs: readonly string[];
    /** Folder for it to stay in. */
    readonly keep?: string;
}

/** Works in a cloud that does not exist, and that is gone afterwards unless it is kept. */
export async function inRehearsal<Result>(
    { source, progress, packs, keep }: InRehearsalOptions,
    work: (rehearsal: Rehearsal) => Promise<Result>,
): Promise<Result> {
    silenceDebugLog();
    const commands = packCommands(packs);
    const cli = await findCli((message) => {
        progress.announce(message);
    });
    const inFolder = (folder: string) =>
        work(
            new Rehearsal(folder, {
                cli,
                scope: scopeOf(source.stack.config),
                providers: join(projectRoot, ".build/rehearsal/bin"),
                packs: commands,
                // What is kept may be worked on by somebody who interrupts it.
                onlyFinalState: keep === undefined,
            }),
        );
    try {
        if (keep === undefined) {
            return await inTemporaryFolder("platform-rehearsal-", inFolder);
        }
        return await inFolder(keptFolder(keep));
    } finally {
        progress.clear();
    }
}
