import { spawnSync } from "node:child_process";
import {
    chmodSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const launcher = join(__dirname, "../tooling/launch.cjs");

describe("the launcher of compiled files", () => {
    let folder: string;
    let file: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "launch-"));
        file = join(folder, "program.js");
    });

    afterEach(() => {
        chmodSync(folder, 0o700);
        rmSync(folder, { recursive: true });
    });

    const put = (source: string) => {
        writeFileSync(file, source);
    };
    const launch = () => {
        const { stdout, stderr, status } = spawnSync(process.execPath, [launcher, file], { encoding: "utf8" });
        expect(stderr).to.equal("");
        return { stdout, status };
    };
    const caches = () => readdirSync(folder).filter((name) => name.endsWith(".cache"));

    it("runs a file as Node does, with require, module and its place", () => {
        put("console.log(require('node:path').basename(__filename), module.exports === exports, typeof __dirname)");
        expect(launch().stdout).to.equal("program.js true string\n");
    });

    it("keeps the exit code", () => {
        put("process.exitCode = 3");
        expect(launch().status).to.equal(3);
        expect(launch().status).to.equal(3);
    });

    it("leaves what V8 made of the file, and makes it once", () => {
        put("console.log('one')");
        launch();
        const [cache, ...others] = caches();
        expect(others).to.deep.equal([]);
        const written = statSync(join(folder, String(cache))).mtimeMs;
        expect(launch().stdout).to.equal("one\n");
        expect(statSync(join(folder, String(cache))).mtimeMs).to.equal(written);
    });

    it("never runs what it kept of another file of the same length", () => {
        put("console.log('one')");
        launch();
        put("console.log('two')");
        utimesSync(file, new Date(), new Date(Date.now() + 5000));
        expect(launch().stdout).to.equal("two\n");
        expect(caches()).to.have.length(1);
    });

    it("runs the file where what was kept is broken", () => {
        put("console.log('one')");
        launch();
        const cache = join(folder, String(caches()[0]));
        const content = readFileSync(cache);
        content.fill(0xff, content.length / 2, content.length / 2 + 200);
        for (const broken of ["broken", content]) {
            writeFileSync(cache, broken);
            expect(launch()).to.deep.equal({ stdout: "one\n", status: 0 });
        }
    });

    it("keeps it also when a signal ends the process, as it ends a pack's", () => {
        put("process.kill(process.pid, 'SIGTERM'); setTimeout(() => undefined, 10000)");
        launch();
        expect(caches()).to.have.length(1);
    });
});
