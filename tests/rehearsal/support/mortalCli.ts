import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { shellWord } from "../../../tooling/rehearsal/engine/shellWord";

const pidFile = (folder: string) => join(folder, "pid");

/**
 * Puts a program in front of a CLI that writes down its process id, so that a test can kill it, and a language host
 * beside it, without which it imports nothing.
 */
export async function mortalCli(found: PulumiCommand, folder: string): Promise<PulumiCommand> {
    const root = join(folder, "mortal");
    mkdirSync(join(root, "bin"), { recursive: true });
    // It comes first on PATH itself, where the CLI that it stands for may be found by its name only.
    shellScript(
        join(root, "bin/pulumi"),
        `real=$(PATH=${shellWord(process.env.PATH ?? "")}; command -v ${shellWord(found.command)})`,
        `echo $$ > ${shellWord(pidFile(folder))}`,
        'exec "$real" "$@"',
    );
    const host = [process.execPath, join(__dirname, "languageHost.cjs")];
    shellScript(join(root, "bin/pulumi-language-nodejs"), `exec ${host.map(shellWord).join(" ")}`);
    return PulumiCommand.get({ root, skipVersionCheck: true });
}

function shellScript(file: string, ...lines: readonly string[]): void {
    writeFileSync(file, ["#!/bin/sh", ...lines, ""].join("\n"), { mode: 0o755 });
}

/**
 * Kills the CLI in the middle of its work, as a lost machine would, and waits until the providers that it started have
 * gone too.
 * @param isTime whether it is the moment
 */
export async function killed(folder: string, work: () => Promise<unknown>, isTime: () => boolean): Promise<void> {
    const outcome = work().then(String, String);
    await during(outcome, isTime);
    // The folder in which it keeps its state is no S3: what is half written when it dies stays so.
    await wait(3000);
    process.kill(Number(readFileSync(pidFile(folder), "utf8")), "SIGKILL");
    await outcome;
    await wait(1000);
}

/** Milliseconds within which it must be time, on however slow a machine. */
const patience = 300_000;

/**
 * Waits for a moment in the middle of some work.
 * @throws Error when the work ends before it, or it does not come
 */
export async function during(work: Promise<unknown>, isTime: () => boolean): Promise<void> {
    let end: unknown;
    void work.then((value) => {
        end = value;
    });
    const started = Date.now();
    while (!isTime()) {
        if (Date.now() - started > patience) {
            throw new Error("its time does not come");
        }
        if (end !== undefined) {
            throw new Error(`it ended before its time: ${JSON.stringify(end)}`);
        }
        await wait(20);
    }
}
