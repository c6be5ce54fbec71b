import type { EngineEvent, OpMap, OpType, StepEventMetadata } from "@pulumi/pulumi/automation";
import type { Diagnostic, EnforcementLevel, PolicyViolation } from "../../engine/preview";

export type StepName = "preview" | "up" | "refresh" | "destroy";

/** Called as the engine comes to each resource, with how many it has come to in this step. */
export type OnOperation = (step: StepName, count: number) => void;

/** One thing that the engine did, or would do, to one resource. */
export interface Operation {
    readonly op: OpType;
    readonly urn: string;
    readonly type: string;
    /** Whether it is a resource of a provider, not a component. */
    readonly custom: boolean;
    /** Whether it is protected from deletion: what is there now, else what comes. */
    readonly protect: boolean;
    /** Paths of the properties that changed. */
    readonly changed: readonly string[];
    /** Properties whose change replaces the resource. */
    readonly replaceKeys: readonly string[];
    /** Inputs that come, else those that were. */
    readonly inputs: Inputs;
}

/** What the engine said of one of its operations. */
export interface Step {
    readonly name: StepName;
    /** Whether the CLI ended well: nothing failed, nothing is mandatorily violated. */
    readonly succeeded: boolean;
    /** How many resources, by operation, as the CLI counts: default providers are not counted. */
    readonly changes: OpMap;
    /** URNs of all that the engine came to, what stays as it is among them. */
    readonly urns: readonly string[];
    /** All that is not left as it is, in the order in which the engine came to it. */
    readonly operations: readonly Operation[];
    readonly policies: readonly PolicyViolation[];
    /** Policy packs that judged, by name, with their versions. */
    readonly packs: Readonly<Record<string, string>>;
    /** URNs of what would have gone, but is protected. */
    readonly refused: readonly string[];
    /** URNs of what would stay, but would no longer be protected. */
    readonly unprotected: readonly string[];
    /** Warnings and errors. */
    readonly diagnostics: readonly Diagnostic[];
    /** From the start of the CLI to its end. */
    readonly seconds: number;
    /** What the CLI printed. */
    readonly text: string;
}

/** Makes a step of the events that the engine writes to its log. */
export class StepLog {
    private changes: OpMap = {};
    private packs: Record<string, string> = {};
    private readonly urns = new Set<string>();
    private readonly operations: Operation[] = [];
    private readonly policies: PolicyViolation[] = [];
    private readonly diagnostics: Diagnostic[] = [];

    private readonly unprotected: string[] = [];
    private readonly events: EngineEvent[] = [];
    private seen = 0;

    constructor(
        private readonly name: StepName,
        private readonly onOperation: OnOperation = () => undefined,
    ) {}

    hear(event: EngineEvent): void {
        if (event.resourcePreEvent) {
            this.onOperation(this.name, ++this.seen);
        }
        this.events.push(event);
    }

    finish(outcome: { readonly succeeded: boolean; readonly seconds: number; readonly text: string }): Step {
        // Not as they come: the SDK would take what is thrown over one for a mistake in the event, and go on.
        for (const event of this.events) {
            this.read(event);
        }
        const { name, changes, packs, operations, policies, unprotected, diagnostics } = this;
        const [urns, refused] = [[...this.urns], this.refused()];
        return { name, changes, packs, urns, operations, policies, refused, unprotected, diagnostics, ...outcome };
    }

    private read({ resourcePreEvent, resOutputsEvent, diagnosticEvent, policyEvent, summaryEvent }: EngineEvent): void {
        if (resourcePreEvent) {
            this.urns.add(resourcePreEvent.metadata.urn);
        }
        if (resourcePreEvent && losesProtection(resourcePreEvent.metadata)) {
            this.unprotected.push(resourcePreEvent.metadata.urn);
        }
        // Only after it has read a resource does a refresh know what it found.
        const operated = this.name === "refresh" ? resOutputsEvent : resourcePreEvent;
        if (operated && !idle.has(operated.metadata.op)) {
            this.operations.push(operation(operated.metadata));
        }
        if (diagnosticEvent) {
            this.diagnose(diagnosticEvent);
        }
        if (policyEvent) {
            this.policies.push(violation(policyEvent));
        }
        if (summaryEvent) {
            this.changes = summaryEvent.resourceChanges;
            this.packs = packVersions(summaryEvent);
        }
    }

    private refused(): string[] {
        const faulty = new Set(this.diagnostics.filter(({ severity }) => severity === "error").map(({ urn }) => urn));
        return this.operations
            .filter(({ op, protect, urn }) => protect && removing.has(op) && faulty.has(urn))
            .map(({ urn }) => urn);
    }

    private diagnose({ severity, message, urn }: NonNullable<EngineEvent["diagnosticEvent"]>): void {
        // The log also has what the CLI shows only when it is asked for it.
        if ((severity === "warning" || severity === "error") && !isOfTheRehearsal(message)) {
            this.diagnostics.push({ severity, message: message.trim(), urn: urn === "" ? undefined : urn });
        }
    }
}

/** Operations after which what was there is gone. */
const removing = new Set<OpType>(["delete", "delete-replaced", "replace", "create-replacement"]);

/** Operations that leave a resource as it is. */
const idle = new Set<OpType>(["same", "read", "refresh"]);

const losesProtection = ({ op, old, new: next }: StepEventMetadata) =>
    old?.protect === true && next?.protect !== true && !removing.has(op);

function operation({ op, urn, type, old, new: next, keys, diffs, detailedDiff }: StepEventMetadata): Operation {
    return {
        op,
        urn,
        type,
        custom: (next ?? old)?.custom ?? false,
        protect: (old ?? next)?.protect ?? false,
        changed: diffs ?? (detailedDiff ? Object.keys(detailedDiff) : differing(old?.inputs, next?.inputs)),
        replaceKeys: keys ?? [],
        inputs: (next ?? old)?.inputs ?? {},
    };
}

/** Top-level properties that differ, for providers that do not say which. */
function differing(olds: Inputs = {}, news: Inputs = {}): string[] {
    const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
    return [...keys].filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
}

type Inputs = Readonly<Record<string, unknown>>;

/** An event of the log; the SDK's type lacks what the CLI has come to say since. */
type PolicyEvent = NonNullable<EngineEvent["policyEvent"]> & { readonly severity?: string };

function violation(event: PolicyEvent): PolicyViolation {
    return {
        pack: event.policyPackName,
        policy: event.policyName,
        level: event.enforcementLevel as EnforcementLevel,
        severity: event.severity,
        urn: event.resourceUrn ?? "",
        message: event.message,
    };
}

/** The CLI names a pack that it did not get from Pulumi Cloud `<name>|local|<path>`, and the property in capitals. */
function packVersions(summary: NonNullable<EngineEvent["summaryEvent"]>): Record<string, string> {
    const { PolicyPacks: packs = {} } = summary as unknown as { PolicyPacks?: Record<string, string> };
    return Object.fromEntries(Object.entries(packs).map(([name, version]) => [name.split("|")[0] ?? name, version]));
}

/** That providers come from PATH is what a rehearsal is. */
const isOfTheRehearsal = (message: string) => /^using pulumi-resource-\w+ from \$PATH/.test(message);
