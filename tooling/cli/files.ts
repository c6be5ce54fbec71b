import { randomUUID } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "./exit";

/** The name under which commands take standard output for a file. */
export const standardOutput = "-";

/** Writes to a file, as {@link writeFile} does, or to standard output. */
export function write(target: string, contents: string): void {
    if (target === standardOutput) {
        process.stdout.write(contents);
    } else {
        writeFile(target, contents);
    }
}

export const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * Refuses a target that can never be written, before anybody works for it.
 * @throws UserError that names the file and what to do
 */
export function refuseUnwritable(target: string): void {
    if (target === standardOutput) {
        return;
    }
    const folder = dirname(target);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
        throw new UserError(`Cannot write ${target}: there is no folder ${folder}. Create it first.`);
    }
    if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) {
        throw new UserError(`Cannot write ${target}: it is a folder. Name a file in it.`);
    }
}

/**
 * Writes a whole file or nothing: to a temporary name beside it, then renamed. A link stays a link; what is no
 * ordinary file, such as /dev/null or a pipe, is written to.
 * @throws UserError that names the file when it cannot be written.
 */
export function writeFile(path: string, contents: string): void {
    refuseUnwritable(path);
    try {
        const existing = statSync(path, { throwIfNoEntry: false });
        if (existing && !existing.isFile() && !existing.isDirectory()) {
            writeFileSync(path, contents);
        } else {
            replaceFile(existing ? realpathSync(path) : path, contents);
        }
    } catch (error) {
        // What follows the comma is the system call, with the temporary name.
        throw new UserError(`Cannot write ${path}: ${(error as Error).message.split(",")[0] ?? ""}`);
    }
}

function replaceFile(path: string, contents: string): void {
    const temporary = `${path}.${randomUUID()}.tmp`;
    try {
        writeFileSync(temporary, contents, { flag: "wx" });
        renameSync(temporary, path);
    } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
    }
}
