import type { Check } from "../doctor/check";
import { offlineChecks } from "../doctor/offline";
import { realChecks } from "../doctor/real";
import { exitCodes } from "./exit";
import { json, standardOutput, write } from "./files";
import { projectRoot } from "./projectRoot";
import { renderDoctor } from "./render/doctor";

export interface DoctorCommandOptions {
    readonly json?: string;
}

/** `platform doctor`. @returns the exit code: what only `pulumi up` misses is advice. */
export async function doctor(options: DoctorCommandOptions): Promise<number> {
    const [offline, real] = await Promise.all([offlineChecks(projectRoot), realChecks(projectRoot)]);
    if (options.json !== standardOutput) {
        process.stdout.write(renderDoctor(offline, real));
    }
    if (options.json !== undefined) {
        write(options.json, json({ offline: summary(offline), real: summary(real) }));
    }
    return isFine(offline) ? exitCodes.clean : exitCodes.unusable;
}

const isFine = (checks: readonly Check[]) => checks.every(({ ok }) => ok);

const summary = (checks: readonly Check[]) => ({ ok: isFine(checks), checks });
