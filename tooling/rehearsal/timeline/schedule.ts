import { compare } from "../../order";

/** A piece of work in virtual time. */
export interface Work {
    readonly id: string;
    /** Seconds. What takes none takes no worker either. */
    readonly seconds: number;
    /** Ids of the work that has to be done first. */
    readonly needs: readonly string[];
}

/** When a piece of work runs, in seconds from the beginning. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/**
 * When everything runs on a number of workers: as soon as what it needs is done and a worker is free, first come, first
 * served, as the engine's step executor does. What becomes ready in the same instant starts in the order of the ids.
 *
 * @throws Error that names work which needs itself, or what is not there.
 */
export function schedule(all: readonly Work[], workers: number): ReadonlyMap<string, Span> {
    const spans = new Map<string, Span>();
    const dependents = dependentsOf(all);
    const open = new Map(all.map(({ id, needs }) => [id, new Set(needs).size]));
    const seconds = new Map(all.map((work) => [work.id, work.seconds]));
    const queue: string[] = [];
    let running: { readonly id: string; readonly end: number }[] = [];
    let now = 0;

    /** Puts into the queue what became ready now; what takes no time is done in the same instant. */
    const admit = (ready: readonly string[]): void => {
        const waiting: string[] = [];
        const instant = [...ready];
        for (let id = instant.pop(); id !== undefined; id = instant.pop()) {
            if (seconds.get(id) === 0) {
                spans.set(id, { start: now, end: now });
                instant.push(...releasedBy(id));
            } else {
                waiting.push(id);
            }
        }
        queue.push(...waiting.sort(compare));
    };
    const releasedBy = (done: string): string[] =>
        (dependents.get(done) ?? []).filter((id) => {
            const left = (open.get(id) ?? 0) - 1;
            open.set(id, left);
            return left === 0;
        });

    admit(all.filter(({ needs }) => needs.length === 0).map(({ id }) => id));
    while (queue.length > 0 || running.length > 0) {
        for (const id of queue.splice(0, workers - running.length)) {
            const end = now + (seconds.get(id) ?? 0);
            spans.set(id, { start: now, end });
            running.push({ id, end });
        }
        now = Math.min(...running.map(({ end }) => end));
        const done = running.filter(({ end }) => end === now);
        running = running.filter(({ end }) => end !== now);
        admit(done.flatMap(({ id }) => releasedBy(id)));
    }
    const stuck = all.filter(({ id }) => !spans.has(id)).map(({ id }) => id);
    if (stuck.length > 0) {
        throw new Error(`these need each other, so none can ever start: ${stuck.sort(compare).join(", ")}`);
    }
    return spans;
}

function dependentsOf(all: readonly Work[]): ReadonlyMap<string, readonly string[]> {
    const dependents = new Map<string, string[]>(all.map(({ id }) => [id, []]));
    for (const { id, needs } of all) {
        for (const need of new Set(needs)) {
            const list = dependents.get(need);
            if (!list) {
                throw new Error(`${id} needs ${need}, which is not there`);
            }
            list.push(id);
        }
    }
    return dependents;
}

/** When everything is done, in seconds. */
export const endOf = (spans: ReadonlyMap<string, Span>): number =>
    Math.max(0, ...[...spans.values()].map(({ end }) => end));

/** One piece of work on the way that decides when everything is done. */
export interface Link extends Span {
    readonly id: string;
    /** What it started after: what it needed, or what gave a worker back. Undefined for the first. */
    readonly after: string | undefined;
    /** Whether it was ready before, and waited for a worker. */
    readonly waitedForWorker: boolean;
}

/**
 * The chain that decides when everything is done, in order of time: before each piece of work stands what it had to wait
 * for last.
 */
export function criticalPath(all: readonly Work[], spans: ReadonlyMap<string, Span>): readonly Link[] {
    const work = new Map(all.map((one) => [one.id, one]));
    const path: Link[] = [];
    const end = endOf(spans);
    let id = lastOf([...work.keys()].filter((one) => spans.get(one)?.end === end));
    const seen = new Set<string>();
    while (id !== undefined && !seen.has(id)) {
        seen.add(id);
        const { start, end: ends } = spans.get(id) ?? { start: 0, end: 0 };
        const needed = work.get(id)?.needs.filter((need) => spans.get(need)?.end === start) ?? [];
        const before: readonly string[] =
            needed.length > 0 || start === 0 ? needed : [...work.keys()].filter((one) => spans.get(one)?.end === start);
        const after = lastOf(before);
        path.unshift({ id, start, end: ends, after, waitedForWorker: after !== undefined && needed.length === 0 });
        id = after;
    }
    return path;
}

/** The same one whatever the order. */
const lastOf = (ids: readonly string[]): string | undefined => [...ids].sort(compare).at(-1);
