import type { Program } from "../../engine/program";

/** A program that tells what it threw itself: the engine only passes on the message. */
export class WatchedProgram {
    /** What the last run threw; undefined when it came to its end. */
    thrown: Error | undefined;
    private hearAgain: () => void = () => undefined;

    constructor(private readonly program: Program) {}

    async run(): Promise<Record<string, unknown>> {
        this.thrown = undefined;
        this.hearAgain = ignoreFormerEngines();
        try {
            return await this.program();
        } catch (error) {
            this.thrown = error instanceof Error ? error : new Error(String(error));
            throw error;
        }
    }

    /** To be called when the engine has ended. */
    end(): void {
        this.hearAgain();
        this.hearAgain = () => undefined;
    }
}

const events = ["unhandledRejection", "uncaughtException"] as const;

type Listener = (error: unknown, ...rest: unknown[]) => void;

/**
 * The SDK takes every error in the process that nobody handles for one of the program that runs, also when a call of an
 * earlier program finds its engine gone.
 * @returns what ends it
 */
function ignoreFormerEngines(): () => void {
    const put = events.map((event) => {
        const ofSdk = process.listeners(event as "unhandledRejection").at(-1) as Listener | undefined;
        const listener: Listener = (error, ...rest) => {
            if (!isOfEngineThatIsGone(error)) {
                ofSdk?.(error, ...rest);
            }
        };
        if (ofSdk !== undefined) {
            process.off(event, ofSdk);
            process.on(event, listener);
        }
        return { event, listener };
    });
    return () => {
        for (const { event, listener } of put) {
            process.off(event, listener);
        }
    };
}

/** gRPC's code for a server that cannot be reached. */
const unavailable = 14;

const isOfEngineThatIsGone = (error: unknown) =>
    typeof error === "object" && error !== null && "code" in error && error.code === unavailable;
