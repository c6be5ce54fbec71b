import type { EngineEvent, OpType, Stack } from "@pulumi/pulumi/automation";
import { RehearsedStack, type StateResource } from "../../tooling/rehearsal/engine/rehearsedStack";
import { WatchedProgram } from "../../tooling/rehearsal/engine/watchedProgram";

interface Running {
    readonly policyPacks: readonly string[];
    readonly onEvent: (event: EngineEvent) => void;
}

/** What an engine does in a step: an operation for each URN that it comes to. */
export type Doing = Readonly<Record<string, OpType>>;

/**
 * A stack under an engine that only says what it is told to, a step at a time, and over a state that stays as it is.
 * @param onStep called with each step and the packs that were to judge it
 */
export function scripted(
    doings: readonly Doing[],
    state: readonly StateResource[],
    onStep: (name: string, packs: readonly string[]) => void = () => undefined,
): RehearsedStack {
    const remaining = [...doings];
    const step = (name: string) => (running: Running) => {
        onStep(name, running.policyPacks);
        for (const [urn, op] of Object.entries(remaining.shift() ?? {})) {
            const [type = ""] = urn.split("::").slice(-2);
            const of = { type, urn, custom: true, inputs: {} };
            const metadata = { op, urn, type, old: op === "create" ? null : of, new: op === "delete" ? null : of };
            running.onEvent({ resourcePreEvent: { metadata } } as unknown as EngineEvent);
        }
        return Promise.resolve({});
    };
    const stack = {
        up: step("up"),
        preview: step("preview"),
        exportStack: () => Promise.resolve({ version: 3, deployment: { resources: state } }),
        importStack: () => Promise.resolve(),
    };
    return new RehearsedStack(stack as unknown as Stack, new WatchedProgram(() => ({})), ["packs/security"]);
}
