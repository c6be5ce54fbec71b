import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { PackCommand } from "../engine/policyPack";
import { UserError } from "./exit";
import { projectRoot } from "./projectRoot";

/** The packs of the repository, or those that were named. */
export function packCommands(directories: readonly string[]): PackCommand[] {
    const named = directories.length > 0 ? directories : ownPacks();
    return named.map((directory) => packCommand(resolve(directory)));
}

function ownPacks(): string[] {
    const folder = join(projectRoot, "policypacks");
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name))
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
        ? [built]
        : [join(projectRoot, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:0", directory];
    return { directory, command: process.execPath, args };
}
