import type { Cloud } from "./cloud";
import { InProcessMonitor } from "./monitor";
import { Judge, providerOf } from "./judge";
import type { Pack } from "./pack";
import type { Diagnostic, Preview } from "./preview";
import { runProgram, type Program } from "./program";
import { Registry } from "./registry";
import { stackType } from "./urn";

/** A stack as its files describe it. */
export interface Stack {
    readonly project: string;
    readonly stack: string;
    /** Full keys; values as the CLI hands them to programs, defaults of Pulumi.yaml applied. */
    readonly config: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
}

export interface PreviewOptions {
    readonly program: Program;
    readonly cloud: Cloud;
    readonly packs: readonly Pack[];
}

/**
 * Previews one stack in this process: what `pulumi up` of an empty stack would create, and what the packs say of it.
 * @throws what the program throws, and Error when a pack does not start.
 */
export async function previewStack(stack: Stack, { program, cloud, packs }: PreviewOptions): Promise<Preview> {
    const started = performance.now();
    const diagnostics: Diagnostic[] = [];
    const onDiagnostic = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
    // Packs start while the program runs, and judge each resource as it registers.
    const judges = packs.map((pack) => new Judge(pack, stack));
    const registry = new Registry((resource) => {
        judges.forEach((judge) => {
            judge.hear(resource, providerOf(resource, registry));
        });
    });
    try {
        const monitor = new InProcessMonitor({ ...stack, cloud, registry, onDiagnostic });
        await runProgram(program, { ...stack, monitor, onDiagnostic });
        const programmed = performance.now();
        const resources = registry.all();
        const verdicts = await Promise.all(judges.map((judge) => judge.decide(registry)));
        return {
            project: stack.project,
            stack: stack.stack,
            resources,
            outputs: resources.find(({ type }) => type === stackType)?.outputs ?? {},
            policies: verdicts.flatMap(({ violations }) => violations),
            packs: verdicts.map(({ pack }) => pack),
            diagnostics,
            timings: {
                "start-up": started,
                program: programmed - started,
                packs: performance.now() - programmed,
            },
        };
    } finally {
        await Promise.all(judges.map((judge) => judge.dismiss()));
    }
}
