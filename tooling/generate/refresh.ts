import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedFile } from ".";

/** A file whose contents are not what its sources say, and what they say. */
export interface StaleFile {
    readonly path: string;
    readonly contents: string;
}

/** Renders files and tells which of them are stale below a folder. One after another: programs run one at a time. */
export async function* staleFiles(files: readonly GeneratedFile[], root: string): AsyncGenerator<StaleFile> {
    for (const { path, render } of files) {
        const contents = await render();
        if (contents !== currentContents(join(root, path))) {
            yield { path, contents };
        }
    }
}

function currentContents(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}

/** Whether the path is the file's own or a folder that it is in; the root is the empty path. */
export const isIn = (file: GeneratedFile, path: string): boolean =>
    path === "" || file.path === path || file.path.startsWith(`${path}/`);
