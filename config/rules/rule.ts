import type { PlatformConfig } from "../platformConfig";
import type { ConfigPath } from "../display";
import type { Show } from "../explain";

/** What a rule has against a configuration; message and remedy as in a ConfigProblem. */
export interface Finding {
    readonly path: ConfigPath;
    readonly message: string;
    readonly remedy: string;
}

/** A condition between several settings. It is held against what is well-formed of the sections that it reads. */
export interface Rule {
    /** What holds, in one sentence, for the documentation. */
    readonly about: string;
    readonly reads: readonly (keyof PlatformConfig)[];
    readonly check: (config: PlatformConfig, show: Show) => Iterable<Finding>;
}

/**
 * @param about what holds, in one sentence, for the documentation
 * @param reads the top-level keys that the rule may read
 * @param check yields what is wrong; a value gets into a message by `show` only, which masks secrets
 */
export function rule<Section extends keyof PlatformConfig>(
    about: string,
    reads: readonly Section[],
    check: (config: Pick<PlatformConfig, Section>, show: Show) => Iterable<Finding>,
): Rule {
    return { about, reads, check };
}
