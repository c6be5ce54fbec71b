import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import program from "../../index";
import { packCommands } from "../../tooling/cli/packs";
import { processPerStack, type Pack } from "../../tooling/engine/pack";
import type { Preview } from "../../tooling/engine/preview";
import type { Program } from "../../tooling/engine/program";
import { previewStack } from "../../tooling/engine/previewStack";
import { standinCloud } from "../../tooling/standin/cloud";
import { readStack } from "../../tooling/stackFile";

const root = join(__dirname, "../..");

export const stacks = ["dev", "stg", "prod"] as const;
export type StackName = (typeof stacks)[number];

const accounts: Readonly<Record<StackName, string>> = {
    dev: "111122223333",
    stg: "444455556666",
    prod: "777788889999",
};

/** Changes one registration on its way to the engine, as a fault in a component would. */
export type Fault = (type: string, name: string, inputs: pulumi.Inputs) => pulumi.Inputs | undefined;

/** The program of the repository, with faults where a test plants them. */
export const platformWith =
    (fault?: Fault): Program =>
    () => {
        if (fault) {
            pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => {
                const changed = fault(type, name, props);
                return changed && { props: { ...props, ...changed }, opts };
            });
        }
        return program();
    };

const ownPacks = (): Pack[] => packCommands([]).map(processPerStack);

/** Previews a stack of the repository with the repository's packs, with faults where a test plants them. */
export function previewPlatform(stack: StackName, fault?: Fault, packs = ownPacks()): Promise<Preview> {
    return previewStack(readStack(stack, { directory: root }), {
        program: platformWith(fault),
        cloud: standinCloud({ account: accounts[stack], region: "us-east-1" }),
        packs,
    });
}
