import type { PackCommand, PackContext } from "./packProcess";
import { PolicyPack } from "./policyPack";

/** A policy pack as a preview uses it: what gives a running one to a stack, and what takes it back. */
export interface Pack {
    /** @throws Error with what the pack printed when it does not start. */
    take(context: PackContext): Promise<PolicyPack>;
    giveBack(running: PolicyPack): void;
}

/** A process for each stack, as the CLI has it. */
export const processPerStack = (command: PackCommand): Pack => ({
    take: (context) => PolicyPack.start(command, context),
    giveBack: (running) => {
        running.stop();
    },
});

/** What a pack is told that serves every stack. */
const noStack: PackContext = { project: "", stack: "", config: {} };

/** One process for all stacks of a command, for packs that ask nothing about the stack; it is told of none. */
export class SharedProcess implements Pack {
    private running: Promise<PolicyPack> | undefined;

    constructor(private readonly command: PackCommand) {}

    take(): Promise<PolicyPack> {
        this.running ??= PolicyPack.start(this.command, noStack);
        return this.running;
    }

    giveBack(): void {
        // The next stack takes it.
    }

    async close(): Promise<void> {
        await this.running?.then(
            (pack) => {
                pack.stop();
            },
            () => undefined,
        );
    }
}
