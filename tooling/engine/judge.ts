import type { Pack } from "./pack";
import type { PackContext } from "./packProcess";
import type { PolicyPack } from "./policyPack";
import type { PackSummary, PolicyViolation } from "./preview";
import type { Registered, Registry } from "./registry";

/** What one pack found in one stack. */
export interface Verdict {
    readonly pack: PackSummary;
    readonly violations: readonly PolicyViolation[];
}

/** One pack at work on one stack: it hears of each resource as it registers, and of all of them at the end. */
export class Judge {
    private readonly findings: Promise<PolicyViolation[]>[] = [];

    private readonly starting: Promise<PolicyPack>;

    constructor(
        private readonly pack: Pack,
        context: PackContext,
    ) {
        this.starting = pack.take(context);
        // Whoever asks for the verdict learns why the pack did not start; until then it is nobody's error.
        this.starting.catch(() => undefined);
    }

    hear(resource: Registered, provider: Registered | undefined): void {
        const finding = this.starting.then((pack) => pack.analyze(resource, provider));
        finding.catch(() => undefined);
        this.findings.push(finding);
    }

    /** @throws Error when the pack did not start, or failed at its work. */
    async decide(registry: Registry): Promise<Verdict> {
        const pack = await this.starting;
        const [ofResources, ofStack] = await Promise.all([
            Promise.all(this.findings),
            pack.analyzeStack(registry.all(), (resource) => providerOf(resource, registry)),
        ]);
        const { name, version, policies } = pack;
        return { pack: { name, version, policies }, violations: [...ofResources.flat(), ...ofStack] };
    }

    async dismiss(): Promise<void> {
        await this.starting.then(
            (pack) => {
                this.pack.giveBack(pack);
            },
            () => undefined,
        );
    }
}

/** The provider resource that manages a resource. */
export function providerOf({ provider }: Registered, registry: Registry): Registered | undefined {
    return provider === undefined ? undefined : registry.get(provider.slice(0, provider.lastIndexOf("::")));
}
