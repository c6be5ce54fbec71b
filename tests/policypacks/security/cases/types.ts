import type { Properties, StackResource } from "../../../support/policyServer";

/** What is changed in the compliant resource of the rule's type. */
type Changes = Properties;

/** How a rule about single resources judges variants of the compliant one, each named by what it is. */
export interface ResourceCases {
    readonly passes?: Readonly<Record<string, Changes>>;
    /** With the findings, in order. */
    readonly fails: Readonly<Record<string, readonly [Changes, ...string[]]>>;
    /** Left to an advisory: what decides is not known yet. */
    readonly undecided?: Readonly<Record<string, Changes>>;
}

/** How a rule about the stack judges stacks. */
export interface StackCases {
    readonly passes: Readonly<Record<string, readonly StackResource[]>>;
    /** With the findings by the name of the resource at fault. */
    readonly fails: Readonly<Record<string, readonly [readonly StackResource[], Readonly<Record<string, string>>]>>;
}
