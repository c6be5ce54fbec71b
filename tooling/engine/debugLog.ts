import * as pulumi from "@pulumi/pulumi";

/** The SDK's own calls go through this object, so that a function put in it is theirs. */
const sdkLog = pulumi.log as { debug: typeof pulumi.log.debug };

/**
 * Lets the SDK say nothing for debugging: several messages for each resource, which it would send one after another to
 * an engine that shows them to nobody.
 * @returns what makes it as before
 */
export function silenceDebugLog(): () => void {
    const { debug } = sdkLog;
    sdkLog.debug = () => Promise.resolve();
    return () => {
        sdkLog.debug = debug;
    };
}
