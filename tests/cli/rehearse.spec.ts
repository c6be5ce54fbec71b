import { spawn } from "node:child_process";
import { once } from "node:events";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";

describe("platform rehearse without a Pulumi CLI", () => {
    let folder: string;
    let bin: string;
    let cache: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "platform-cli-"));
        bin = join(folder, "bin");
        cache = join(folder, "cache");
        mkdirSync(bin);
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    /** Puts a tool on PATH, where there is nothing else. */
    const tool = (name: string, script: string) => {
        writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
        chmodSync(join(bin, name), 0o755);
    };

    const start = (...args: string[]) => startIn(folder, "bin/platform.mjs", ...args);

    const startIn = (cwd: string, command: string, ...args: string[]) =>
        spawn(process.execPath, [join(projectRoot, command), ...args], {
            cwd,
            env: { HOME: folder, PATH: bin, XDG_CACHE_HOME: cache, NO_COLOR: "1" },
            stdio: ["ignore", "pipe", "pipe"],
        });

    const rehearse = (...args: string[]) => outcomeOf(start(...args));

    const outcomeOf = async (child: ReturnType<typeof start>) => {
        const [stdout, stderr, [code]] = await Promise.all([
            text(child.stdout),
            text(child.stderr),
            once(child, "close") as Promise<[number]>,
        ]);
        return { code, stdout, stderr };
    };

    for (const args of [
        ["rehearse", "dev"],
        ["preview", "dev", "--engine", "pulumi"],
    ]) {
        it(`says with \`${args.join(" ")}\` how to get one, and never passes`, async () => {
            const { code, stdout, stderr } = await rehearse(...args);
            expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
            expect(stderr).to.match(/^The Pulumi CLI is not on PATH, and Go, which could build it, is not either\.\n/);
            expect(stderr).to.match(/https:\/\/www\.pulumi\.com\/docs\/install\//);
            expect(stderr).to.match(/https:\/\/go\.dev\/doc\/install/);
            expect(stderr).not.to.match(/^\s+at /m);
        });
    }

    it("takes one that is too old for none, and says so", async () => {
        tool("pulumi", "echo v3.254.9");
        const { code, stderr } = await rehearse("rehearse", "dev");
        expect(code).to.equal(2);
        expect(stderr).to.match(/^The Pulumi CLI on PATH is 3\.254\.9, older than 3\.255\.0, and Go/);
    });

    it("says what Go says when it cannot build one, and leaves nothing behind", async () => {
        tool("go", '[ "$1" = version ] && echo go version go1.26.0 && exit\necho "dial tcp: no network" >&2\nexit 1');
        const { code, stderr } = await rehearse("rehearse", "dev");
        expect(code).to.equal(2);
        expect(stderr).to.match(/^Cannot build the Pulumi CLI: `go get` ended with 1\.\ndial tcp: no network\n/m);
        expect(readdirSync(join(cache, "eks-platform/pulumi"))).to.deep.equal([]);
    });

    const cli = () => join(cache, "eks-platform/pulumi/v3.259.0/bin/pulumi");

    /** What was built only says its version, which is as far as a rehearsal then goes. */
    const goThatBuilds = () => {
        tool(
            "go",
            [
                '[ "$1" = version ] && echo go version go1.26.0 && exit',
                `echo "$@" >> ${folder}/calls`,
                '[ "$1" = build ] || exit 0',
                `trap 'echo > ${folder}/stopped; exit 1' TERM`,
                "/bin/sleep 2 & wait",
                "printf '#!/bin/sh\\necho v3.259.0\\n[ \"$1\" = version ] || exit 7\\n' > pulumi",
                "/bin/chmod +x pulumi",
            ].join("\n"),
        );
    };

    const calls = () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");

    const announced = [
        "downloading the Pulumi CLI 3.259.0 as a Go module",
        "building the Pulumi CLI 3.259.0, once, in some minutes",
    ];

    it("builds the pinned one into the user's cache, once, and says so on standard error", async () => {
        goThatBuilds();
        const first = await rehearse("rehearse", "dev");
        expect(first.stdout).to.equal("");
        expect(first.stderr.split("\n").slice(0, 2)).to.deep.equal(announced);
        expect(existsSync(cli()), first.stderr).to.equal(true);
        expect(readdirSync(join(cache, "eks-platform/pulumi"))).to.deep.equal(["v3.259.0"]);
        const second = await rehearse("rehearse", "dev");
        expect(second.stderr).not.to.match(/^(downloading|building|waiting)/m);
        expect(calls()).to.have.length(2);
        expect(calls()[0]).to.equal("get github.com/pulumi/pulumi/pkg/v3/cmd/pulumi@v3.259.0");
        expect(calls()[1]).to.match(
            /version\.Version=v3\.259\.0 -o pulumi github\.com\/pulumi\/pulumi\/pkg\/v3\/cmd\/pulumi$/,
        );
    });

    it("builds it once where two commands want it at once: the other waits, and says so", async () => {
        goThatBuilds();
        const outcomes = await Promise.all([rehearse("rehearse", "dev"), rehearse("rehearse", "dev")]);
        const said = outcomes.map(({ stderr }) => stderr.split("\n")[0]).sort();
        expect(said).to.deep.equal([announced[0], "waiting for another process that builds the Pulumi CLI 3.259.0"]);
        expect(calls()).to.have.length(2);
        expect(readdirSync(join(cache, "eks-platform/pulumi"))).to.deep.equal(["v3.259.0"]);
    });

    it("leaves nothing behind where somebody ends it meanwhile, and no Go at work", async () => {
        goThatBuilds();
        const child = start("rehearse", "dev");
        const isBuilding = () => existsSync(join(folder, "calls")) && calls().length === 2;
        while (!isBuilding()) {
            await wait(20);
        }
        child.kill("SIGTERM");
        expect(await once(child, "exit")).to.deep.equal([143, null]);
        expect(readdirSync(join(cache, "eks-platform/pulumi"))).to.deep.equal([]);
        while (!existsSync(join(folder, "stopped"))) {
            await wait(20);
        }
    });

    describe("the tests on the real engine", () => {
        const mocha = (...args: string[]) =>
            outcomeOf(startIn(projectRoot, "node_modules/mocha/bin/mocha.js", ...args));

        it("end at once where there is none, and say how to get one", async () => {
            const { code, stdout, stderr } = await mocha("--config", "tests/rehearsal/.mocharc.json");
            expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
            expect(stderr).to.match(/^The Pulumi CLI is not on PATH, and Go, which could build it, is not either\.\n/);
            expect(stderr).not.to.match(/^\s+at /m);
        });

        it("build it before the first of them, and say so", async () => {
            goThatBuilds();
            const spec = join(folder, "some.spec.js");
            writeFileSync(spec, `it("finds it", () => require("node:fs").accessSync(${JSON.stringify(cli())}))`);
            const setup = ["--node-option", "import=tsx", "--require", "tests/rehearsal/support/setup.ts"];
            const { code, stdout, stderr } = await mocha("--no-config", ...setup, spec);
            expect(code, stdout).to.equal(0);
            expect(stderr.trim().split("\n")).to.deep.equal(announced);
            expect(stdout).to.match(/Tried on the real engine: 0 runs over 0 resources, 0 violations of policies\n$/);
        });
    });

    describe("with --timeline", () => {
        const uncalled = () => {
            for (const name of ["pulumi", "go"]) {
                tool(name, `echo "$0 $@" >> ${folder}/calls`);
            }
        };

        it("asks neither for one nor for Go", async () => {
            uncalled();
            const [picture, json] = [join(folder, "up.svg"), join(folder, "up.json")];
            const args = ["dev", "--timeline", picture, "--json", json, "--parallel", "32"];
            const { code, stdout, stderr } = await rehearse("rehearse", ...args);
            expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
            expect(stdout).to.match(/^First up \(dev\): estimated from typical durations, 32 operations at once\n/);
            expect(readFileSync(picture, "utf8")).to.match(/^<svg /);
            expect(JSON.parse(readFileSync(json, "utf8"))).to.include({ stack: "dev", parallelism: 32 });
            expect(existsSync(join(folder, "calls"))).to.equal(false);
        });

        it("draws nothing where no file is named, and gives the data instead of the table with --json -", async () => {
            const { code, stdout } = await rehearse("rehearse", "dev", "--json", "-", "--timeline");
            expect(code).to.equal(0);
            expect(JSON.parse(stdout)).to.include({ stack: "dev", parallelism: 8 });
            expect(readdirSync(folder)).to.deep.equal(["bin"]);
        });

        it("gives the picture instead of the table with -", async () => {
            const { stdout } = await rehearse("rehearse", "dev", "--timeline", "-");
            expect(stdout).to.match(/^<svg /);
        });

        for (const option of ["--from", "--allow", "--markdown", "--keep"]) {
            it(`refuses ${option}, which only a rehearsal has`, async () => {
                const { code, stdout, stderr } = await rehearse("rehearse", "dev", option, "x", "--timeline");
                expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
                expect(stderr).to.equal(
                    `${option} belongs to a rehearsal, and --timeline only estimates; leave one of them out.\n`,
                );
            });
        }

        it("refuses what makes no sense", async () => {
            const refused = async (message: RegExp, ...args: string[]) => {
                const { code, stdout, stderr } = await rehearse("rehearse", "dev", ...args);
                expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
                expect(stderr).to.match(message);
            };
            await refused(/--timeline and --json cannot both/, "--timeline", "-", "--json", "-");
            await refused(/there is no folder/, "--timeline", join(folder, "no/up.svg"));
            for (const count of ["0", "1.5"]) {
                await refused(/It must be a whole number from 1/, "--timeline", `--parallel=${count}`);
            }
            await refused(/--parallel speaks of the estimate of a first `up`; add --timeline/, "--parallel", "4");
        });
    });

    it("refuses options that do not go together before it looks for one", async () => {
        writeFileSync(join(folder, "file"), "");
        const refused = async (message: RegExp, ...args: string[]) => {
            const { code, stderr } = await rehearse(...args);
            expect(code).to.equal(2);
            expect(stderr).to.match(message);
        };
        await refused(/--json and --markdown cannot both/, "rehearse", "dev", "--json", "-", "--markdown", "-");
        await refused(/--allow speaks of a change/, "rehearse", "dev", "--allow", "x");
        await refused(/--allow <resource>' .* must not be empty/, "rehearse", "dev", "--from", "HEAD", "--allow", " ");
        await refused(/--keep <directory>' .* must not be empty/, "rehearse", "dev", "--keep", "");
        await refused(/--keep .*: the folder is not empty/, "rehearse", "dev", "--keep", folder);
        await refused(/there is no folder/, "rehearse", "dev", "--json", join(folder, "no/file"));
        await refused(/Pulumi\.pord\.yaml does not exist/, "rehearse", "pord");
        await refused(/come from the in-process engine/, "preview", "dev", "--engine", "pulumi", "--json", "-");
        await refused(/Allowed choices are in-process, pulumi/, "preview", "dev", "--engine", "real");
    });
});
