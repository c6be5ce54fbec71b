import type { Pack } from "../engine/pack";
import type { Preview } from "../engine/preview";
import { previewStack } from "../engine/previewStack";
import { standinCloud } from "../standin/cloud";
import { readStack } from "../stackFile";
import { projectRoot } from "./projectRoot";
import { scopeOf } from "./scope";

export interface PreviewOfOptions {
    /** Another stack file than Pulumi.<stack>.yaml. */
    readonly config?: string;
    /** @default none */
    readonly packs?: readonly Pack[];
}

/** Previews a stack of the repository, by its name, against the stand-in cloud. */
export async function previewOf(name: string, { config, packs = [] }: PreviewOfOptions = {}): Promise<Preview> {
    const stack = readStack(name, { directory: projectRoot, file: config });
    // The program is loaded once the stack can be read: a mistyped name costs nothing.
    const { default: program } = await import("../../index.js");
    return previewStack(stack, { program, packs, cloud: standinCloud(scopeOf(stack.config)) });
}
