import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { checked, written } from "../../tooling/cli/generate";
import type { GeneratedFile } from "../../tooling/generate";

describe("generating", () => {
    let root: string;

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "platform-generate-"));
        writeFileSync(join(root, "fresh.md"), "new");
        writeFileSync(join(root, "stale.md"), "old");
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const files = ["fresh.md", "stale.md", "docs/missing.md"].map((path): GeneratedFile => ({
        path,
        render: () => Promise.resolve("new"),
    }));

    it("with --check fails over stale files, names them, and writes nothing", async () => {
        const { exitCode, text } = await checked(files, root);
        expect(exitCode).to.equal(1);
        expect(stripVTControlCharacters(text)).to.equal(
            "✗ 2 of 3 generated files are stale; run `make generate` and commit\n  stale.md\n  docs/missing.md\n",
        );
        expect(readFileSync(join(root, "stale.md"), "utf8")).to.equal("old");
        expect(readdirSync(root)).to.have.members(["fresh.md", "stale.md"]);
    });

    it("writes what is stale, and nothing else", async () => {
        const { exitCode, text } = await written(files, root);
        expect(exitCode).to.equal(0);
        expect(text).to.equal("2 of 3 generated files written, the others were fresh\n  stale.md\n  docs/missing.md\n");
        expect(readFileSync(join(root, "docs/missing.md"), "utf8")).to.equal("new");
        expect((await checked(files, root)).exitCode).to.equal(0);
        expect((await written(files, root)).text).to.equal("0 of 3 generated files written, the others were fresh\n");
    });
});
