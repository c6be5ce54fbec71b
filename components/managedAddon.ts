import * as eks from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { PlatformContext } from "./conventions";

export interface ManagedAddonArgs extends Pick<eks.AddonArgs, "addonName" | "addonVersion" | "configurationValues"> {
    readonly context: PlatformContext;
    readonly clusterName: pulumi.Input<string>;
}

/** The program is the only source of an add-on's settings, so what was changed by hand is set back. */
export const resolveConflicts = {
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
} as const;

/** An EKS add-on. A change of version rolls it in place. */
export function managedAddon(
    name: string,
    { context, ...addon }: ManagedAddonArgs,
    opts: pulumi.CustomResourceOptions,
): eks.Addon {
    return new eks.Addon(name, { ...addon, ...resolveConflicts, tags: context.tags }, opts);
}
