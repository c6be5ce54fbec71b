import type { Cloud } from "./cloud";
import { InProcessMonitor } from "./monitor";
import { PolicyPack, type PackCommand } from "./policyPack";
import type { Diagnostic, PackSummary, PolicyViolation, Preview } from "./preview";
import { runProgram, type Program } from "./program";
import { Registry, type Registered } from "./registry";
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
    readonly packs: readonly PackCommand[];
}

/**
 * Previews one stack in this process: what `pulumi up` of an empty stack would create, and what the packs say of it.
 * @throws what the program throws, and Error when a pack does not start.
 */
export async function previewStack(stack: Stack, { program, cloud, packs }: PreviewOptions): Promise<Preview> {
    const started = performance.now();
    const timings: Record<string, number> = {};
    const registry = new Registry();
    const diagnostics: Diagnostic[] = [];
    const onDiagnostic = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
    // Packs start while the program runs; a pack that fails to start must not go unnoticed until they are awaited.
    const starting = packs.map((pack) => PolicyPack.start(pack, stack));
    const settled = Promise.allSettled(starting);
    try {
        const monitor = new InProcessMonitor({ ...stack, cloud, registry, onDiagnostic });
        await runProgram(program, { ...stack, monitor, onDiagnostic });
        timings.program = performance.now() - started;
        const resources = registry.all();
        const running = await Promise.all(starting);
        timings["packs started"] = performance.now() - started;
        const policies = (await Promise.all(running.map((pack) => analyze(pack, registry)))).flat();
        timings["packs done"] = performance.now() - started;
        return {
            project: stack.project,
            stack: stack.stack,
            resources,
            outputs: resources.find(({ type }) => type === stackType)?.outputs ?? {},
            policies,
            packs: running.map(summary),
            diagnostics,
            timings,
        };
    } finally {
        for (const pack of await settled) {
            if (pack.status === "fulfilled") {
                pack.value.stop();
            }
        }
    }
}

const summary = ({ name, version, policies }: PolicyPack): PackSummary => ({ name, version, policies });

async function analyze(pack: PolicyPack, registry: Registry): Promise<PolicyViolation[]> {
    const provider = ({ provider: reference }: Registered) =>
        reference === undefined ? undefined : registry.get(reference.slice(0, reference.lastIndexOf("::")));
    const resources = registry.all();
    const [byResource, ofStack] = await Promise.all([
        Promise.all(resources.map((resource) => pack.analyze(resource, provider(resource)))),
        pack.analyzeStack(resources, provider),
    ]);
    return [...byResource.flat(), ...ofStack];
}
