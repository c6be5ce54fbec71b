/** Properties as the policy server hands them out: reading one that is not known yet throws. */
export type Readable = object | undefined;

/** The value of a property, or undefined where there is none or it is not known yet. */
export function known(properties: Readable, key: string): unknown {
    try {
        return (properties as Record<string, unknown> | undefined)?.[key] ?? undefined;
    } catch {
        return undefined;
    }
}

/** Whether the program gives a property a value, known or not. */
export function isGiven(properties: Readable, key: string): boolean {
    // A descriptor holds the raw value, so that this does not throw for one that is not known yet.
    const value: unknown = properties && Object.getOwnPropertyDescriptor(properties, key)?.value;
    return value !== undefined && value !== null && value !== "";
}
