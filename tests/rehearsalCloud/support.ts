import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Properties } from "../../tooling/standin/model";
import { resourceCloud } from "../../tooling/standin/resources";
import { Faults, type Fault } from "../../tooling/rehearsal/cloud/faults";
import { ResourceProvider, type Subject } from "../../tooling/rehearsal/cloud/provider";
import { Store } from "../../tooling/rehearsal/cloud/store";

export const scope = { account: "111122223333", region: "us-east-1" };

const folders: string[] = [];

/** An empty folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "standin-"));
    folders.push(folder);
    return folder;
}

after(() => {
    for (const folder of folders.splice(0)) {
        rmSync(folder, { recursive: true });
    }
});

export const subject = (type: string, name: string): Subject => ({
    type,
    name,
    urn: `urn:pulumi:dev::lab::${type}::${name}`,
});

/** What a process of the provider has: its own view of the store, as every command starts with. */
export function startProvider(folder: string, faults: readonly Fault[] = [], cluster?: string) {
    const store = new Store(folder, cluster);
    const cloud = resourceCloud(scope);
    const provider = new ResourceProvider({
        // One type that the cloud always warns of.
        cloud: {
            ...cloud,
            warn: (type, ...resource) =>
                type === "aws:test/advised:Advised"
                    ? [{ property: "size", reason: "is small" }]
                    : cloud.warn(type, ...resource),
        },
        scope,
        store,
        faults: new Faults(faults, store),
        cluster,
        patience: 100,
    });
    return { provider, store };
}

/** Creates a resource and gives back its id. */
export async function created(
    provider: ResourceProvider,
    type: string,
    name: string,
    inputs: Properties,
): Promise<string> {
    return (await provider.create(subject(type, name), inputs, false)).id;
}

/** The message that something is rejected with. */
export async function rejection(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("nothing was rejected");
}
