import type { Program } from "../../engine/program";

/** A program that tells what it threw itself: the engine only passes on the message. */
export class WatchedProgram {
    /** What the last run threw; undefined when it came to its end. */
    thrown: Error | undefined;

    constructor(private readonly program: Program) {}

    async run(): Promise<Record<string, unknown>> {
        this.thrown = undefined;
        try {
            return await this.program();
        } catch (error) {
            this.thrown = error instanceof Error ? error : new Error(String(error));
            throw error;
        }
    }
}
