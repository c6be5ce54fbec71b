import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import * as fc from "fast-check";
import { renderDoctor } from "../../tooling/cli/render/doctor";
import { awsCredentials } from "../../tooling/doctor/awsCredentials";
import type { Check } from "../../tooling/doctor/check";
import { offlineChecks } from "../../tooling/doctor/offline";
import { packagesCheck } from "../../tooling/doctor/packages";
import { backendCheck, secretsProviderCheck } from "../../tooling/doctor/pulumiBackend";
import { realChecks } from "../../tooling/doctor/real";
import { isAtLeast, toolVersion } from "../../tooling/doctor/tools";

describe("the doctor", () => {
    let root: string;
    const path = process.env.PATH;

    /** Writes a file below the root. */
    const put = (name: string, contents: string | object, mode = 0o644) => {
        const file = join(root, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof contents === "string" ? contents : JSON.stringify(contents));
        chmodSync(file, mode);
    };

    /** Puts a tool that prints a line into the only folder of PATH. */
    const tool = (name: string, script: string) => {
        put(`bin/${name}`, `#!/bin/sh\n${script}\n`, 0o755);
    };

    const named = (checks: readonly Check[], name: string) => {
        const check = checks.find((one) => one.name === name);
        if (!check) {
            throw new Error(`no check named ${name}`);
        }
        return check;
    };

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "platform-doctor-"));
        process.env.PATH = join(root, "bin");
        put("package.json", { version: "0.1.0", engines: { node: ">=20.20" } });
        put("package-lock.json", { packages: {} });
        put("node_modules/.package-lock.json", { packages: {} });
        put("node_modules/@pulumi/pulumi/package.json", { version: "3.270.0" });
    });

    afterEach(() => {
        process.env.PATH = path;
        rmSync(root, { recursive: true });
    });

    describe("for offline use", () => {
        it("is content where everything is there", async () => {
            tool("make", "echo 'GNU Make 4.3'");
            tool("git", "echo 'git version 2.39.5'");
            const checks = await offlineChecks(root);
            expect(checks.map(({ name, ok, found }) => [name, ok, found])).to.deep.equal([
                ["Node.js", true, process.versions.node],
                ["npm packages", true, "0 as locked"],
                ["make", true, "4.3"],
                ["git", true, "2.39.5"],
                ["build cache", true, "writable"],
            ]);
        });

        it("misses tools that are not there", async () => {
            const checks = await offlineChecks(root);
            expect(named(checks, "make")).to.include({ ok: false, found: "not found" });
            expect(named(checks, "git")).to.include({ ok: false, found: "not found" });
        });

        it("asks for the Node.js of package.json", async () => {
            put("package.json", { version: "0.1.0", engines: { node: ">=99.1" } });
            expect(named(await offlineChecks(root), "Node.js")).to.include({ ok: false, needed: "99.1 or newer" });
        });

        it("says why the build cache cannot be written", async () => {
            put(".build", "a file in its place");
            expect(named(await offlineChecks(root), "build cache")).to.include({ ok: false, found: "EEXIST" });
        });

        it("leaves nothing in the build cache", async () => {
            await offlineChecks(root);
            expect(readdirSync(join(root, ".build"))).to.deep.equal([]);
        });
    });

    describe("of npm packages", () => {
        const locked = (packages: object) => {
            put("package-lock.json", { packages: { "": { version: "0.1.0" }, ...packages } });
        };
        const installed = (packages: object) => {
            put("node_modules/.package-lock.json", { packages });
        };
        const chai = { "node_modules/chai": { version: "6.3.0" } };

        it("takes them as locked, without optional ones of other systems", () => {
            locked({ ...chai, "node_modules/@esbuild/aix-ppc64": { version: "0.28.2", optional: true } });
            installed(chai);
            expect(packagesCheck(root)).to.include({ ok: true, found: "1 as locked" });
        });

        it("names one that is missing", () => {
            locked(chai);
            expect(packagesCheck(root)).to.include({
                ok: false,
                found: "1 not as locked: chai missing, not 6.3.0",
                remedy: "Run `make install`, or `npm ci` where it did not help.",
            });
        });

        it("names one of another version, optional or not, and counts the rest", () => {
            const nested = { "node_modules/mocha/node_modules/@x/yargs": { version: "1.0.0", optional: true } };
            locked({ ...nested, ...chai });
            installed({ "node_modules/mocha/node_modules/@x/yargs": { version: "1.0.1" } });
            expect(packagesCheck(root).found).to.equal("2 not as locked: @x/yargs 1.0.1, not 1.0.0, ...");
        });

        it("never passes without a lock file or a record of what was installed", () => {
            locked(chai);
            rmSync(join(root, "node_modules"), { recursive: true });
            expect(packagesCheck(root).ok).to.equal(false);
            rmSync(join(root, "package-lock.json"));
            expect(packagesCheck(root)).to.include({ ok: false, found: "no readable package-lock.json" });
        });
    });

    describe("for AWS", () => {
        it("takes the versions that the tools print", async () => {
            tool("pulumi", "echo v3.270.0");
            tool("aws", "echo 'aws-cli/2.31.4 Python/3.13.7 Linux/6.8'");
            tool("kubectl", "echo 'Client Version: v1.34.1'; echo 'Kustomize Version: v5.7.1'");
            tool("helm", "echo v3.19.0+g3d8990f");
            const checks = await realChecks(root);
            expect(checks.slice(0, 2).map(({ ok, found }) => [ok, found])).to.deep.equal([
                [true, "3.270.0"],
                [true, "2.31.4"],
            ]);
            expect(named(checks, "kubectl")).to.include({ ok: true, found: "1.34.1" });
            expect(named(checks, "Helm")).to.include({ ok: true, found: "3.19.0" });
        });

        it("wants a CLI that is not older than the SDK, and version 2 of the AWS CLI", async () => {
            tool("pulumi", "echo v3.269.9");
            tool("aws", "echo 'aws-cli/1.45.11 Python/3.11.7'");
            const checks = await realChecks(root);
            expect(named(checks, "Pulumi CLI")).to.include({
                ok: false,
                found: "3.269.9",
                needed: "3.270.0 or newer: the version of the SDK",
            });
            expect(named(checks, "AWS CLI")).to.include({ ok: false, found: "1.45.11" });
        });
    });

    describe("of tools", () => {
        const version = (timeout?: number) => toolVersion("thing", ["version"], /v(\d+)/, timeout);

        it("hands them their arguments, without a shell", async () => {
            tool("thing", 'echo "v$#"');
            expect(await toolVersion("thing", ["a b", "$(c)"], /v(\d+)/)).to.equal("2");
        });

        it("reads what they print on either stream", async () => {
            tool("thing", "echo v7 >&2");
            expect(await version()).to.equal("7");
        });

        it("does not take their word when they fail, say something else, or are not there", async () => {
            expect(await version()).to.equal(undefined);
            tool("thing", "echo v7; exit 1");
            expect(await version()).to.equal(undefined);
            tool("thing", "echo what");
            expect(await version()).to.equal(undefined);
        });

        it("does not wait for one that hangs", async () => {
            tool("thing", "while :; do :; done");
            expect(await version(200)).to.equal(undefined);
        });
    });

    describe("of versions", () => {
        const dotted = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 3 });

        it("compares number by number", () => {
            expect(isAtLeast("20.20.2", "20.20")).to.equal(true);
            expect(isAtLeast("20.9.0", "20.20")).to.equal(false);
            expect(isAtLeast("2.0.0", "2")).to.equal(true);
            expect(isAtLeast("20", "20.20")).to.equal(false);
            fc.assert(
                fc.property(dotted, dotted, (a, b) => {
                    const [x, y] = [a.join("."), b.join(".")];
                    expect(isAtLeast(x, x)).to.equal(true);
                    expect(isAtLeast(x, y) || isAtLeast(y, x)).to.equal(true);
                    expect(isAtLeast(`${x}.1`, x)).to.equal(true);
                    expect(isAtLeast(x, `${x}.1`)).to.equal(false);
                }),
            );
        });
    });

    describe("of AWS credentials", () => {
        const secretText = "AKIAEXAMPLE-not-to-be-printed";
        const check = (env: NodeJS.ProcessEnv) => awsCredentials({ HOME: root, ...env });

        it("misses them where nothing is configured", () => {
            expect(check({})).to.include({ ok: false, found: "none configured" });
            expect(check({ AWS_ACCESS_KEY_ID: secretText }).ok).to.equal(false);
            expect(check({ AWS_PROFILE: "" }).ok).to.equal(false);
        });

        const places: Record<string, NodeJS.ProcessEnv> = {
            AWS_ACCESS_KEY_ID: { AWS_ACCESS_KEY_ID: secretText, AWS_SECRET_ACCESS_KEY: secretText },
            AWS_PROFILE: { AWS_PROFILE: secretText },
            AWS_WEB_IDENTITY_TOKEN_FILE: { AWS_WEB_IDENTITY_TOKEN_FILE: secretText },
            AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: secretText },
            AWS_CONTAINER_CREDENTIALS_FULL_URI: { AWS_CONTAINER_CREDENTIALS_FULL_URI: secretText },
        };
        for (const [place, env] of Object.entries(places)) {
            it(`names ${place}, and nothing that is in it`, () => {
                expect(check(env)).to.include({ ok: true, found: place });
                expect(JSON.stringify(check(env))).not.to.include(secretText);
            });
        }

        it("finds the default profile in either file", () => {
            put(".aws/config", `[default]\nsso_session = ${secretText}`);
            expect(check({})).to.include({ ok: true, found: "default profile" });
            rmSync(join(root, ".aws"), { recursive: true });
            put("elsewhere", secretText);
            const found = check({ AWS_SHARED_CREDENTIALS_FILE: join(root, "elsewhere") });
            expect(found).to.include({ ok: true, found: "default profile" });
            expect(JSON.stringify(found)).not.to.include(secretText);
        });
    });

    describe("of the backend", () => {
        const check = (env: NodeJS.ProcessEnv = {}) => backendCheck(root, { HOME: root, ...env });

        it("misses it where nobody is logged in", () => {
            expect(check()).to.include({ ok: false, found: "not logged in" });
            expect(check({ PULUMI_BACKEND_URL: "" }).ok).to.equal(false);
        });

        it("looks where the CLI looks, in its order", () => {
            expect(check({ PULUMI_ACCESS_TOKEN: "pul-secret" }).found).to.equal("https://api.pulumi.com");
            put(".pulumi/credentials.json", { current: "s3://from-login", accessTokens: { a: "pul-secret" } });
            expect(check({ PULUMI_ACCESS_TOKEN: "pul-secret" }).found).to.equal("s3://from-login");
            put("Pulumi.yaml", "name: platform\nbackend:\n  url: s3://from-project\n");
            expect(check().found).to.equal("s3://from-project");
            expect(check({ PULUMI_BACKEND_URL: "s3://from-environment" }).found).to.equal("s3://from-environment");
        });

        it("shows no user, password or parameter of its URL", () => {
            const url = "https://user:pul-secret@pulumi.example.com/path?token=pul-secret#pul-secret";
            expect(check({ PULUMI_BACKEND_URL: url }).found).to.equal("https://pulumi.example.com/path");
        });
    });

    describe("of the secrets provider", () => {
        const check = (env: NodeJS.ProcessEnv = {}) => secretsProviderCheck(root, { HOME: root, ...env });

        it("misses it where nothing encrypts", () => {
            expect(check()).to.include({ ok: false, found: "none" });
        });

        it("takes a passphrase, even an empty one, and does not show it", () => {
            expect(check({ PULUMI_CONFIG_PASSPHRASE: "" })).to.include({ ok: true, found: "PULUMI_CONFIG_PASSPHRASE" });
            expect(JSON.stringify(check({ PULUMI_CONFIG_PASSPHRASE_FILE: "hunter2" }))).not.to.include("hunter2");
        });

        it("takes the provider that every stack file names", () => {
            put("Pulumi.dev.yaml", "secretsprovider: awskms://alias/dev?region=us-east-1\n");
            expect(check()).to.include({ ok: true, found: "awskms in the stack files" });
            put("Pulumi.prod.yaml", "config: {}\n");
            expect(check().ok).to.equal(false);
        });

        it("knows that Pulumi Cloud encrypts", () => {
            expect(check({ PULUMI_BACKEND_URL: "https://api.pulumi.com" })).to.include({
                ok: true,
                found: "Pulumi Cloud",
            });
            expect(check({ PULUMI_BACKEND_URL: "s3://state" }).ok).to.equal(false);
        });
    });

    describe("shows", () => {
        const check = (name: string, ok: boolean): Check => ({
            name,
            ok,
            found: ok ? "1.2.3" : "not found",
            needed: "1 or newer",
            remedy: `Install ${name}.`,
        });
        const shown = (offline: Check[], real: Check[]) => stripVTControlCharacters(renderDoctor(offline, real));

        it("a line for each check, and the remedy below what is missing", () => {
            expect(shown([check("node", true)], [check("pulumi", false)])).to.equal(
                [
                    "Offline: preview, graph, tests",
                    "     Check  Found  Needed",
                    "  ✓  node   1.2.3  1 or newer",
                    "",
                    "On AWS: pulumi preview, pulumi up",
                    "     Check   Found      Needed",
                    "  !  pulumi  not found  1 or newer",
                    "       Install pulumi.",
                    "",
                    "Offline use works. For AWS there is advice: 1.",
                    "",
                ].join("\n"),
            );
        });

        it("what is worst last", () => {
            expect(shown([check("a", false), check("b", false)], [check("c", false)])).to.match(
                /✗ {2}a[^]*\n\nOffline use does not work yet: 2 to mend\.\n$/,
            );
            expect(shown([check("a", true)], [check("c", true)])).to.match(/\n\nEverything is there\.\n$/);
        });
    });
});
