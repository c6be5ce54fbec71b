import { join, relative, resolve, sep } from "node:path";
import colors from "picocolors";
import { generated, type GeneratedFile } from "../generate";
import { isIn, staleFiles } from "../generate/refresh";
import { exitCodes, UserError } from "./exit";
import { writeFile } from "./files";
import { projectRoot } from "./projectRoot";

export interface GenerateCommandOptions {
    readonly check?: boolean;
}

/** `platform generate`. @returns the exit code. */
export async function generate(paths: readonly string[], { check = false }: GenerateCommandOptions): Promise<number> {
    const files = filesIn(paths);
    const stale: string[] = [];
    for await (const { path, contents } of staleFiles(files, projectRoot)) {
        stale.push(path);
        if (!check) {
            writeFile(join(projectRoot, path), contents);
        }
    }
    process.stdout.write(check ? verdict(stale, files.length) : summary(stale, files.length));
    return check && stale.length > 0 ? exitCodes.objections : exitCodes.clean;
}

/** The generated files that were named, each by its path or by a folder that it is in. */
function filesIn(paths: readonly string[]): readonly GeneratedFile[] {
    const wanted = paths.map((path) => relative(projectRoot, resolve(path)).split(sep).join("/"));
    const unknown = wanted.find((path) => !generated.some((file) => isIn(file, path)));
    if (unknown !== undefined) {
        const known = generated.map((file) => `  ${file.path}`).join("\n");
        throw new UserError(`${unknown} is not a generated file. These are:\n${known}`);
    }
    return wanted.length === 0 ? generated : generated.filter((file) => wanted.some((path) => isIn(file, path)));
}

const listed = (paths: readonly string[]) => paths.map((path) => `  ${path}\n`).join("");

function verdict(stale: readonly string[], count: number): string {
    return stale.length === 0
        ? `${colors.green("✓")} ${count} generated files are fresh\n`
        : `${colors.red("✗")} ${stale.length} of ${count} generated files are stale; run \`make generate\` and commit\n${listed(stale)}`;
}

const summary = (written: readonly string[], count: number) =>
    `${written.length} of ${count} generated files written, the others were fresh\n${listed(written)}`;
