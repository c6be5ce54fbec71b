/**
 * What a provider does with changes of one resource type. Paths are Pulumi's property names without indexes:
 * `rules.lifecycle` reaches the lifecycle of every rule.
 */
export interface Rules {
    /** Whatever changes here or below replaces the resource. */
    readonly replaces?: readonly string[];
    /** Replaces the resource when it is added or removed; another value is taken over in place. */
    readonly replacesByPresence?: readonly string[];
    /** Replaces the resource when it is removed. */
    readonly replacesByRemoval?: readonly string[];
    /** Lists that the provider takes as sets: order and repetition mean nothing. */
    readonly sets?: readonly string[];
    /** What stays as it is when the program no longer says anything: optional and computed. */
    readonly kept?: readonly string[];
    /** What the provider takes where nothing is said. */
    readonly defaults?: Readonly<Record<string, unknown>>;
    /** The provider would generate the name, and deletes first where the program gives it. */
    readonly named?: boolean;
}
