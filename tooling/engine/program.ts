import * as pulumi from "@pulumi/pulumi";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import * as state from "@pulumi/pulumi/runtime/state";
import type { InProcessMonitor } from "./monitor";
import type { Diagnostic } from "./preview";

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

/** What the SDK keeps for one run. Its Automation API isolates inline programs in the same way. */
interface SdkState {
    withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
    getStore(): SdkStore;
}

interface SdkStore {
    settings: { engine?: unknown };
    /** The classes that imported packages have registered, by which resource references become resources again. */
    resourceModules: unknown;
    resourcePackages: unknown;
}

/** Where the SDK looks when it does not know to which run a call belongs. */
const fallback = globalThis as unknown as { globalStore: SdkStore | undefined };

const sdk = state as unknown as SdkState;

const severities: Partial<Record<LogSeverity, Diagnostic["severity"]>> = {
    [LogSeverity.INFO]: "info",
    [LogSeverity.WARNING]: "warning",
    [LogSeverity.ERROR]: "error",
};

/**
 * Runs a program against the in-process monitor as a preview.
 * @throws what the program throws, the first of its errors when several registrations fail.
 */
export async function runProgram(program: Program, options: ProgramOptions): Promise<void> {
    const errors: unknown[] = [];
    const onError = (error: unknown) => {
        errors.push(error);
    };
    process.on("unhandledRejection", onError);
    process.on("uncaughtException", onError);
    const outside = fallback.globalStore;
    try {
        await sdk.withLocalStorage(async () => {
            pulumi.runtime.setMockOptions(options.monitor, options.project, options.stack, true);
            const store = sdk.getStore();
            store.settings.engine = engineService(options);
            if (outside) {
                store.resourceModules = outside.resourceModules;
                store.resourcePackages = outside.resourcePackages;
            }
            // The SDK serves transforms from a server whose requests have lost the run that they belong to.
            fallback.globalStore = store;
            pulumi.runtime.setAllConfig({ ...options.config }, [...options.secretKeys]);
            try {
                await pulumi.runtime.runInPulumiStack(async () => program());
            } catch (error) {
                onError(error);
            }
            await pulumi.runtime.disconnect().catch(onError);
        });
        // Rejections that nobody awaited surface one turn of the event loop later.
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        fallback.globalStore = outside;
        process.off("unhandledRejection", onError);
        process.off("uncaughtException", onError);
        options.monitor.close();
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
