import * as pulumi from "@pulumi/pulumi";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import * as state from "@pulumi/pulumi/runtime/state";
import { silenceDebugLog } from "./debugLog";
import type { InProcessMonitor } from "./monitor";
import type { Diagnostic } from "./preview";
import { keepStructsPlain } from "./struct";

/** A Pulumi program as a function that returns the stack's outputs: what `index.ts` exports. */
export type Program = () => Record<string, unknown> | Promise<Record<string, unknown>>;

export interface ProgramOptions {
    readonly project: string;
    readonly stack: string;
    readonly config: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    readonly monitor: InProcessMonitor;
    readonly onDiagnostic: (diagnostic: Diagnostic) => void;
}

/** What the SDK keeps for one run. */
interface SdkStore {
    settings: { engine?: unknown };
}

const { LocalStore } = state as unknown as { LocalStore: new () => SdkStore };

/**
 * Where the SDK looks up the store of a run. An AsyncLocalStorage tells runs at the same time apart, at the price of a
 * hook for each promise, a tenth of a preview; runs that follow one another need no more than a store each. It also
 * reaches the server of the SDK's transforms, whose requests come from no run.
 */
const lookup = globalThis as unknown as { asyncLocalStorage: { getStore(): SdkStore | undefined } };

let isRunning = false;

const severities: Partial<Record<LogSeverity, Diagnostic["severity"]>> = {
    [LogSeverity.INFO]: "info",
    [LogSeverity.WARNING]: "warning",
    [LogSeverity.ERROR]: "error",
};

/**
 * Runs a program against the in-process monitor as a preview.
 * @throws what the program throws, the first of its errors when several registrations fail; Error while another runs.
 */
export async function runProgram(program: Program, options: ProgramOptions): Promise<void> {
    if (isRunning) {
        throw new Error(`${options.stack}: another program runs in this process; await it first`);
    }
    isRunning = true;
    const errors: unknown[] = [];
    const onError = (error: unknown) => {
        errors.push(error);
    };
    process.on("unhandledRejection", onError);
    process.on("uncaughtException", onError);
    const outside = lookup.asyncLocalStorage;
    const structsAsBefore = keepStructsPlain();
    const debugLogAsBefore = silenceDebugLog();
    try {
        const store = new LocalStore();
        lookup.asyncLocalStorage = { getStore: () => store };
        pulumi.runtime.setMockOptions(options.monitor, options.project, options.stack, true);
        store.settings.engine = engineService(options);
        pulumi.runtime.setAllConfig({ ...options.config }, [...options.secretKeys]);
        await pulumi.runtime.runInPulumiStack(async () => program()).catch(onError);
        await pulumi.runtime.disconnect().catch(onError);
        // Rejections that nobody awaited surface one turn of the event loop later.
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        lookup.asyncLocalStorage = outside;
        structsAsBefore();
        debugLogAsBefore();
        process.off("unhandledRejection", onError);
        process.off("uncaughtException", onError);
        options.monitor.close();
        isRunning = false;
    }
    if (errors.length > 0) {
        throw errors[0];
    }
}

/** The engine's side of logging; the stack's URN is known to the monitor already. */
function engineService({ onDiagnostic }: ProgramOptions) {
    type Reply = (error: Error | null, response: object) => void;
    return {
        log(request: LogRequest, reply: Reply): void {
            const severity = severities[request.getSeverity()];
            if (severity !== undefined) {
                const urn = request.getUrn() === "" ? undefined : request.getUrn();
                onDiagnostic({ severity, message: request.getMessage(), urn });
            }
            reply(null, {});
        },
        setRootResource(_request: object, reply: Reply): void {
            reply(null, {});
        },
    };
}
