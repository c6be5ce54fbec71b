import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where the user's cache keeps what this repository builds once. A variable that is empty or relative counts as unset.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder({ XDG_CACHE_HOME = "" }: NodeJS.ProcessEnv): string {
    const ofUser = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), ".cache");
    return join(ofUser, "eks-platform");
}
