import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";
import { count } from "./support/tried";

interface Outcome {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

describe("the commands that run the real engine", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "platform-cli-"));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    const run = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> => {
        const child = spawn(command, args, {
            cwd: folder,
            env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", TMPDIR: folder, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        const [stdout, stderr, [code]] = await Promise.all([
            text(child.stdout),
            text(child.stderr),
            once(child, "close") as Promise<[number]>,
        ]);
        return { code, stdout, stderr };
    };

    const platform = async (...args: string[]) => {
        const outcome = await run(process.execPath, [join(projectRoot, "bin/platform.mjs"), ...args]);
        count({ changes: {}, policies: [] });
        return outcome;
    };

    it("print the CLI's own preview with `preview --engine pulumi`", async () => {
        const { code, stdout, stderr } = await platform("preview", "dev", "--engine", "pulumi");
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(stdout).to.match(/\+ {2}aws:rds:Instance database-instance create/);
        expect(stdout).to.match(/✅ platform-security@v\d/);
        expect(stdout).to.match(/\+ \d+ to create/);
        expect(readdirSync(folder)).to.deep.equal([]);
    });

    it("fail with 1 where the CLI's preview fails, by a pack that was named", async () => {
        const pack = join(projectRoot, "tests/fixtures/packs/objecting");
        const { code, stdout } = await platform("preview", "dev", "--engine", "pulumi", "--policy-pack", pack);
        expect(code).to.equal(1);
        expect(stdout).to.match(/\[mandatory\] \[severity: critical\] {2}no-keys {2}\(aws:kms:Key: keys-data\)/);
    });

    it("fail with 2 and the whole list where the configuration is wrong", async () => {
        const file = join(folder, "broken.yaml");
        const dev = readFileSync(join(projectRoot, "Pulumi.dev.yaml"), "utf8");
        writeFileSync(file, dev.replace("multiAz: false", "multiAz: maybe").replace("storageGiB: 20", "storageGiB: 2"));
        const { code, stdout, stderr } = await platform("rehearse", "dev", "--config", file);
        expect(code, stdout).to.equal(2);
        expect(stderr).to.match(/^2 problems in /);
        expect(stderr).to.include("platform:database.multiAz");
    });

    it("leave state and cloud where `--keep` says, for `pulumi` itself, and for nobody else", async () => {
        const kept = join(folder, "dev's cloud");
        const { code, stdout, stderr } = await platform("rehearse", "dev", "--keep", kept);
        expect(code, stdout).to.equal(0);
        expect(stdout).not.to.match(/destroy/);
        expect(statSync(kept).mode & 0o777).to.equal(0o700);
        const [environment, directory, ...others] = [...stderr.matchAll(/^ {2}(.*)$/gm)].map(([, command]) => command);
        expect(others).to.include("pulumi destroy");
        const commands = [
            environment,
            directory,
            "pulumi stack --show-urns",
            "pulumi destroy --yes --skip-preview 2>&1",
        ];
        const { stdout: said } = await run("/bin/sh", ["-c", commands.join(" && ")]);
        expect(said).to.match(/Current stack resources \(\d+\)/);
        expect(said).to.match(/aws:rds\/instance:Instance/);
        expect(said).to.match(/- \d+ deleted/);
    });

    it("rehearse the way from a Git reference, as table, JSON and Markdown", async () => {
        const [jsonFile, markdown] = [join(folder, "a.json"), join(folder, "a.md")];
        const args = ["--from", "HEAD", "--json", jsonFile, "--markdown", markdown];
        const { code, stdout, stderr } = await platform("rehearse", "dev", ...args);
        expect({ code, stderr }, stdout).to.deep.equal({ code: 0, stderr: "" });
        expect(stdout).to.match(/^Rehearsing the change from HEAD of dev: the real engine, Pulumi \d+\.\d+\.\d+,/);
        expect(stdout).to.match(/Previewing update \(dev\):/);
        expect(stdout).to.match(/\n✓ dev: nothing stands against it \(4 steps in \d+ s\)\n$/);
        const report = JSON.parse(readFileSync(jsonFile, "utf8"));
        expect(report).to.include({ stack: "dev", from: "HEAD", objections: 0 });
        expect(report.steps.map(({ step }: { step: string }) => step)).to.deep.equal(["up", "preview", "up", "up"]);
        expect(report.steps[0].changes.create).to.be.above(200);
        expect(readFileSync(markdown, "utf8")).to.match(/^### Rehearsal of `dev`: the change from `HEAD`\n\n✅ dev: /);
        expect(readdirSync(folder).sort()).to.deep.equal(["a.json", "a.md"]);
    });

    it("know no commit that Git does not know", async () => {
        const { code, stderr } = await platform("rehearse", "dev", "--from", "no-such-branch");
        expect(code).to.equal(2);
        expect(stderr).to.match(/^--from no-such-branch: Git knows no such commit here\./);
        expect(readdirSync(folder)).to.deep.equal([]);
    });
});
