import { expect } from "chai";
import { generated } from "../../tooling/generate";
import { pagesIn, readPage, resolveLink, twins, type Block, type Page } from "./markdown";

/** Comments are translated, commands are not. */
const withoutComments = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/(^|\s+)# .*$/, "")).filter((line) => line.trim() !== "");

/** What must be equal of a fenced block. Diagrams have translated labels. */
function essence({ language, lines, comment }: Block) {
    switch (language) {
        case "bash":
            return { language, comment, lines: withoutComments(lines) };
        case "mermaid":
            return { language, comment, lines: lines.length };
        default:
            return { language, comment, lines };
    }
}

/** The numbers that a page states, sorted; those in links, in code and within words such as S3 are something else. */
function numbers({ prose }: Page): string[] {
    const text = prose
        .join("\n")
        .replace(/`[^`]*`/g, "")
        .replace(/\]\([^)]*\)/g, "]");
    return [...text.matchAll(/(?<![\p{L}\d])\d+(?:[.:]\d+)*/gu)].map(([number]) => number).sort();
}

const isGenerated = (page: Page) => generated.some(({ path }) => path === page.path);

const tableRows = ({ prose }: Page) => prose.filter((line) => line.startsWith("|")).length;

const listItems = ({ prose }: Page) => prose.filter((line) => /^\s*(-|\d+\.) /.test(line)).length;

describe("Documentation in two languages", () => {
    it("has the same pages in both", () => {
        expect(pagesIn("docs/es")).to.deep.equal(pagesIn("docs/en"));
    });

    for (const [englishPath, spanishPath] of twins()) {
        describe(`${englishPath} and ${spanishPath}`, () => {
            let english: Page;
            let spanish: Page;

            before(() => {
                english = readPage(englishPath);
                spanish = readPage(spanishPath);
            });

            it("have headings of the same levels in the same order", () => {
                const levels = ({ headings }: Page) => headings.map(({ level }) => level);
                expect(levels(spanish), spanish.headings.map(({ text }) => text).join("\n")).to.deep.equal(
                    levels(english),
                );
            });

            it("have the same commands, samples and code", () => {
                expect(spanish.blocks.map(essence)).to.deep.equal(english.blocks.map(essence));
            });

            it("state the same numbers", () => {
                expect(numbers(spanish)).to.deep.equal(numbers(english));
            });

            it("have as many table rows and list items", () => {
                expect([tableRows(spanish), listItems(spanish)]).to.deep.equal([
                    tableRows(english),
                    listItems(english),
                ]);
            });

            it("name the same things in code", () => {
                // Placeholders are translated.
                const names = ({ inlineCode }: Page) => inlineCode.map((code) => code.replace(/<[^>]+>/g, "<>")).sort();
                expect(names(spanish)).to.deep.equal(names(english));
            });

            it("link to each other, and otherwise stay in their language", () => {
                for (const [page, other, there] of [
                    [english, spanish, "es"],
                    [spanish, english, "en"],
                ] as const) {
                    const crossing = page.links
                        .map((link) => resolveLink(page, link)?.path ?? "")
                        .filter((path) => path.startsWith(`docs/${there}/`) || path === other.path);
                    expect(crossing, page.path).to.deep.equal(isGenerated(page) ? [] : [other.path]);
                }
            });
        });
    }
});
