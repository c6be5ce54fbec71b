import * as pulumi from "@pulumi/pulumi";
import { printable } from "./display";

/** One thing that is wrong with a configuration, and what to do about it. */
export interface ConfigProblem {
    /** The key as one writes it in the stack file, such as `platform:network.zones[1]`. */
    readonly path: string;
    /** What is wrong, with the value unless it is a secret. A sentence that goes on from the path. */
    readonly message: string;
    /** What would be right. */
    readonly remedy: string;
}

/** Problems that are printed; the rest is counted. */
const mostPrinted = 100;

/** The problems as text, one paragraph each, in the order in which they were found. */
export function formatProblems(problems: readonly ConfigProblem[]): string {
    const paragraphs = problems
        .slice(0, mostPrinted)
        .map(({ path, message, remedy }) => `  ${path} ${message}\n      ${remedy}`);
    const unprinted = problems.length - paragraphs.length;
    return [...paragraphs, ...(unprinted > 0 ? [`  ... and ${unprinted} more.`] : [])].join("\n");
}

/**
 * A configuration that cannot be used, with everything that is wrong with it.
 * It is a RunError, of which Pulumi prints the message alone, without a stack trace.
 */
export class ConfigError extends pulumi.RunError {
    /** @param subject what is wrong, such as `stack prod` or `Pulumi.prod.yaml` */
    constructor(
        readonly problems: readonly ConfigProblem[],
        readonly subject = "the configuration",
    ) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        super(`${count} in ${printable(subject, 200)}:\n${formatProblems(problems)}`);
        this.name = "ConfigError";
    }
}
