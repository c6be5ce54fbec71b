import { expect } from "chai";
import { format } from "prettier";
import { bridgeKeys, bridgeNames } from "../../../gitops/bridge";
import { renderBridgeDoc } from "../../../tooling/generate/bridgeDoc";

const languages = ["en", "es"] as const;

/** Names in the first column of the tables. */
const named = (page: string) => [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!);

describe("the page about the bridge", () => {
    for (const language of languages) {
        it(`describes every label and annotation in ${language}, and no other`, () => {
            const labels = ["argocd.argoproj.io/secret-type", "enable_<addon>"];
            const produced = bridgeNames.labels.filter((name) => !name.startsWith("enable_"));
            expect(named(renderBridgeDoc(language))).to.have.members([
                ...labels,
                ...produced,
                ...bridgeNames.annotations,
            ]);
        });

        it(`uses in its example only what is produced (${language})`, () => {
            const page = renderBridgeDoc(language);
            const used = [...page.matchAll(/\.metadata\.annotations\.(\w+)/g)].map(([, name]) => name!);
            expect(used).to.not.be.empty;
            expect(bridgeNames.annotations).to.include.members(used);
            expect(bridgeNames.labels).to.include(/matchLabels:\s+(\w+)/.exec(page)![1]);
        });

        it(`is written in ${language} as Prettier would`, async () => {
            const page = renderBridgeDoc(language);
            expect(page).to.equal(await format(page, { parser: "markdown", printWidth: 120, tabWidth: 2 }));
        });
    }

    it("tells when each value is known", () => {
        const rows = renderBridgeDoc("en").split("\n");
        for (const [name, { known }] of Object.entries(bridgeKeys)) {
            for (const row of rows.filter((line) => line.startsWith(`| \`${name}\``))) {
                expect(row).to.include(known === "up" ? "after `pulumi up`" : "before `pulumi up`");
            }
        }
    });

    it("has the same headings and code in both languages", () => {
        const shape = (page: string) => page.split("\n").filter((line) => /^#+ /.test(line)).length;
        const code = (page: string) => /```yaml[^]*```/.exec(page)![0];
        const [en, es] = languages.map(renderBridgeDoc);
        expect(shape(es!)).to.equal(shape(en!));
        expect(code(es!)).to.equal(code(en!));
    });
});
