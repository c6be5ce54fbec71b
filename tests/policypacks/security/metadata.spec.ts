import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { rules } from "../../../policypacks/security/rules";
import { cited } from "../../../policypacks/shared/controls";
import type { Rule } from "../../../policypacks/shared/rule";

const folder = "policypacks/security/rules";

/** `<service>/<Resource>/<verbCamelCase>` of every rule's file. */
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.includes("/") && file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, ""));

const sources = [...paths.map((path) => join(folder, `${path}.ts`)), "policypacks/shared/controls.ts"];

const kebab = (name: string) => name.replace(/([a-z0-9])(?=[A-Z])/g, "$1-").toLowerCase();
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const camel = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Whether the SDK has a resource of a type. */
function isType(token: string): boolean {
    const [, module = "", name = ""] = /^aws:(\w+)\/(\w+):\w+$/.exec(token) ?? [];
    const file = resolve("node_modules/@pulumi/aws", module, `${name}.js`);
    return existsSync(file) && readFileSync(file, "utf8").includes(`__pulumiType = '${token}'`);
}

describe("Metadata of the security pack", () => {
    it("has enough rules, no two by the same name", () => {
        const names = rules.map(({ name }) => name);
        expect(names.length).to.be.at.least(36);
        expect(new Set(names).size).to.equal(names.length);
    });

    it("lists every rule that has a file", () => {
        expect(rules).to.have.length(paths.length);
    });

    for (const path of paths) {
        const [service = "", resource = "", verb = ""] = path.split("/");
        const id = [service, kebab(resource), kebab(verb)].join("-");

        it(`${path} exports the rule of that name, about that resource`, async () => {
            const exported = (await import(resolve(folder, path))) as Record<string, Rule>;
            const rule = exported[camel(id)];
            expect(rule, camel(id)).to.be.an("object");
            expect(rules).to.include(rule);
            expect(rule?.name).to.equal(id);
            expect(rule?.resourceType).to.equal(`aws:${service}/${lowerFirst(resource)}:${resource}`);
        });
    }

    for (const rule of rules) {
        it(`${rule.name} says what a report needs`, () => {
            expect(rule.name).to.match(/^[a-z0-9]+(-[a-z0-9]+)+$/);
            expect(rule.enforcementLevel).to.equal("mandatory");
            expect(rule.severity).to.be.oneOf(["low", "medium", "high", "critical"]);
            expect(rule.description).to.match(/^[A-Z].{20,}\.$/);
            expect(rule.remediationSteps).to.match(/^(Set|Create|Remove|Add|Name|Move|Attach|Associate|List) .+\.$/);
            expect(new URL(rule.url).protocol).to.equal("https:");
            expect(rule.controls).not.to.be.empty;
            expect(new Set(rule.controls.map(cited)).size).to.equal(rule.controls.length);
            expect(rule.framework.reference).to.equal(rule.controls.map(cited).join(", "));
            expect(rule.framework.name).to.equal(rule.controls[0]?.framework.name);
            for (const title of rule.controls.map((control) => control.title)) {
                expect(rule.framework.specification).to.include(title);
            }
            for (const setting of Object.values(rule.configSchema?.properties ?? {})) {
                expect(setting).to.include.keys("type", "description", "default");
            }
        });

        it(`${rule.name} is skipped for other types without being called`, () => {
            const validation = "validateStack" in rule ? rule.validateStack : rule.validateResource;
            expect(validation).to.be.a("function").with.property("__pulumiType", rule.resourceType);
        });
    }

    it("names only types that the SDK has", () => {
        const tokens = sources.flatMap((file) => readFileSync(file, "utf8").match(/aws:\w+\/\w+:\w+/g) ?? []);
        expect(tokens).to.include("aws:s3/bucketLogging:BucketLogging");
        expect([...new Set(tokens)].filter((token) => !isType(token))).to.deep.equal([]);
    });

    it("catalogues only controls that a rule covers", () => {
        const catalogued = readFileSync("policypacks/shared/controls.ts", "utf8").match(/^ {8}"[\w.-]+":/gm) ?? [];
        const covered = new Set(rules.flatMap(({ controls }) => controls.map(({ id }) => `        "${id}":`)));
        expect(catalogued).to.have.length.above(40);
        expect(catalogued.filter((line) => !covered.has(line))).to.deep.equal([]);
    });

    it("can be read without loading the policy SDK, which takes a second", () => {
        for (const file of sources) {
            expect(readFileSync(file, "utf8"), file).not.to.match(/^import (?!type )[^;]*from "@pulumi\//m);
        }
    });
});
