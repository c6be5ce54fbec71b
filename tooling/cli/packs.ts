import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { processPerStack, SharedProcess, type Pack } from "../engine/pack";
import type { PackCommand } from "../engine/packProcess";
import { UserError } from "./exit";
import { projectRoot } from "./projectRoot";

const ownFolder = join(projectRoot, "policypacks");

/** The packs of one command. */
export interface Packs {
    readonly packs: readonly Pack[];
    /** Ends what outlives a stack. */
    close(): Promise<void>;
}

/** The packs of the repository, or those that were named. One process of a pack that says so judges all stacks. */
export function openPacks(directories: readonly string[]): Packs {
    const commands = packCommands(directories);
    const shared = commands.filter(servesAllStacks).map((command) => new SharedProcess(command));
    const others = commands.filter((command) => !servesAllStacks(command)).map(processPerStack);
    return {
        packs: [...shared, ...others],
        close: async () => {
            await Promise.all(shared.map((pack) => pack.close()));
        },
    };
}

/**
 * Whether the pack's package.json says `"platform": { "servesAllStacks": true }`: that it keeps nothing from one resource
 * to the next, and asks neither for the stack's name nor for its configuration.
 */
function servesAllStacks({ directory }: PackCommand): boolean {
    const file = join(directory, "package.json");
    if (!existsSync(file)) {
        return false;
    }
    const { platform } = JSON.parse(readFileSync(file, "utf8")) as { platform?: { servesAllStacks?: boolean } };
    return platform?.servesAllStacks === true;
}

/** How the packs of the repository, or those that were named, are started. */
export function packCommands(directories: readonly string[]): PackCommand[] {
    const named = directories.length > 0 ? directories : ownPacks();
    return named.map((directory) => packCommand(resolve(directory)));
}

function ownPacks(): string[] {
    return readdirSync(ownFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(ownFolder, entry.name))
        .filter(isPack)
        .sort();
}

const isPack = (directory: string) => existsSync(join(directory, "PulumiPolicy.yaml"));

/** A pack of the repository runs from its build; any other as the CLI would run it. */
function packCommand(directory: string): PackCommand {
    if (!isPack(directory)) {
        throw new UserError(
            `--policy-pack ${directory}: there is no PulumiPolicy.yaml in it. Name the folder of a policy pack.`,
        );
    }
    const built = join(projectRoot, ".build", `${relative(projectRoot, directory)}.js`);
    const args =
        existsSync(built) && existsSync(join(directory, "pack.ts"))
            ? [join(projectRoot, "tooling/launch.cjs"), built]
            : [join(projectRoot, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:0", directory];
    return { directory, command: process.execPath, args };
}
