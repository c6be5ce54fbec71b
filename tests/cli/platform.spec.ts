import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";

interface Outcome {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** An escape sequence that colours text. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const colored = /\u001b\[/;

const command = join(projectRoot, "bin/platform.mjs");

/** Runs the command as its users do: as a process, from any folder. */
const platform = (args: readonly string[], env?: NodeJS.ProcessEnv) => run(command, args, env);

async function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [script, ...args], {
        cwd: tmpdir(),
        env: { ...process.env, CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "close") as Promise<[number]>,
    ]);
    return { code, stdout, stderr };
}

describe("the platform command", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "platform-cli-"));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    /** Every complaint is for people: one stream, no stack trace, exit code 2. */
    const expectComplaint = ({ code, stdout, stderr }: Outcome, ...messages: (string | RegExp)[]) => {
        expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
        for (const message of messages) {
            expect(stderr).to.match(message instanceof RegExp ? message : new RegExp(escaped(message)));
        }
        expect(stderr).not.to.match(/^\s+at /m);
    };

    const escaped = (message: string) => message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

    describe("itself", () => {
        it("helps with --help", async () => {
            const { code, stdout } = await platform(["--help"]);
            expect(code).to.equal(0);
            for (const verb of ["preview", "graph", "doctor", "generate"]) {
                expect(stdout).to.match(new RegExp(`^  ${verb} `, "m"));
            }
        });

        it("helps whoever says nothing, with exit code 2", async () => {
            expectComplaint(await platform([]), "Usage: platform");
        });

        it("says how to install the packages where they are not", async () => {
            for (const file of ["bin/platform.mjs", "tooling/build.cjs"]) {
                cpSync(join(projectRoot, file), join(folder, file));
            }
            mkdirSync(join(folder, "policypacks"));
            const outcome = await run(join(folder, "bin/platform.mjs"), ["preview", "dev"]);
            expectComplaint(outcome, /^The packages are not installed\. Run `make install`\.\n$/);
        });

        it("takes an unknown verb for a mistake", async () => {
            expectComplaint(await platform(["prevew", "dev"]), "unknown command 'prevew'", "Did you mean preview?");
        });

        it("takes an unknown option for a mistake", async () => {
            expectComplaint(await platform(["preview", "dev", "--jsn", "x"]), "unknown option '--jsn'");
        });
    });

    describe("preview", () => {
        it("fails where one of several stacks is objected to, whichever it is", async () => {
            const pack = join(projectRoot, "tests/fixtures/packs/dev-only");
            for (const stacks of [
                ["dev", "stg"],
                ["stg", "dev"],
            ]) {
                expect((await platform(["preview", ...stacks, "--policy-pack", pack])).code).to.equal(1);
            }
        });

        it("shows tree, counts and verdict, without colours where there is no terminal", async () => {
            const { code, stdout, stderr } = await platform(["preview", "dev"]);
            expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
            expect(stdout).to.match(/^Previewing update \(dev\): offline/);
            expect(stdout).to.match(/├─ platform:network:Network +network +create/);
            expect(stdout).to.match(/✓ platform-security@v\d+\.\d+\.\d+: \d+ policies passed/);
            expect(stdout).to.match(/\n✓ dev: nothing stands against it\n$/);
            expect(stdout).not.to.match(colored);
        });

        it("writes JSON instead of the tree with --json -, and the deployment beside it", async () => {
            const state = join(folder, "state.json");
            const { code, stdout } = await platform(["preview", "dev", "--json", "-", "--state", state]);
            expect(code).to.equal(0);
            const report = JSON.parse(stdout);
            expect(report).to.include({ project: "platform", stack: "dev" });
            expect(report.summary).to.include({ mandatory: 0, refused: 0 });
            expect(JSON.parse(readFileSync(state, "utf8")).deployment.resources).to.have.length.above(100);
            expect(readdirSync(folder)).to.deep.equal(["state.json"]);
        });

        it("previews several stacks one after another, in colour where it is asked for", async () => {
            const { code, stdout } = await platform(["preview", "dev", "prod"], { FORCE_COLOR: "1" });
            expect(code).to.equal(0);
            expect(stdout).to.match(colored);
            expect(stdout).to.match(/Previewing update \(dev\)[^]*Previewing update \(prod\)/);
        });

        it("fails with 1 on a mandatory violation, with rule, resource and remedy", async () => {
            const pack = join(projectRoot, "tests/fixtures/packs/objecting");
            const { code, stdout } = await platform(["preview", "dev", "--policy-pack", pack]);
            expect(code).to.equal(1);
            expect(stdout).to.match(/ {8}\[mandatory\] no-keys \(critical\) {2}aws:kms:Key keys-\w+\n/);
            expect(stdout).to.match(/\n {12}A key is one too many\. Remove it\.\n/);
            expect(stdout).to.match(/\n✗ dev: \d+ mandatory violations\n$/);
        });

        it("names the stacks that there are to whoever names another", async () => {
            expectComplaint(
                await platform(["preview", "pord"]),
                "Pulumi.pord.yaml does not exist.",
                "Did you mean prod?",
            );
        });

        it("tells all that is wrong with a configuration, from another file too", async () => {
            const file = join(folder, "broken.yaml");
            const prod = readFileSync(join(projectRoot, "Pulumi.prod.yaml"), "utf8");
            writeFileSync(file, prod.replace("platform:network:", "platform:netwrok:").replace("us-east-1", "nowhere"));
            expectComplaint(
                await platform(["preview", "prod", "--config", file]),
                /^\d+ problems in /,
                "platform:netwrok is not a known key.",
                "Did you mean platform:network?",
                "aws:region",
            );
        });

        it("takes a folder without a pack for a mistake", async () => {
            expectComplaint(
                await platform(["preview", "dev", "--policy-pack", folder]),
                `--policy-pack ${folder}: there is no PulumiPolicy.yaml in it.`,
            );
        });

        it("does not write several stacks into one file", async () => {
            expectComplaint(await platform(["preview", "dev", "prod", "--json", "x"]), "name one stack");
            expectComplaint(
                await platform(["preview", "dev", "--json", "-", "--state", "-"]),
                "give one of them a file",
            );
        });

        it("names a file that it cannot write, and leaves nothing half-written", async () => {
            const target = join(folder, "taken");
            mkdirSync(target);
            const { code, stderr } = await platform(["preview", "dev", "--json", target]);
            expect(code).to.equal(2);
            expect(stderr).to.equal(`Cannot write ${target}: it is a folder. Name a file in it.\n`);
            expect(readdirSync(folder)).to.deep.equal(["taken"]);
            expect(readdirSync(target)).to.deep.equal([]);
        });

        it("stops without complaint when its reader leaves", async () => {
            const child = spawn(process.execPath, [command, "preview", "dev"], {
                stdio: ["ignore", "pipe", "pipe"],
            });
            child.stdout.destroy();
            const [stderr] = await Promise.all([text(child.stderr), once(child, "close")]);
            expect(stderr).to.equal("");
        });
    });

    describe("graph", () => {
        it("writes Mermaid to standard output", async () => {
            const { code, stdout, stderr } = await platform(["graph", "dev"]);
            expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
            expect(stdout).to.match(/\nflowchart TB\n/);
            expect(stdout).to.match(/\n {4}c_keys -->\|\d+\| c_network\n/);
        });

        it("takes the format from the name of the file", async () => {
            const file = join(folder, "a.svg");
            expect(await platform(["graph", "dev", "--output", file])).to.deep.equal({
                code: 0,
                stdout: "",
                stderr: "",
            });
            expect(readFileSync(file, "utf8")).to.match(/^<svg /);
        });

        it("takes the format that is asked for, whatever the file is called", async () => {
            const file = join(folder, "a.svg");
            await platform(["graph", "dev", "--format", "dot", "--output", file]);
            expect(readFileSync(file, "utf8")).to.match(/^digraph "platform-dev" \{/);
        });

        it("names the formats to whoever asks for another", async () => {
            expectComplaint(await platform(["graph", "dev", "--format", "png"]), "mermaid, svg, dot");
        });
    });

    describe("doctor", () => {
        it("is content with a machine that can run these tests", async () => {
            const file = join(folder, "doctor.json");
            const { code, stdout } = await platform(["doctor", "--json", file], { HOME: folder });
            expect(code).to.equal(0);
            expect(stdout).to.match(/✓ {2}npm packages +\d+ as locked/);
            const { offline, real } = JSON.parse(readFileSync(file, "utf8"));
            expect(offline.ok).to.equal(true);
            expect(Object.keys(real.checks[0])).to.have.members(["name", "ok", "found", "needed", "remedy"]);
        });

        it("fails with 2 where offline use does not work", async () => {
            const { code, stdout } = await platform(["doctor"], { PATH: folder });
            expect(code).to.equal(2);
            expect(stdout).to.match(/✗ {2}make +not found/);
        });
    });

    describe("generate", () => {
        it("checks the files that are named, and writes nothing", async () => {
            const path = join(projectRoot, "docs/images");
            const { code, stdout } = await platform(["generate", "--check", path]);
            expect({ code, stdout }).to.deep.equal({ code: 0, stdout: "✓ 4 generated files are fresh\n" });
        });

        it("names the generated files to whoever names another", async () => {
            expectComplaint(
                await platform(["generate", "--check", join(projectRoot, "index.ts")]),
                "index.ts is not a generated file. These are:\n  docs/images/architecture.svg\n",
            );
        });
    });
});
