import { existsSync } from "node:fs";
import { join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { UserError } from "../../cli/exit";
import { isAtLeast, toolVersion } from "../../doctor/tools";
import { buildCli } from "./buildCli";
import { cacheFolder } from "./cacheFolder";

/** The oldest CLI that takes an executable for a policy pack. */
const oldest = "3.255.0";

/** The CLI that is built where there is none: the Go module serves this version. */
const pinned = "3.259.0";

/**
 * The Pulumi CLI: that on PATH where it is new enough, else one built once from its Go module and kept in the user's
 * cache.
 * @param onProgress called with what a long build is at
 * @throws UserError that says how to get one, where there is neither
 */
export async function findCli(onProgress: (message: string) => void): Promise<PulumiCommand> {
    const found = await cliAtHand();
    if (found !== undefined) {
        return found;
    }
    if ((await toolVersion("go", ["version"], /go(\d+\.\d+(\.\d+)?)/)) === undefined) {
        throw new UserError(howToGetOne(await versionOnPath()));
    }
    const root = ownRoot();
    await buildCli(pinned, root, onProgress);
    return PulumiCommand.get({ root, skipVersionCheck: true });
}

/** What {@link findCli} finds without building; undefined where there is none. */
export async function cliAtHand(): Promise<PulumiCommand | undefined> {
    const version = await versionOnPath();
    if (version !== undefined && isAtLeast(version, oldest)) {
        return PulumiCommand.get({ skipVersionCheck: true });
    }
    const root = ownRoot();
    return existsSync(join(root, "bin/pulumi")) ? PulumiCommand.get({ root, skipVersionCheck: true }) : undefined;
}

const versionOnPath = () => toolVersion("pulumi", ["version"], /v?(\d+\.\d+\.\d+)/);

const ownRoot = () => join(cacheFolder(process.env), "pulumi", `v${pinned}`);

const howToGetOne = (found: string | undefined) =>
    [
        found === undefined
            ? "The Pulumi CLI is not on PATH, and Go, which could build it, is not either."
            : `The Pulumi CLI on PATH is ${found}, older than ${oldest}, and Go, which could build a newer one, is not on PATH.`,
        "Do one of these and run the command again:",
        "  install the Pulumi CLI: https://www.pulumi.com/docs/install/",
        `  install Go: https://go.dev/doc/install; then Pulumi ${pinned} is built from its module, once, in some minutes`,
    ].join("\n");
