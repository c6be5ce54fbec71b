import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { allPages, anchorsOf, readPage, resolveLink, root } from "./markdown";

describe("Links of the documentation", () => {
    for (const path of allPages()) {
        it(`${path} links to files and headings that exist`, () => {
            const page = readPage(path);
            const broken = page.links.filter((link) => {
                const goal = resolveLink(page, link);
                if (goal === undefined) {
                    return false;
                }
                if (!existsSync(join(root, goal.path))) {
                    return true;
                }
                return goal.anchor !== "" && !anchorsOf(readPage(goal.path)).has(goal.anchor);
            });
            expect(broken).to.deep.equal([]);
        });
    }
});
