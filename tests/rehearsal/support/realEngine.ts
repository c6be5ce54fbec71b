import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { packCommands } from "../../../tooling/cli/packs";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import { scopeOf } from "../../../tooling/cli/scope";
import type { Program } from "../../../tooling/engine/program";
import type { Fault as CloudFault } from "../../../tooling/rehearsal/cloud/faults";
import { Store } from "../../../tooling/rehearsal/cloud/store";
import { findCli } from "../../../tooling/rehearsal/engine/cli";
import { Rehearsal, type RehearsalOptions } from "../../../tooling/rehearsal/engine/rehearsal";
import type { RehearsedStack } from "../../../tooling/rehearsal/engine/rehearsedStack";
import type { Step } from "../../../tooling/rehearsal/engine/step";
import { readStack } from "../../../tooling/stackFile";
import { platformWith, type Fault, type StackName } from "../../support/platform";
import { mortalCli } from "./mortalCli";
import { endQuiet, quietly } from "./quiet";
import { count } from "./tried";

export interface RealEngineOptions {
    /**
     * What the stand-in cloud gets wrong.
     * @default nothing
     */
    readonly faults?: readonly CloudFault[];
    /**
     * Whether the policy packs judge.
     * @default true
     */
    readonly packs?: boolean;
    /**
     * Whether a test kills the CLI, which then keeps its state up to date meanwhile.
     * @default false
     */
    readonly mortal?: boolean;
}

/** A cloud that does not exist, in a temporary folder, with stacks of the repository under the real engine. */
export class RealEngine {
    readonly rehearsal: Rehearsal;
    readonly store: Store;
    private readonly faultsFile: string;
    private sources = 0;

    private constructor(
        readonly folder: string,
        private readonly options: Omit<RehearsalOptions, "faults">,
        faults: readonly CloudFault[] = [],
    ) {
        this.faultsFile = join(folder, "faults.json");
        this.failWith(faults);
        this.rehearsal = new Rehearsal(folder, { ...options, faults: this.faultsFile });
        this.store = new Store(join(folder, "store"));
    }

    static async start(
        name: StackName,
        { faults, packs = true, mortal = false }: RealEngineOptions = {},
    ): Promise<RealEngine> {
        const folder = temporaryFolder();
        const found = await findCli(() => undefined);
        const options = {
            cli: mortal ? await mortalCli(found, folder) : found,
            onlyFinalState: !mortal,
            scope: scopeOf(readStack(name, { directory: projectRoot }).config),
            providers: join(projectRoot, ".build/rehearsal/bin"),
            packs: packs ? packCommands([]) : [],
            onStep: (step: Step) => {
                endQuiet();
                count(step);
            },
        };
        return new RealEngine(folder, options, faults);
    }

    /**
     * The same cloud and state once more, so that what was brought up once can go different ways.
     * @param options whether the policy packs judge, by default as here
     */
    copy({ packs }: Pick<RealEngineOptions, "packs"> = {}): RealEngine {
        const folder = temporaryFolder();
        cpSync(this.folder, folder, { recursive: true });
        const options = packs === undefined ? this.options : { ...this.options, packs: packs ? packCommands([]) : [] };
        return new RealEngine(folder, options);
    }

    /** What the stand-in cloud gets wrong from the next step on. */
    failWith(faults: readonly CloudFault[]): void {
        writeFileSync(this.faultsFile, JSON.stringify(faults));
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
        return this.rehearsal.stack(
            { directory: projectRoot, file, stack, program: quietly(program) },
            `${name}-${++this.sources}`,
        );
    }

    /** Runs the CLI as an operator does, in the folder of the stack that was taken last. */
    async pulumi(name: StackName, ...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
        const { cli, env } = this.rehearsal;
        const words = [...args, "--stack", name, "--non-interactive", "--color", "never"];
        const child = spawn(cli.command, words, {
            cwd: join(this.folder, `${name}-${String(this.sources)}`),
            env: { ...process.env, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        const [stdout, stderr, [code]] = await Promise.all([
            text(child.stdout),
            text(child.stderr),
            once(child, "close") as Promise<[number]>,
        ]);
        return { code, text: stdout + stderr };
    }

    stop(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

const temporaryFolder = () => mkdtempSync(join(tmpdir(), "platform-rehearsal-"));
