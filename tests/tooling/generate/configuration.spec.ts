import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import prettier from "prettier";
import { ConfigError, parseConfig } from "../../../config";
import { rules } from "../../../config/rules";
import { renderConfigSchema, settingSchemas, type JsonSchema } from "../../../tooling/generate/configSchema";
import { renderConfigurationDoc } from "../../../tooling/generate/configurationDoc";
import { sampleError } from "../../../tooling/generate/configurationText";
import { spanish } from "../../../tooling/generate/spanish";
import { base, patched, prodChange, toRaw } from "../../config/fixtures";

const root = join(__dirname, "..", "..", "..");
const committed = (path: string) => readFileSync(join(root, path), "utf8");
const languages = ["en", "es"] as const;

describe("the JSON Schema of stack files", () => {
    const schema = JSON.parse(renderConfigSchema()) as {
        properties: { config: { properties: Record<string, JsonSchema>; patternProperties: Record<string, unknown> } };
    };
    const { properties, patternProperties } = schema.properties.config;

    it("is committed as it is rendered", () => {
        expect(committed("config/pulumi-stack.schema.json")).to.equal(renderConfigSchema());
    });

    it("is named in the first line of every stack file", () => {
        const files = readdirSync(root).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
        expect(files).to.have.length(3);
        for (const file of files) {
            const [, path] =
                /^# yaml-language-server: \$schema=(\S+)$/m.exec(committed(file).split("\n")[0] ?? "") ?? [];
            expect(existsSync(join(root, path ?? "nowhere")), file).to.equal(true);
        }
    });

    it("has every key of a complete configuration, and refuses mistyped ones of the platform", () => {
        expect(properties).to.include.all.keys(Object.keys(base));
        const [pattern = ""] = Object.keys(patternProperties);
        expect(patternProperties).to.deep.equal({ [pattern]: false });
        expect("platform:netwrk").to.match(new RegExp(pattern));
        expect("platform:networks").to.match(new RegExp(pattern));
        for (const key of [...Object.keys(properties), "aws:profile", "pulumi:autonaming"]) {
            expect(key).not.to.match(new RegExp(pattern));
        }
    });

    it("has only patterns that editors without Unicode classes read the same", () => {
        const patterns = [...renderConfigSchema().matchAll(/"pattern": (".*")/g)].map(
            ([, text = ""]) => JSON.parse(text) as string,
        );
        expect(patterns.length).to.be.above(10);
        for (const pattern of patterns) {
            expect(pattern).not.to.include(String.raw`\p`);
            expect(() => new RegExp(pattern)).not.to.throw();
        }
    });
});

describe("the page about the configuration", () => {
    for (const language of languages) {
        it(`is committed as it is rendered: ${language}`, () => {
            expect(committed(`docs/${language}/configuration.md`)).to.equal(renderConfigurationDoc(language));
        });

        it(`is written as Prettier would: ${language}`, async () => {
            const page = renderConfigurationDoc(language);
            expect(await prettier.format(page, { parser: "markdown", printWidth: 120 })).to.equal(page);
        });
    }

    const keysOf = (page: string) => [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key);

    it("has the same keys in every language, and all of them", () => {
        const [english = [], ...others] = languages.map((language) => keysOf(renderConfigurationDoc(language)));
        for (const other of others) {
            expect(other).to.deep.equal(english);
        }
        expect(english).to.include.members([
            ...Object.keys(settingSchemas()),
            "subnetPrefixes.private",
            "access.admins",
            "<name>.capacityType",
            "<name>.taints[].effect",
            "hostedZone.zoneId",
            "generated.<name>.length",
            "kube-prometheus-stack",
        ]);
    });

    it("says of every key what it is", () => {
        const rows = renderConfigurationDoc("en")
            .split("\n")
            .filter((line) => /^\| `[^`]+` /.test(line) && line.split("|").length > 4);
        expect(rows.length).to.be.above(90);
        expect(rows.filter((row) => /\|\s*\|$/.test(row))).to.deep.equal([]);
    });

    it("tells values, defaults and what is required", () => {
        const page = renderConfigurationDoc("en").replace(/ +\|/g, " |");
        for (const row of [
            "| `natGateways` | `none`, `single`, `onePerZone` | required |",
            "| `zones` | list: text such as `us-east-1a` | required |",
            "| `subnetPrefixes.private` | whole number 17–26 | `19` |",
            "| `hostedZone.mode` | `create`, `adopt` | required |",
            "| `recoveryWindowDays` | `0`, whole number 7–30 | `30` |",
            "| `monthlyUsd` | number > 0 | required |",
            "| `coldStorageAfterDays` | whole number 1–36500 | none |",
            "| `platform:tags` | map: text | required |",
            "| `kubecost` | `kube-prometheus-stack` |",
        ]) {
            expect(page).to.include(row);
        }
    });

    it("says every rule", () => {
        for (const language of languages) {
            const page = renderConfigurationDoc(language);
            for (const { about } of rules) {
                expect(page).to.include(`- ${language === "en" ? about : spanish[about]}\n`);
            }
        }
    });

    it("is in Spanish throughout: every sentence is translated, and no translation is left over", () => {
        const page = renderConfigurationDoc("en");
        const unused = Object.keys(spanish).filter((english) => !page.includes(english.replaceAll("|", "\\|")));
        expect(unused).to.deep.equal([]);
        const untranslated = Object.entries(spanish).filter(([english, translated]) => english === translated);
        expect(untranslated).to.deep.equal([]);
    });

    it("shows what the program really says", () => {
        const values = toRaw(
            patched(patched(base, prodChange), {
                "platform:network": { natGateways: null, natGateway: "onePerZone" },
                "platform:cluster": { publicAccessCidrs: ["0.0.0.0/0"] },
                "platform:database": { multiAz: false },
            }),
        );
        expect(() => parseConfig({ values, subject: "stack prod" })).to.throw(ConfigError, sampleError);
        expect(renderConfigurationDoc("es")).to.include(sampleError);
    });
});
