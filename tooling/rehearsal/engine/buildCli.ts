import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../cli/exit";
import { inLockedFolder } from "./lock";

const module = "github.com/pulumi/pulumi/pkg/v3";

/** A program of a Go module that is used as a library asks the SDK for its version, which only a release build sets. */
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the Pulumi CLI from its Go module, checked by Go's checksum database: some minutes and a few hundred MB of
 * downloads. Of several processes that want it one builds it, and the others wait. Whoever looks for `<root>/bin/pulumi`
 * meanwhile finds none or a whole one.
 * @throws UserError with what Go says
 */
export async function buildCli(version: string, root: string, onProgress: (message: string) => void): Promise<void> {
    const cli = join(root, "bin/pulumi");
    const build = async (folder: string) => {
        const program = `${module}/cmd/pulumi`;
        const variable = `${versionVariable}=v${version}`;
        // Who uses the module gets exactly the versions that it names.
        writeFileSync(join(folder, "go.mod"), "module pulumi-cli\n\ngo 1.25\n");
        onProgress(`downloading the Pulumi CLI ${version} as a Go module`);
        await go(folder, ["get", `${program}@v${version}`]);
        onProgress(`building the Pulumi CLI ${version}, once, in some minutes`);
        // What debuggers read is left out where it is made, not only where it is linked.
        const flags = ["-trimpath", "-gcflags=all=-dwarf=false", `-ldflags=-s -w -X ${variable}`];
        await go(folder, ["build", ...flags, "-o", "pulumi", program]);
        mkdirSync(dirname(cli), { recursive: true });
        renameSync(join(folder, "pulumi"), cli);
    };
    mkdirSync(dirname(root), { recursive: true });
    await inLockedFolder(
        `${root}.build`,
        async (folder) => {
            if (!existsSync(cli)) {
                await build(folder);
            }
        },
        {
            onWait: () => {
                onProgress(`waiting for another process that builds the Pulumi CLI ${version}`);
            },
        },
    );
}

function go(folder: string, args: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
        const child = spawn("go", args, {
            cwd: folder,
            // A workspace or vendor folder of the user's would take the place of the module. A compiler that collects
            // its garbage less often saves a tenth of the time, and takes no more memory than it takes to link the CLI.
            env: { GOGC: "400", ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-mod=mod" },
            stdio: ["ignore", "ignore", "pipe"],
        });
        // It would go on for minutes without this process.
        const end = () => child.kill();
        process.once("exit", end);
        const said: string[] = [];
        child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
        child.on("error", reject);
        child.on("close", (code) => {
            process.off("exit", end);
            if (code === 0) {
                resolve();
                return;
            }
            const why = said.join("").trim().split("\n").slice(-5).join("\n");
            reject(
                new UserError(
                    `Cannot build the Pulumi CLI: \`go ${args[0] ?? ""}\` ended with ${String(code)}.\n${why}\n` +
                        "Install the CLI instead: https://www.pulumi.com/docs/install/",
                ),
            );
        });
    });
}
