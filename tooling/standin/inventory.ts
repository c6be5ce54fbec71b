import type { Properties } from "./model";

/** One resource as the stand-in cloud keeps it. */
export interface Stored {
    readonly type: string;
    readonly urn: string;
    readonly id: string;
    /** Inputs as last created or updated, secrets unwrapped. */
    readonly inputs: Properties;
    /** Outputs, the inputs among them. */
    readonly outputs: Properties;
    readonly account: string;
    readonly region: string;
}

/**
 * What is left of a deleted resource and keeps its name or id taken: a secret in its recovery window, a final snapshot,
 * a key pending deletion.
 */
export interface Remains {
    readonly type: string;
    readonly id: string;
    readonly name: string;
    readonly why: string;
}

/** What the stand-in cloud holds. */
export interface Inventory {
    find(type: string, id: string): Stored | undefined;
    ofType(type: string): readonly Stored[];
    all(): readonly Stored[];
    remains(): readonly Remains[];
}
