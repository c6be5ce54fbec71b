import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, statSync, utimes } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { removedAfter } from "../../cli/temporaryFolder";

export interface LockOptions {
    /** Called when it has to wait for another process. */
    readonly onWait: () => void;
    /**
     * Milliseconds between two signs of life.
     * @default 1000
     */
    readonly beat?: number;
}

/** Signs of life that may be missing until a process counts as dead. */
const patience = 15;

/**
 * Works in a folder that only one process at a time has, and that is gone afterwards. Who has it keeps touching it: a
 * process id would mean nothing, or another process, where a cache is kept from one container to the next.
 * @param folder does not exist, unless another process has it or died with it
 */
export async function inLockedFolder<Result>(
    folder: string,
    work: (folder: string) => Promise<Result>,
    { onWait, beat = 1000 }: LockOptions,
): Promise<Result> {
    for (let isFirst = true; !isMade(folder); isFirst = false) {
        if (isFirst) {
            onWait();
        }
        await untilGone(folder, beat);
    }
    const alive = setInterval(() => {
        const now = new Date();
        utimes(folder, now, now, () => undefined);
    }, beat).unref();
    return removedAfter(folder, work).finally(() => {
        clearInterval(alive);
    });
}

function isMade(folder: string): boolean {
    try {
        mkdirSync(folder);
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") {
            return false;
        }
        throw error;
    }
}

/** Waits until whoever has the folder is done with it, or dead. */
async function untilGone(folder: string, beat: number): Promise<void> {
    let touched = touchedAt(folder);
    // Looks are counted, not time: a machine that sleeps lets both processes sleep.
    for (let missing = 0; touched !== undefined && missing < patience; missing++) {
        await wait(beat);
        const now = touchedAt(folder);
        if (now !== touched) {
            [touched, missing] = [now, 0];
        }
    }
    if (touched !== undefined) {
        takeAway(folder);
    }
}

/** By its time only whether it changes is asked: clocks differ between machines that share a cache. */
const touchedAt = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs;

/** Of several who wait for a dead process only one takes its folder away. */
function takeAway(folder: string): void {
    const aside = `${folder}.${randomUUID()}`;
    try {
        renameSync(folder, aside);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return;
        }
        throw error;
    }
    rmSync(aside, { recursive: true });
}
