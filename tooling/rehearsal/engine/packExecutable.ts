import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { PackCommand } from "../../engine/packProcess";
import { shellWord } from "./shellWord";

/**
 * Writes an executable that serves a pack, which the CLI takes where it takes a pack's folder: so it needs no language
 * host, and the pack starts as it does for the in-process preview.
 * @returns the path of the executable
 */
export function packExecutable({ directory, command, args }: PackCommand, folder: string): string {
    // The CLI makes a file beside the executable its own, so that each has a folder.
    const file = join(folder, basename(directory), basename(directory));
    mkdirSync(dirname(file), { recursive: true });
    const words = [command, ...args].map(shellWord).join(" ");
    writeFileSync(file, `#!/bin/sh\ncd ${shellWord(directory)} && exec ${words} "$@"\n`, { mode: 0o755 });
    return file;
}
