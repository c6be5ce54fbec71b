import * as pulumi from "@pulumi/pulumi";
import * as runtime from "@pulumi/pulumi/runtime/config";
import { parseConfig } from "./parse";
import type { PlatformConfig } from "./platformConfig";

/**
 * The configuration of the stack that is running.
 * @throws ConfigError with everything that is wrong with it
 */
export function loadConfig(): PlatformConfig {
    const values = pulumi.runtime.allConfig() as Record<string, string>;
    return parseConfig({
        values,
        secretKeys: Object.keys(values).filter(isSecret),
        project: pulumi.getProject(),
        subject: `stack ${pulumi.getStack()}`,
    });
}

/** Pulumi knows which keys are secrets, yet leaves the function that says so out of its types. */
const { isConfigSecret: isSecret } = runtime as unknown as { isConfigSecret: (key: string) => boolean };
