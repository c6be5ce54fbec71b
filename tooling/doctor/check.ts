/** One thing that the platform's commands need, and whether it is there. */
export interface Check {
    readonly name: string;
    readonly ok: boolean;
    /** What was found, without anything secret. */
    readonly found: string;
    readonly needed: string;
    /** What to do when it is not there. */
    readonly remedy: string;
}

export const notFound = "not found";
