import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packCommands } from "../../../tooling/cli/packs";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import { scopeOf } from "../../../tooling/cli/scope";
import type { Program } from "../../../tooling/engine/program";
import type { Fault as CloudFault } from "../../../tooling/rehearsal/cloud/faults";
import { Store } from "../../../tooling/rehearsal/cloud/store";
import { findCli } from "../../../tooling/rehearsal/engine/cli";
import { Rehearsal } from "../../../tooling/rehearsal/engine/rehearsal";
import type { RehearsedStack } from "../../../tooling/rehearsal/engine/rehearsedStack";
import { readStack } from "../../../tooling/stackFile";
import { platformWith, type Fault, type StackName } from "../../support/platform";
import { count } from "./tried";

/** A cloud that does not exist, in a temporary folder, with stacks of the repository under the real engine. */
export class RealEngine {
    readonly store: Store;
    private sources = 0;

    private constructor(
        readonly folder: string,
        readonly rehearsal: Rehearsal,
    ) {
        this.store = new Store(join(folder, "store"));
    }

    /** @param faults what the stand-in cloud gets wrong */
    static async start(name: StackName, faults: readonly CloudFault[] = []): Promise<RealEngine> {
        const folder = mkdtempSync(join(tmpdir(), "platform-rehearsal-"));
        const faultsFile = join(folder, "faults.json");
        writeFileSync(faultsFile, JSON.stringify(faults));
        const rehearsal = new Rehearsal(folder, {
            cli: await findCli(() => undefined),
            scope: scopeOf(readStack(name, { directory: projectRoot }).config),
            providers: join(projectRoot, ".build/rehearsal/bin"),
            packs: packCommands([]),
            faults: faultsFile,
            onStep: count,
        });
        return new RealEngine(folder, rehearsal);
    }

    /** A stack as the repository has it, with faults where a test plants them. */
    stack(name: StackName, fault?: Fault): Promise<RehearsedStack> {
        return this.stackOf(name, platformWith(fault));
    }

    stackOf(
        name: StackName,
        program: Program,
        file = join(projectRoot, `Pulumi.${name}.yaml`),
    ): Promise<RehearsedStack> {
        const stack = readStack(name, { directory: projectRoot, file });
        return this.rehearsal.stack({ directory: projectRoot, file, stack, program }, `${name}-${++this.sources}`);
    }

    stop(): void {
        rmSync(this.folder, { recursive: true });
    }
}
