import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { hex } from "../../standin/names";
import { Refusal } from "./refusal";
import type { Store } from "./store";

/** The calls of a provider that a fault can strike. */
export type FaultyCall = "check" | "diff" | "create" | "read" | "update" | "delete";

/** Something that goes wrong on purpose. */
export interface Fault {
    readonly call: FaultyCall;
    /** The resource that it strikes; every resource when absent. */
    readonly urn?: string;
    /**
     * How often it strikes each resource, over all runs on the same store.
     * @default 1
     */
    readonly times?: number;
    /**
     * Whether the cloud does what it was asked and only the answer is lost.
     * @default false
     */
    readonly after?: boolean;
    /**
     * Milliseconds until it strikes, so that a test can end the engine meanwhile.
     * @default 0
     */
    readonly delay?: number;
    /** What the call fails with; without one the call only takes the delay. */
    readonly message?: string;
}

/** The faults of a JSON file, a list of {@link Fault}. */
export const faultsIn = (file: string): readonly Fault[] => JSON.parse(readFileSync(file, "utf8")) as Fault[];

/** Lets calls fail as told. How often each fault struck is counted in the store, so that a resumed run gets past it. */
export class Faults {
    constructor(
        private readonly faults: readonly Fault[],
        private readonly store: Store,
    ) {}

    /** Does the work of a call, unless a fault strikes it. */
    async striking<T>(call: FaultyCall, urn: string, work: () => T | Promise<T>): Promise<T> {
        const fault = this.due(call, urn);
        if (fault === undefined) {
            return work();
        }
        if (fault.after !== true) {
            await strike(fault);
            return work();
        }
        const done = await work();
        await strike(fault);
        return done;
    }

    private due(call: FaultyCall, urn: string): Fault | undefined {
        for (const fault of this.faults) {
            const key = hex(JSON.stringify(fault), 12);
            const isMeant = fault.call === call && (fault.urn === undefined || fault.urn === urn);
            if (isMeant && this.store.strikes(key, urn) < (fault.times ?? 1)) {
                this.store.strike(key, urn);
                return fault;
            }
        }
        return undefined;
    }
}

async function strike({ delay = 0, message }: Fault): Promise<void> {
    if (delay > 0) {
        await wait(delay);
    }
    if (message !== undefined) {
        throw new Refusal(message);
    }
}
