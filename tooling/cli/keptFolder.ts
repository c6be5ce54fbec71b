import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "./exit";

/**
 * Refuses a folder in which a rehearsal cannot stay, before anybody works for it.
 * @throws UserError that names it and what to do
 */
export function refuseUnkeepable(folder: string): void {
    const refuse = (why: string) => {
        throw new UserError(`--keep ${folder}: ${why}`);
    };
    const parent = dirname(folder);
    if (!existsSync(folder)) {
        if (!isFolder(parent)) {
            refuse(`there is no folder ${parent}. Create it first.`);
        }
    } else if (!isFolder(folder)) {
        refuse("it is a file. Name a folder that is empty, or that does not exist yet.");
    } else if (readdirSync(folder).length > 0) {
        refuse("the folder is not empty. Name one that is, or that does not exist yet.");
    }
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

/**
 * Makes a folder that only its owner reads: everybody knows the passphrase of the state in it.
 * @returns its absolute path
 */
export function keptFolder(folder: string): string {
    try {
        if (!existsSync(folder)) {
            mkdirSync(folder);
        }
        chmodSync(folder, 0o700);
    } catch (error) {
        throw new UserError(`--keep ${folder}: ${(error as Error).message.split(",")[0] ?? ""}`);
    }
    return resolve(folder);
}
