import type {
    Policy,
    PolicyConfigSchema,
    ResourceValidation,
    ResourceValidationPolicy,
    Severity,
    StackValidation,
    StackValidationPolicy,
} from "@pulumi/policy";
import type { Unwrap } from "@pulumi/pulumi";
import { frameworkOf, type Control } from "./controls";
import { stackOf, type Stack, type StackResource } from "./stack";

/** A CrossGuard policy with all that a report, a reference page or an exception needs to know about it. */
export type Rule = (ResourceValidationPolicy | StackValidationPolicy) &
    Required<Pick<Policy, "severity" | "enforcementLevel" | "framework" | "remediationSteps" | "url">> & {
        /** Type token of the resources that the rule is about. */
        readonly resourceType: string;
        readonly controls: readonly Control[];
    };

/** Reports what is wrong with the resource at hand; the remedy is added to it. */
export type Report = (finding: string) => void;

/** The inputs of a resource as a policy sees them: resolved, and without a promise that anything is there. */
export type Properties<Args> = DeepPartial<Unwrap<NonNullable<Args>>>;

type DeepPartial<T> = T extends readonly (infer Element)[]
    ? readonly DeepPartial<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
      : T;

/** What `--policy-pack-config` may set for a rule, each with the value that holds where it does not. */
export type Settings<Values> = {
    readonly [Key in keyof Values]: PolicyConfigSchema["properties"][string] & {
        readonly description: string;
        readonly default: Values[Key];
    };
};

interface Definition<Values> {
    /** `<service>-<resource>-<requirement>`, the path of the rule's file in kebab case. */
    readonly id: string;
    /** Type token, such as `aws:eks/cluster:Cluster`. */
    readonly type: string;
    readonly severity: Severity;
    /** The requirement, in one sentence. */
    readonly description: string;
    /** What to change in the program, in one sentence. */
    readonly remediation: string;
    readonly url: string;
    readonly controls: readonly [Control, ...Control[]];
    readonly settings?: Settings<Values>;
}

interface ResourceDefinition<Args, Values> extends Definition<Values> {
    /**
     * Reads the inputs of one resource. Reading a value that is not known yet ends the check, and the policy server
     * says so in an advisory; so a check reads no more than it needs, and reads what decides first.
     */
    readonly check: (properties: Properties<Args>, report: Report, settings: Values) => void;
}

interface StackDefinition<Values> extends Definition<Values> {
    /** Reads the outputs of one resource of the type, and what else is in the stack. */
    readonly check: (resource: StackResource, stack: Stack, report: Report, settings: Values) => void;
}

/** A rule about the inputs of each resource of one type. */
export function resourceRule<Args, Values extends object = object>(definition: ResourceDefinition<Args, Values>): Rule {
    return {
        ...metadata(definition),
        validateResource: ofType<ResourceValidation>(definition.type, (args, reportViolation) => {
            const report: Report = (finding) => {
                reportViolation(message(finding, definition));
            };
            const unknown = unknownIn(report, () => {
                definition.check(args.props as Properties<Args>, report, settingsOf(definition, args));
            });
            if (unknown) {
                throw unknown;
            }
        }),
    };
}

/** A rule about how each resource of one type stands to the rest of the stack. */
export function stackRule<Values extends object = object>(definition: StackDefinition<Values>): Rule {
    return {
        ...metadata(definition),
        validateStack: ofType<StackValidation>(definition.type, (args, reportViolation) => {
            const stack = stackOf(args.resources);
            const settings = settingsOf(definition, args);
            // What is not known of one resource must not end the check of the others.
            const unknowns = stack.ofType(definition.type).map((resource) => {
                const report: Report = (finding) => {
                    reportViolation(message(finding, definition), resource.urn);
                };
                return unknownIn(report, () => {
                    definition.check(resource, stack, report, settings);
                });
            });
            const unknown = unknowns.find((error) => error !== undefined);
            if (unknown) {
                throw unknown;
            }
        }),
    };
}

/**
 * The error by which the policy server learns that a check read a value that is not known yet, if it did. A resource
 * that the check cannot read for another reason is reported: an error would end the whole preview.
 */
function unknownIn(report: Report, check: () => void): Error | undefined {
    try {
        check();
    } catch (error) {
        // Only the SDK's UnknownValueError has this; the class itself would load the SDK with each rule.
        if ("unknownTypeSentinel" in (error as Error)) {
            return error as Error;
        }
        report(`It has an unexpected shape: ${(error as Error).message}.`);
    }
    return undefined;
}

/**
 * Attaches the type as `validateResourceOfType` does. The policy server then skips the rule for every other type
 * without deserializing the resource again, and the class with its SDK need not be loaded.
 */
function ofType<Validation extends object>(type: string, validation: Validation): Validation {
    return Object.assign(validation, { __pulumiType: type });
}

function metadata<Values>(definition: Definition<Values>) {
    return {
        name: definition.id,
        description: definition.description,
        enforcementLevel: "mandatory",
        severity: definition.severity,
        framework: frameworkOf(definition.controls),
        remediationSteps: definition.remediation,
        url: definition.url,
        resourceType: definition.type,
        controls: definition.controls,
        ...(definition.settings && { configSchema: { properties: { ...definition.settings } } }),
    } as const;
}

const message = <Values>(finding: string, { remediation }: Definition<Values>) => `${finding} Remedy: ${remediation}`;

/** What is configured, over the defaults: hosts other than the CLI may not send them. */
function settingsOf<Values>(definition: Definition<Values>, args: { getConfig(): object }): Values {
    const defaults = Object.entries<{ default: unknown }>(definition.settings ?? {}).map(([key, setting]) => [
        key,
        setting.default,
    ]);
    return { ...Object.fromEntries(defaults), ...args.getConfig() } as Values;
}
