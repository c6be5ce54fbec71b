import * as pulumi from "@pulumi/pulumi";
import type { PlatformConfig } from "../config";

/** What every component knows about the stack it is built for. Plain data: it lands in state and policies read it. */
export interface PlatformContext {
    /** Prefix of every physical name: `<project>-<environment>`. */
    readonly prefix: string;
    readonly environment: PlatformConfig["environment"];
    /** AWS account id, 12 digits. */
    readonly account: string;
    readonly region: string;
    /** Tags of every resource. */
    readonly tags: Readonly<Record<string, string>>;
    /** Whether what holds data is protected from deletion and kept when it leaves the program. */
    readonly protectStateful: boolean;
}

/** Derives the context that all components of a stack share. */
export function platformContext(config: PlatformConfig): PlatformContext {
    const project = pulumi.getProject();
    return {
        prefix: `${project}-${config.environment}`,
        environment: config.environment,
        account: config.account,
        region: config.region,
        tags: { ...config.tags, project, environment: config.environment, "managed-by": "pulumi" },
        protectStateful: config.protectStateful,
    };
}

/** The deterministic physical name of a thing: `<project>-<environment>-<thing>`. */
export function physicalName(context: PlatformContext, thing: string): string {
    return `${context.prefix}-${thing}`;
}

/** The platform's tags plus `Name`. */
export function namedTags(context: PlatformContext, name: string): Record<string, string> {
    return { ...context.tags, Name: name };
}

/** The options of a child that holds data: protected, and kept in AWS when it leaves the program. */
export function statefulOptions(context: PlatformContext, parent: pulumi.Resource): pulumi.CustomResourceOptions {
    return { parent, protect: context.protectStateful, retainOnDelete: context.protectStateful };
}

/**
 * The arguments that a component registers. Every child waits until all of them are known, so what comes late, and only
 * some of the children need, is left out; it shows in those children's own inputs.
 */
export function registeredArgs<Args extends object, Late extends keyof Args>(
    args: Args,
    ...late: readonly Late[]
): Omit<Args, Late> {
    const registered = { ...args };
    for (const key of late) {
        Reflect.deleteProperty(registered, key);
    }
    return registered;
}
