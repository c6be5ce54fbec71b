import { isMap, parseDocument, type Document } from "yaml";
import type { Edit } from "./change";

/** The text of Pulumi.yaml and that of a stack file. */
export interface ConfigurationFiles {
    readonly project: string;
    readonly stack: string;
}

/** Whether a key stands in the stack file; what all stacks share stands in Pulumi.yaml. */
export const isOfStack = (key: string, { stack }: ConfigurationFiles): boolean =>
    parseDocument(stack).hasIn(["config", key]);

/**
 * The files with edits made, each in the file that has its key.
 * @throws Error when neither has the key, or an edit changes nothing
 */
export function edited(files: ConfigurationFiles, edits: readonly Edit[]): ConfigurationFiles {
    const project = parseDocument(files.project);
    const stack = parseDocument(files.stack);
    for (const { path, value } of edits) {
        const [key, ...below] = path;
        if (stack.hasIn(["config", key])) {
            write(stack, ["config", key, ...below], value);
        } else if (project.hasIn(["config", key])) {
            write(project, ["config", key, "value", ...below], value);
        } else {
            throw new Error(`neither file has the key ${key}`);
        }
    }
    return { project: String(project), stack: String(stack) };
}

function write(document: Document, path: readonly string[], value: unknown): void {
    const before = JSON.stringify(document.getIn(path));
    if (value === undefined) {
        document.deleteIn(path);
    } else {
        document.setIn(path, document.createNode(value));
    }
    const parent = document.getIn(path.slice(0, -1));
    if (JSON.stringify(document.getIn(path)) === before || !isMap(parent)) {
        throw new Error(`${path.join(".")} is already as the change would have it`);
    }
}
