import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { json } from "../../../tooling/cli/files";
import { deployment } from "../../../tooling/engine/deployment";
import type { PolicyViolation, Preview } from "../../../tooling/engine/preview";
import { StepLog } from "../../../tooling/rehearsal/engine/step";
import type { RealEngine } from "./realEngine";

/** What the CLI finds in the deployment that `platform preview --state` writes. */
export async function analyze(
    { folder, rehearsal }: RealEngine,
    preview: Preview,
): Promise<readonly PolicyViolation[]> {
    const file = join(folder, "deployment.json");
    writeFileSync(file, json(deployment(preview)));
    const packs = rehearsal.packs.flatMap((pack) => ["--policy-pack", pack]);
    const lines = await printed(rehearsal.cli.command, ["policy", "analyze", "--json", "--file", file, ...packs], {
        cwd: folder,
        env: { ...process.env, ...rehearsal.env },
    });
    const log = new StepLog("preview");
    for (const line of lines.split("\n").filter(Boolean)) {
        log.hear(JSON.parse(line) as EngineEvent);
    }
    return log.finish({ succeeded: true, seconds: 0, text: "" }).policies;
}

/** What a command prints; with violations it ends with another code than 0. */
async function printed(
    command: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "ignore"] });
    return text(child.stdout);
}
