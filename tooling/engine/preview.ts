/** Properties of a resource as plain data; see `secret` and `unknown` in `values.ts` for what is neither. */
export type PropertyMap = Readonly<Record<string, unknown>>;

/** One resource as the engine would create it. */
export interface PreviewedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent; undefined for the stack itself and for default providers. */
    readonly parent: string | undefined;
    /** False for components. */
    readonly custom: boolean;
    readonly id: string | undefined;
    readonly inputs: PropertyMap;
    readonly outputs: PropertyMap;
    /** Whether the stand-in cloud knows this type and predicted its outputs. */
    readonly predicted: boolean;
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly deleteBeforeReplace: boolean;
    readonly ignoreChanges: readonly string[];
    readonly aliases: readonly string[];
    readonly deletedWith: string | undefined;
    /** Reference of the provider, `<urn>::<id>`. */
    readonly provider: string | undefined;
    /** URNs of everything it depends on. */
    readonly dependencies: readonly string[];
    /** URNs that each input depends on. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly additionalSecretOutputs: readonly string[];
}

export type EnforcementLevel = "advisory" | "mandatory";

/** One policy that one resource, or the stack, does not meet. */
export interface PolicyViolation {
    readonly pack: string;
    readonly policy: string;
    readonly level: EnforcementLevel;
    readonly severity: string | undefined;
    /** URN of the resource; that of the stack where the violation is of the whole stack. */
    readonly urn: string;
    readonly message: string;
}

/** A policy pack that judged the stack. */
export interface PackSummary {
    readonly name: string;
    readonly version: string;
    /** How many policies it has. */
    readonly policies: number;
}

/** Where the time of a preview went, in milliseconds. */
export interface Timings {
    /** From the start of the process until this preview began. */
    readonly "start-up": number;
    readonly program: number;
    /** From the end of the program until every pack had judged; packs start while the program runs. */
    readonly packs: number;
}

/** Everything that a preview of one stack found out. */
export interface Preview {
    readonly project: string;
    readonly stack: string;
    readonly resources: readonly PreviewedResource[];
    readonly outputs: PropertyMap;
    readonly policies: readonly PolicyViolation[];
    readonly packs: readonly PackSummary[];
    /** Warnings and errors that the program logged. */
    readonly diagnostics: readonly Diagnostic[];
    readonly timings: Timings;
}

export interface Diagnostic {
    readonly severity: "info" | "warning" | "error";
    readonly message: string;
    readonly urn: string | undefined;
}
