import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when the work in it ends, whether well, with an error or by a signal. */
export const inTemporaryFolder = <Result>(prefix: string, work: (folder: string) => Promise<Result>): Promise<Result> =>
    removedAfter(mkdtempSync(join(tmpdir(), prefix)), work);

/** Removes a folder when the work in it ends, whether well, with an error or by a signal. */
export async function removedAfter<Result>(folder: string, work: (folder: string) => Promise<Result>): Promise<Result> {
    const remove = () => {
        rmSync(folder, { recursive: true, force: true });
    };
    const stop = (signal: NodeJS.Signals) => {
        remove();
        process.exit(128 + constants.signals[signal]);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    signals.forEach((signal) => process.once(signal, stop));
    try {
        return await work(folder);
    } finally {
        signals.forEach((signal) => process.off(signal, stop));
        remove();
    }
}
