/** What the cloud answers where it refuses: its error code first, as AWS words it. */
export class Refusal extends Error {}

/**
 * An error as the engine shows it. What is no refusal of the cloud is a fault of the rehearsal itself, and marked so that
 * nobody looks for it in the program.
 */
export function messageOf(error: unknown): string {
    if (error instanceof Refusal) {
        return error.message;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    // A type error alone says nothing about where.
    const place = error instanceof TypeError || error instanceof ReferenceError ? `\n${stack ?? ""}` : "";
    return `stand-in: ${message}${place}`;
}
