import { parse } from "yaml";

/** By resource, as `<type> <name>`, the properties that change or that force the replacement. */
export type ByResource = Readonly<Record<string, readonly string[]>>;

/** What the engine would do to go from one configuration to another. */
export interface Plan {
    readonly create?: readonly string[];
    readonly update?: ByResource;
    /** Replaced, the new one before the old one goes. */
    readonly replace?: ByResource;
    /** Replaced, the old one gone before the new one comes. */
    readonly deleteBeforeReplace?: ByResource;
    readonly delete?: readonly string[];
}

/** Who refuses, a resource as `<type> <name>` or `configuration`, and what they say. */
export type Refusals = Readonly<Record<string, string>>;

/** How a run ends: as planned, or refused. */
export type Outcome = "done" | { readonly refused: Refusals };

/** What a rehearsal has found out about a change in one stack. */
export interface Rehearsed {
    /** What a preview shows; absent where it refuses. */
    readonly plan?: Plan;
    /** What the preview itself refuses. */
    readonly refused?: Refusals;
    /** The change made. Absent where the preview refuses. */
    readonly up?: Outcome;
    /** The change taken back, or what a refused one has done so far. */
    readonly back?: Outcome;
}

/** By the change's id. */
export type Plans = Readonly<Record<string, Rehearsed>>;

/** Where the plans of a stack are, in the repository. */
export const plansPath = (stack: string): string => `tests/rehearsal/plans/${stack}.yaml`;

export const plansIn = (text: string): Plans => parse(text) as Plans;
