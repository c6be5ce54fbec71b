import { execFileSync, spawn } from "node:child_process";
import {
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { UserError } from "../../tooling/cli/exit";
import { writeFile } from "../../tooling/cli/files";

describe("writing files", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "platform-files-"));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("asks for a folder that is not there instead of making it, which below /proc never ends", () => {
        for (const missing of [join(folder, "a/b"), "/proc/no/such"]) {
            expect(() => {
                writeFile(join(missing, "out.json"), "{}");
            }).to.throw(
                UserError,
                `Cannot write ${join(missing, "out.json")}: there is no folder ${missing}. Create it first.`,
            );
        }
        expect(readdirSync(folder)).to.deep.equal([]);
    });

    it("replaces a longer file whole", () => {
        const file = join(folder, "out.txt");
        writeFile(file, "a long line");
        writeFile(file, "short");
        expect(readFileSync(file, "utf8")).to.equal("short");
    });

    it("puts a new file in place of the old one, whose readers go on reading what they opened", () => {
        const file = join(folder, "out.txt");
        writeFile(file, "old");
        const before = statSync(file).ino;
        writeFile(file, "new");
        expect(statSync(file).ino).not.to.equal(before);
    });

    it("writes through a link", () => {
        writeFileSync(join(folder, "real.txt"), "old");
        symlinkSync(join(folder, "real.txt"), join(folder, "link.txt"));
        writeFile(join(folder, "link.txt"), "new");
        expect(lstatSync(join(folder, "link.txt")).isSymbolicLink()).to.equal(true);
        expect(readFileSync(join(folder, "real.txt"), "utf8")).to.equal("new");
    });

    it("writes into a pipe instead of replacing it", async () => {
        const pipe = join(folder, "pipe");
        execFileSync("mkfifo", [pipe]);
        const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "inherit"] });
        const read = text(reader.stdout);
        try {
            writeFile(pipe, "through");
            expect(statSync(pipe).isFIFO()).to.equal(true);
            expect(await read).to.equal("through");
        } finally {
            reader.kill();
        }
    });

    it("names the file that it cannot write, and leaves nothing behind", () => {
        mkdirSync(join(folder, "taken"));
        expect(() => {
            writeFile(join(folder, "taken"), "text");
        }).to.throw(UserError, `Cannot write ${join(folder, "taken")}: it is a folder. Name a file in it.`);
        expect(readdirSync(folder)).to.deep.equal(["taken"]);
    });

    it("names the file below something that is no folder", () => {
        writeFileSync(join(folder, "file"), "");
        expect(() => {
            writeFile(join(folder, "file/out.json"), "text");
        }).to.throw(UserError, `Cannot write ${join(folder, "file/out.json")}: `);
    });
});
