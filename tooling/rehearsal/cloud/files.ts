import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { hex } from "../../standin/names";

/** The file of a thing: readable, and a different one for every type, id and place, whatever characters they have. */
export function fileOf(folder: string, type: string, id: string, place = ""): string {
    const readable = (text: string) => text.replace(/[^\w-]+/g, ".");
    return join(folder, readable(type), `${readable(id).slice(0, 80)}-${hex(`${type} ${id} ${place}`, 12)}.json`);
}

/** A folder of JSON files that several processes read while others write: whoever reads a file sees a whole one. */
export class Files {
    constructor(private readonly folder: string) {}

    read(file: string): unknown {
        try {
            return JSON.parse(readFileSync(join(this.folder, file), "utf8"));
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === "ENOENT") {
                return undefined;
            }
            throw error;
        }
    }

    write(file: string, content: unknown): void {
        const path = join(this.folder, file);
        mkdirSync(dirname(path), { recursive: true });
        // Outside the folders that are listed, so that what a killed process leaves is no entry.
        const unfinished = join(this.folder, `unfinished-${String(process.pid)}`);
        writeFileSync(unfinished, `${JSON.stringify(content, undefined, 2)}\n`);
        renameSync(unfinished, path);
    }

    remove(file: string): void {
        rmSync(join(this.folder, file), { force: true });
    }

    /** Every file below a folder, in the same order at every time. */
    below(folder: string): string[] {
        const path = join(this.folder, folder);
        mkdirSync(path, { recursive: true });
        return readdirSync(path, { withFileTypes: true, recursive: true })
            .filter((entry) => entry.isFile())
            .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)))
            .sort();
    }
}
