import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { inLockedFolder } from "../../tooling/rehearsal/engine/lock";

describe("a folder that one process at a time has", () => {
    let parent: string;
    let folder: string;
    let waits: number;

    beforeEach(() => {
        parent = mkdtempSync(join(tmpdir(), "platform-lock-"));
        folder = join(parent, "v1.build");
        waits = 0;
    });

    afterEach(() => {
        rmSync(parent, { recursive: true });
    });

    const options = {
        onWait: () => {
            waits++;
        },
        beat: 10,
    };

    it("is there for the work and gone after it, whether it ends well or not", async () => {
        const result = await inLockedFolder(
            folder,
            (path) => {
                writeFileSync(join(path, "file"), "");
                return Promise.resolve(path);
            },
            options,
        );
        expect(result).to.equal(folder);
        expect(readdirSync(parent)).to.deep.equal([]);
        const failure = await inLockedFolder(folder, () => Promise.reject(new Error("no")), options).catch(String);
        expect(failure).to.equal("Error: no");
        expect(readdirSync(parent)).to.deep.equal([]);
        expect(waits).to.equal(0);
    });

    it("is waited for as long as whoever has it lives, and by all who want it", async () => {
        const log: string[] = [];
        const work = (name: string, milliseconds: number) =>
            inLockedFolder(
                folder,
                async () => {
                    log.push(`${name} begins`);
                    await wait(milliseconds);
                    log.push(`${name} ends`);
                },
                options,
            );
        // Longer than anybody waits for a sign of life.
        const first = work("first", 500);
        await Promise.all([first, work("other", 20), work("other", 20)]);
        expect(log).to.deep.equal([
            "first begins",
            "first ends",
            "other begins",
            "other ends",
            "other begins",
            "other ends",
        ]);
        expect(waits).to.equal(2);
    });

    it("is taken over, emptied, from whoever died with it, whatever the clock of that machine said", async () => {
        mkdirSync(folder);
        writeFileSync(join(folder, "left"), "");
        const future = new Date(Date.now() + 3_600_000);
        utimesSync(folder, future, future);
        const contents = await inLockedFolder(folder, (path) => Promise.resolve(readdirSync(path)), options);
        expect(contents).to.deep.equal([]);
        expect(waits).to.equal(1);
        expect(readdirSync(parent)).to.deep.equal([]);
    });

    it("says what it fails with where it cannot be made", async () => {
        rmSync(parent, { recursive: true });
        const failure = await inLockedFolder(folder, () => Promise.resolve(), options).catch(String);
        mkdirSync(parent);
        expect(failure).to.match(/ENOENT/);
        expect(existsSync(folder)).to.equal(false);
    });
});
