import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
    readonly version: string;
    readonly engines: { readonly node: string };
}

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** The oldest versions that the project's package.json admits. */
export function enginesOf(root: string): { readonly node: string } {
    return { node: manifest(root).engines.node.replace(/^>=/, "") };
}

/** The version of an installed package. */
export const installedVersion = (root: string, name: string): string =>
    manifest(join(root, "node_modules", name)).version;
