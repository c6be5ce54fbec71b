import { RunError } from "@pulumi/pulumi/errors";

/** How a `platform` command ends. */
export const exitCodes = {
    clean: 0,
    /** A mandatory policy is violated, or AWS would refuse a resource. */
    objections: 1,
    /** The configuration or the command line is wrong, or the program failed. */
    unusable: 2,
} as const;

/** An error whose message says all that its reader needs: what is wrong and how to mend it. */
export class UserError extends Error {
    override readonly name = "UserError";
}

/** The message of an error that speaks for itself; of any other also how to see more. */
export function explain(error: unknown): string {
    if (isUserError(error) || RunError.isInstance(error)) {
        return error.message;
    }
    if (!(error instanceof Error)) {
        return String(error);
    }
    const trace = error.stack?.split("\n").slice(1).join("\n").trim();
    return trace
        ? `${error.name}: ${error.message}\n${trace}`
        : `${error.name}: ${error.message}\nRun the command again with --verbose to see where this happened.`;
}

/** By its name: a verb that is compiled to a file of its own has a class of its own. */
const isUserError = (error: unknown): error is UserError => error instanceof Error && error.name === "UserError";
