/**
 * How the AWS provider's resource type differs from the CloudFormation type that its replacements are taken from. Paths are
 * Pulumi's property names without indexes. What is named neither here nor by the specification is updated in place.
 */
export interface Exception {
    /** Path in the provider's repository, below its root, of what decides: attributes marked as forcing a new resource. */
    readonly source: string;
    /** The CloudFormation type; absent where there is none. */
    readonly specification?: string;
    /** Pulumi's paths by the specification's, where they are not the same in camel case. */
    readonly names?: Readonly<Record<string, string>>;
    /** Replaces although the specification does not say so. */
    readonly replaces?: readonly string[];
    /** Is updated in place, all below it included, although the specification says that it replaces, or may. */
    readonly inPlace?: readonly string[];
    /** Replaces only when it is added or removed, whatever the specification says. */
    readonly replacesByPresence?: readonly string[];
    /** Replaces only when it is removed, whatever the specification says. */
    readonly replacesByRemoval?: readonly string[];
    /** Replaces under a condition, whatever the specification says: see ../conditions.ts. */
    readonly conditional?: readonly string[];
    /** The provider's sets, which are lists in Pulumi. */
    readonly sets?: readonly string[];
    /** Optional and computed: stays as it is when the program no longer says it. */
    readonly kept?: readonly string[];
    readonly defaults?: Readonly<Record<string, unknown>>;
}

/** The exceptions of one service, by type token. */
export type Exceptions = Readonly<Record<string, Exception>>;
