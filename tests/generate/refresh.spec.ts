import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";
import { generated, type GeneratedFile } from "../../tooling/generate";
import { isIn, staleFiles } from "../../tooling/generate/refresh";

async function stale(files: readonly GeneratedFile[], root: string) {
    const found = [];
    for await (const file of staleFiles(files, root)) {
        found.push(file);
    }
    return found;
}

describe("generated files", () => {
    let root: string;

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "platform-generated-"));
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const file = (path: string, contents: string): GeneratedFile => ({ path, render: () => contents });

    it("are stale when they are missing or differ by a byte", async () => {
        mkdirSync(join(root, "docs"));
        writeFileSync(join(root, "docs/fresh.md"), "same\n");
        writeFileSync(join(root, "docs/old.md"), "same");
        const files = [file("docs/fresh.md", "same\n"), file("docs/old.md", "same\n"), file("docs/new.md", "same\n")];
        expect(await stale(files, root)).to.deep.equal([
            { path: "docs/old.md", contents: "same\n" },
            { path: "docs/new.md", contents: "same\n" },
        ]);
    });

    it("are rendered one after another", async () => {
        const log: string[] = [];
        const slow = (path: string): GeneratedFile => ({
            path,
            render: async () => {
                log.push(`${path} starts`);
                await new Promise((resolve) => setTimeout(resolve, 5));
                log.push(`${path} ends`);
                return "";
            },
        });
        await stale([slow("a"), slow("b")], root);
        expect(log).to.deep.equal(["a starts", "a ends", "b starts", "b ends"]);
    });

    it("are in their folders, whole names only", () => {
        const page = file("docs/en/page.md", "");
        const paths = ["", "docs", "docs/en", "docs/en/page.md", "doc", "docs/e", "docs/en/page", "en"];
        expect(paths.filter((path) => isIn(page, path))).to.deep.equal(["", "docs", "docs/en", "docs/en/page.md"]);
    });

    it("of the repository have a path of their own each, inside it", () => {
        const paths = generated.map(({ path }) => path);
        expect(new Set(paths).size).to.equal(paths.length);
        expect(paths.filter((path) => !/^\w[\w./-]*$/.test(path) || path.includes(".."))).to.deep.equal([]);
    });

    for (const one of generated) {
        it(`${one.path} is fresh`, async () => {
            const files = await stale([one], projectRoot);
            expect(
                files.map(({ path }) => path),
                "run `make generate` and review the change",
            ).to.deep.equal([]);
        });
    }
});
