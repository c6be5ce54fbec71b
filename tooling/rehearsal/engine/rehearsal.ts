import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { LocalWorkspace, type PulumiCommand } from "@pulumi/pulumi/automation";
import type { PackCommand } from "../../engine/packProcess";
import type { Program } from "../../engine/program";
import type { CloudScope } from "../../standin/model";
import { packExecutable } from "./packExecutable";
import { RehearsedStack } from "./rehearsedStack";
import { shellWord } from "./shellWord";
import type { Step } from "./step";
import { WatchedProgram } from "./watchedProgram";
import { writeStackFiles, type StackFiles } from "./stackFiles";

/** A program with its configuration: that of the working tree, or of a Git reference. */
export interface Source extends StackFiles {
    readonly program: Program;
}

export interface RehearsalOptions {
    readonly cli: PulumiCommand;
    /** What the stand-in cloud's default provider is configured for. */
    readonly scope: CloudScope;
    /** Folder of the `pulumi-resource-<name>` executables of the stand-in cloud. */
    readonly providers: string;
    readonly packs: readonly PackCommand[];
    /** File that says what the stand-in cloud gets wrong on purpose. */
    readonly faults?: string;
    /**
     * Whether a state is written only when a step ends, not whenever something in it has changed: to write it whole each
     * time takes longer than all else, but is what lets an engine that is killed be taken up again.
     * @default false
     */
    readonly onlyFinalState?: boolean;
    /** Called with each step when it has ended. */
    readonly onStep?: (step: Step) => void;
}

/** It encrypts the state of a cloud that does not exist, and has to be known to whoever looks around in it. */
const passphrase = "rehearsal";

/**
 * A cloud that does not exist, with the state of the stacks that the real engine brings up in it, in one folder:
 * `state/` is Pulumi's backend, `store/` what the cloud holds, `env` a file of shell variables for the CLI.
 */
export class Rehearsal {
    /** What the CLI finds in its environment. */
    readonly env: Readonly<Record<string, string>>;
    /** Executables of the policy packs. */
    readonly packs: readonly string[];

    get cli(): PulumiCommand {
        return this.options.cli;
    }

    /** @param folder exists; what an earlier rehearsal left in it is taken up */
    constructor(
        readonly folder: string,
        private readonly options: RehearsalOptions,
    ) {
        for (const name of ["state", "store", "home"]) {
            mkdirSync(join(folder, name), { recursive: true });
        }
        this.packs = options.packs.map((pack) => packExecutable(pack, join(folder, "packs")));
        this.env = {
            PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
            // The user's credentials, plugins and settings are none of a rehearsal's business.
            PULUMI_HOME: join(folder, "home"),
            PULUMI_CONFIG_PASSPHRASE: passphrase,
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            STANDIN_STORE: join(folder, "store"),
            STANDIN_SCOPE: JSON.stringify(options.scope),
            ...(options.onlyFinalState === true
                ? { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" }
                : {}),
            ...(options.faults === undefined ? {} : { STANDIN_FAULTS: options.faults }),
            PATH: [...this.path(), process.env.PATH ?? ""].join(delimiter),
        };
    }

    /**
     * The stack as one source describes it. Several sources of one stack share its state.
     * @param label names the folder of its files
     */
    async stack(source: Source, label: string): Promise<RehearsedStack> {
        const workDir = join(this.folder, label);
        mkdirSync(workDir, { recursive: true });
        const secrets = writeStackFiles(source, workDir);
        const { project, stack: stackName } = source.stack;
        const program = new WatchedProgram(source.program);
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName, projectName: project, program: () => program.run() },
            { pulumiCommand: this.options.cli, workDir, envVars: { ...this.env } },
        );
        if (Object.keys(secrets).length > 0) {
            const config = Object.entries(secrets).map(([key, value]) => [key, { value, secret: true }] as const);
            await stack.setAllConfig(Object.fromEntries(config));
        }
        return new RehearsedStack(stack, program, this.packs, this.options.onStep);
    }

    /**
     * Writes down how to look around with the CLI.
     * @returns the file, for a shell to read with `.`
     */
    writeEnvironment(): string {
        const file = join(this.folder, "env");
        const exports = Object.entries(this.env).map(([name, value]) => {
            // The shell that reads it has a PATH of its own.
            const text = name === "PATH" ? `${this.path().map(shellWord).join(":")}:"$PATH"` : shellWord(value);
            return `export ${name}=${text}\n`;
        });
        writeFileSync(file, exports.join(""));
        return file;
    }

    /** What comes before PATH: the stand-in cloud, and the CLI where it is not on PATH. */
    private path(): string[] {
        const { cli, providers } = this.options;
        return [providers, ...(isAbsolute(cli.command) ? [dirname(cli.command)] : [])];
    }
}
