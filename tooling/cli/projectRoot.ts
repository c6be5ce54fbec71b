import { dirname } from "node:path";

/** The repository's folder. The command runs from .build/platform.js, tests from their sources. */
export const projectRoot = findRoot(__dirname);

function findRoot(directory: string): string {
    return directory.endsWith(".build") ? dirname(directory) : dirname(dirname(directory));
}
