import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

/** How a pack's process is started: like the CLI does, but from whatever file serves the pack. */
export interface PackCommand {
    /** Folder of the pack, the process's working directory. */
    readonly directory: string;
    readonly command: string;
    readonly args: readonly string[];
}

/** What a pack may ask about the stack that it judges. */
export interface PackContext {
    readonly project: string;
    readonly stack: string;
    readonly config: Readonly<Record<string, string>>;
}

const secondsToStart = 60;

/** How long a pack may take to end when it is told to. */
const secondsToStop = 2;

/** A pack's process that listens at a port of the loopback interface. */
export interface PackProcess {
    readonly port: string;
    stop(): void;
}

/** @throws Error with what the pack printed when it does not start. */
export async function startPack(pack: PackCommand, context: PackContext): Promise<PackProcess> {
    const child = spawn(pack.command, pack.args, {
        cwd: pack.directory,
        // The end of its standard input is how a pack learns that whoever started it is gone.
        stdio: ["pipe", "pipe", "pipe"],
        env: {
            ...process.env,
            PULUMI_NODEJS_PROJECT: context.project,
            PULUMI_NODEJS_STACK: context.stack,
            PULUMI_NODEJS_ORGANIZATION: "organization",
            PULUMI_NODEJS_DRY_RUN: "true",
            PULUMI_CONFIG: JSON.stringify(context.config),
        },
    });
    const stop = () => {
        child.kill();
        const timer = setTimeout(() => child.kill("SIGKILL"), secondsToStop * 1000);
        child.once("exit", () => {
            clearTimeout(timer);
        });
    };
    try {
        return { port: await portOf(child, pack.directory), stop };
    } catch (error) {
        stop();
        throw error;
    }
}

/** What a process printed without the places in its code, which say nothing to who wanted a preview. */
function withoutTrace(text: string): string {
    const lines = stripVTControlCharacters(text).split("\n");
    return lines.filter((line) => line.trim() !== "" && !/^\s+at /.test(line)).join("\n");
}

/** The pack prints the port that it listens on as its first line. */
async function portOf(child: ChildProcess, directory: string): Promise<string> {
    const printed: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    const failed = (why: string) =>
        new Error(`The policy pack ${directory} ${why}.\n${withoutTrace(printed.join(""))}`.trim());
    if (!child.stdout) {
        throw failed("has no output");
    }
    const lines = createInterface({ input: child.stdout });
    const timeout = AbortSignal.timeout(secondsToStart * 1000);
    const line = await Promise.race([
        once(lines, "line", { signal: timeout }).then(
            ([first]) => String(first),
            () => Promise.reject(failed(`did not start within ${secondsToStart} s`)),
        ),
        once(child, "exit").then(([code]) =>
            Promise.reject(failed(`stopped at its start (exit code ${String(code)})`)),
        ),
        once(child, "error").then(([error]) => Promise.reject(failed(`could not be started: ${String(error)}`))),
    ]);
    if (!/^\d+$/.test(line)) {
        throw failed(`printed "${line}" where its port was expected`);
    }
    return line;
}
