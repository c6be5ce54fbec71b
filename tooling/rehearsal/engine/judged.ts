import { parseUrn } from "../../engine/urn";
import type { Step } from "./step";

/** What stands against a step. */
export interface Objection {
    /** The resource; undefined where it is about the stack as a whole. */
    readonly urn: string | undefined;
    readonly message: string;
}

/** A step, what it was to show, and what stands against it. */
export interface Judged {
    readonly purpose: string;
    readonly step: Step;
    readonly objections: readonly Objection[];
    /** Whether its changes and its text are what the rehearsal is about. */
    readonly isPlan?: boolean;
}

/** Mandatory violations, and what failed; not that what is protected refused to go. */
export function failures({ succeeded, policies, diagnostics, refused }: Step): Objection[] {
    if (succeeded) {
        return [];
    }
    const violations = policies
        .filter(({ level }) => level === "mandatory")
        .map(({ urn, policy, message }) => ({ urn, message: `${policy}: ${message}` }));
    const errors = diagnostics
        .filter(({ severity, urn }) => severity === "error" && !(urn !== undefined && refused.includes(urn)))
        .map(({ urn, message }) => ({ urn, message }));
    const specific = errors.filter(({ message }) => !isSummary(message));
    const isExplained = violations.length + specific.length + refused.length > 0;
    return [...violations, ...(isExplained ? specific : errors)];
}

/** What the engine says of a run that failed for reasons that it gives elsewhere. */
const isSummary = (message: string) => /^(preview|update|refresh|destroy) failed$/.test(message);

/** Everything that changed where nothing may. */
export const surprises =
    (what: string) =>
    (step: Step): Objection[] => [
        ...failures(step),
        ...step.operations.map(({ op, urn, changed }) => ({
            urn,
            message: `${what}: ${op}${changed.length > 0 ? ` (${changed.join(", ")})` : ""}`,
        })),
    ];

/** Whether a name on the command line means a resource: its URN, or its name in the program. */
export const isNamed = (urn: string, names: readonly string[]) =>
    names.includes(urn) || names.includes(parseUrn(urn).name);
