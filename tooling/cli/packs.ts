import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
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

/**
 * The packs of the repository, or those that were named. The repository's own cannot ask anything about the stack, to
 * which .dependency-cruiser.cjs holds them: one process of each judges all stacks.
 */
export function openPacks(directories: readonly string[]): Packs {
    const commands = packCommands(directories);
    const shared = commands.filter(isOwn).map((command) => new SharedProcess(command));
    const others = commands.filter((command) => !isOwn(command)).map(processPerStack);
    return {
        packs: [...shared, ...others],
        close: async () => {
            await Promise.all(shared.map((pack) => pack.close()));
        },
    };
}

const isOwn = ({ directory }: PackCommand) => dirname(directory) === ownFolder;

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
    const args = existsSync(built)
        ? [join(projectRoot, "tooling/launch.cjs"), built]
        : [join(projectRoot, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:0", directory];
    return { directory, command: process.execPath, args };
}
