import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A tool that does not answer within this time counts as missing. */
const millisecondsToAnswer = 10_000;

/**
 * The version that a tool says it has.
 * @param pattern its first group is the version
 * @param timeout milliseconds
 * @returns undefined when the tool is missing, fails, hangs or says something else
 */
export async function toolVersion(
    command: string,
    args: readonly string[],
    pattern: RegExp,
    timeout = millisecondsToAnswer,
): Promise<string | undefined> {
    try {
        const { stdout, stderr } = await promisify(execFile)(command, args, {
            timeout,
            killSignal: "SIGKILL",
            env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
        });
        return pattern.exec(`${stdout}\n${stderr}`)?.[1];
    } catch {
        return undefined;
    }
}

/** Whether a dotted version is not older than another. */
export function isAtLeast(version: string, oldest: string): boolean {
    const found = numbers(version);
    const needed = numbers(oldest);
    const different = needed.findIndex((number, index) => number !== (found[index] ?? 0));
    return different === -1 || (found[different] ?? 0) > (needed[different] ?? 0);
}

const numbers = (version: string) => version.split(".").map((part) => Number.parseInt(part, 10));
