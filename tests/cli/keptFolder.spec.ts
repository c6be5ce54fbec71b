import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { UserError } from "../../tooling/cli/exit";
import { keptFolder, refuseUnkeepable } from "../../tooling/cli/keptFolder";

describe("the folder that a rehearsal stays in", () => {
    let parent: string;

    beforeEach(() => {
        parent = mkdtempSync(join(tmpdir(), "platform-kept-"));
        writeFileSync(join(parent, "file"), "");
    });

    afterEach(() => {
        rmSync(parent, { recursive: true });
    });

    const refusal = (name: string) => {
        try {
            refuseUnkeepable(join(parent, name));
        } catch (error) {
            expect(error).to.be.instanceOf(UserError);
            return (error as Error).message.replace(`${parent}/`, "");
        }
        return undefined;
    };

    it("is refused where it can never be one, and says what to do", () => {
        mkdirSync(join(parent, "full"));
        writeFileSync(join(parent, "full/file"), "");
        expect(refusal("file")).to.match(/^--keep file: it is a file\. Name a folder/);
        expect(refusal("full")).to.match(/^--keep full: the folder is not empty\. Name one/);
        expect(refusal("no/such")).to.match(/^--keep no\/such: there is no folder .*\/no\. Create it first\.$/);
        expect(refusal("file/below")).to.match(/^--keep file\/below: there is no folder .*\/file\. Create it first\.$/);
        expect(refusal("file/far/below")).to.match(/: there is no folder .*\/file\/far\. Create it first\.$/);
    });

    it("may be new or empty, and is then for its owner alone", () => {
        mkdirSync(join(parent, "empty"), { mode: 0o755 });
        for (const name of ["empty", "new"]) {
            expect(refusal(name)).to.equal(undefined);
            expect(keptFolder(join(parent, name))).to.equal(join(parent, name));
            expect((statSync(join(parent, name)).mode & 0o777).toString(8)).to.equal("700");
        }
    });

    it("is named where it cannot be made after all", () => {
        symlinkSync(join(parent, "nowhere"), join(parent, "link"));
        expect(() => keptFolder(join(parent, "link"))).to.throw(UserError, /^--keep .*\/link: EEXIST/);
    });
});
