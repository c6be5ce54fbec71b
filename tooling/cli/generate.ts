import { mkdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
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
    const { exitCode, text } = await (check ? checked : written)(filesIn(paths), projectRoot);
    process.stdout.write(text);
    return exitCode;
}

/** How a run ends, and what it says. */
interface Outcome {
    readonly exitCode: number;
    readonly text: string;
}

/** Looks for stale files below a folder, and writes nothing. */
export async function checked(files: readonly GeneratedFile[], root: string): Promise<Outcome> {
    const stale: string[] = [];
    for await (const { path } of staleFiles(files, root)) {
        stale.push(path);
    }
    return stale.length === 0
        ? { exitCode: exitCodes.clean, text: `${colors.green("✓")} ${files.length} generated files are fresh\n` }
        : {
              exitCode: exitCodes.objections,
              text: `${colors.red("✗")} ${stale.length} of ${files.length} generated files are stale; run \`make generate\` and commit\n${listed(stale)}`,
          };
}

/** Writes the stale files below a folder. */
export async function written(files: readonly GeneratedFile[], root: string): Promise<Outcome> {
    const stale: string[] = [];
    for await (const { path, contents } of staleFiles(files, root)) {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFile(file, contents);
        stale.push(path);
    }
    return {
        exitCode: exitCodes.clean,
        text: `${stale.length} of ${files.length} generated files written, the others were fresh\n${listed(stale)}`,
    };
}

const listed = (paths: readonly string[]) => paths.map((path) => `  ${path}\n`).join("");

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
