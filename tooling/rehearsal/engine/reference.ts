import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Program } from "../../engine/program";
import { printable } from "../../../config/display";
import { UserError } from "../../cli/exit";

/** The repository as it was at a Git reference, with a program that can run. */
export interface Reference {
    /** The commit's hash. */
    readonly commit: string;
    readonly directory: string;
    readonly program: Program;
}

/**
 * Takes the repository out as it is at a reference, with the packages of the working tree, and loads its program.
 * @param directory is made
 * @throws UserError when there is no such reference, or its program does not load
 */
export async function takeOut(reference: string, repository: string, directory: string): Promise<Reference> {
    const commit = await commitOf(reference, repository);
    mkdirSync(directory, { recursive: true });
    await extract(commit, repository, directory);
    // The SDK has to be the one that the Automation API is of, and Node loads a link's target once.
    symlinkSync(join(repository, "node_modules"), join(directory, "node_modules"));
    return { commit, directory, program: await load(reference, directory) };
}

async function commitOf(reference: string, repository: string): Promise<string> {
    try {
        const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`];
        const { stdout } = await promisify(execFile)("git", args, { cwd: repository });
        return stdout.trim();
    } catch {
        throw new UserError(
            `--from ${printable(reference)}: Git knows no such commit here. Name a commit, a branch or a tag; ` +
                "a shallow clone has few of them: fetch more with `git fetch --unshallow`.",
        );
    }
}

async function extract(commit: string, repository: string, directory: string): Promise<void> {
    const archive = spawn("git", ["archive", "--format=tar", commit], {
        cwd: repository,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const tar = spawn("tar", ["-x", "-C", directory], { stdio: ["pipe", "ignore", "inherit"] });
    archive.stdout.pipe(tar.stdin);
    const ends = await Promise.all([once(archive, "close"), once(tar, "close")]);
    if (ends.some(([code]) => code !== 0)) {
        throw new UserError(`Cannot take ${commit} out of Git into ${directory}: \`git archive\` or \`tar\` failed.`);
    }
}

async function load(reference: string, directory: string): Promise<Program> {
    const file = join(directory, ".build/program.js");
    const { build } = await import("esbuild");
    try {
        await build({
            entryPoints: [join(directory, "index.ts")],
            outfile: file,
            bundle: true,
            platform: "node",
            target: "node20",
            format: "cjs",
            packages: "external",
            logLevel: "silent",
        });
        const loaded = createRequire(file)(file) as Program | { default?: unknown };
        const program = typeof loaded === "function" ? loaded : loaded.default;
        if (typeof program !== "function") {
            throw new Error("index.ts exports no function");
        }
        return program as Program;
    } catch (error) {
        const why = (error as Error).message.split("\n").slice(0, 3).join("\n");
        throw new UserError(
            `--from ${printable(reference)}: its program does not load with the packages that are installed now.\n${why}`,
        );
    }
}
