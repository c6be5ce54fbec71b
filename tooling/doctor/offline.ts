import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { notFound, type Check } from "./check";
import { enginesOf } from "./manifests";
import { packagesCheck } from "./packages";
import { isAtLeast, toolVersion } from "./tools";

/** What previews, graphs and tests need: no account, no Pulumi CLI, no network. */
export async function offlineChecks(root: string): Promise<Check[]> {
    const [make, git] = await Promise.all([
        toolVersion("make", ["--version"], /Make (\S+)/),
        toolVersion("git", ["--version"], /git version (\S+)/),
    ]);
    return [
        nodeCheck(root),
        packagesCheck(root),
        toolCheck(
            "make",
            make,
            "Install it with the system's package manager: apt install make, xcode-select --install.",
        ),
        toolCheck("git", git, "Install it from https://git-scm.com/downloads."),
        buildFolderCheck(root),
    ];
}

function nodeCheck(root: string): Check {
    const found = process.versions.node;
    const oldest = enginesOf(root).node;
    return {
        name: "Node.js",
        ok: isAtLeast(found, oldest),
        found,
        needed: `${oldest} or newer`,
        remedy: "Install a newer one from https://nodejs.org.",
    };
}

function toolCheck(name: string, version: string | undefined, remedy: string): Check {
    return { name, ok: version !== undefined, found: version ?? notFound, needed: "any version", remedy };
}

/** Commands compile themselves into .build/ when a source is newer. */
function buildFolderCheck(root: string): Check {
    const folder = join(root, ".build");
    const problem = whyNotWritable(folder);
    return {
        name: "build cache",
        ok: problem === undefined,
        found: problem ?? "writable",
        needed: "a writable .build/",
        remedy: `Give yourself the right to write to ${folder}, and check that the disk is not full.`,
    };
}

function whyNotWritable(folder: string): string | undefined {
    try {
        mkdirSync(folder, { recursive: true });
        rmSync(mkdtempSync(join(folder, "doctor-")), { recursive: true });
        return undefined;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code ?? "not writable";
    }
}
