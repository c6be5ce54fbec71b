import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";

const lifetime = join(projectRoot, "tooling/engine/lifetime.ts");

/** A plugin that would go on for ever. */
const plugin = `
    require(${JSON.stringify(lifetime)}).endWithParent();
    process.stdout.write(process.pid + "\\n");
    setInterval(() => undefined, 1000);`;

const pluginCommand = [process.execPath, "--import", "tsx", "--eval", plugin] as const;

/** Starts the plugin as an engine does, and is killed at once. */
const shortLivedEngine = `
    const [command, ...args] = ${JSON.stringify(pluginCommand)};
    require("node:child_process").spawn(command, args, { stdio: ["pipe", "inherit", "inherit"] });
    process.kill(process.pid, "SIGKILL");`;

describe("a process that ends with its parent", () => {
    const started: number[] = [];

    afterEach(() => {
        for (const pid of started.splice(0)) {
            try {
                process.kill(pid, "SIGKILL");
            } catch {
                // It has ended, as it should.
            }
        }
    });

    it("stays while that does", async () => {
        const [command, ...args] = pluginCommand;
        const child = spawn(command, args, { cwd: projectRoot, stdio: ["pipe", "pipe", "inherit"] });
        started.push(child.pid!);
        await once(child.stdout, "data");
        expect(child.exitCode).to.equal(null);
        child.stdin.end();
        expect(await once(child, "exit")).to.deep.equal([0, null]);
    });

    it("ends also where that was gone before it began", async () => {
        const engine = spawn(process.execPath, ["--eval", shortLivedEngine], {
            cwd: projectRoot,
            stdio: ["ignore", "pipe", "inherit"],
        });
        engine.stdout.on("data", (pid: Buffer) => started.push(Number(pid)));
        const said = text(engine.stdout);
        expect(await once(engine, "exit")).to.deep.equal([null, "SIGKILL"]);
        // Its output closes when the last process that writes to it has ended.
        expect(await said).to.match(/^\d+\n$/);
    });
});
