import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { expect } from "chai";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import { inputsOf, renderReplacements, specifiedReplacements } from "../../../tooling/generate/replacements";
import { conditions } from "../../../tooling/standin/diff/conditions";
import { exceptions } from "../../../tooling/standin/diff/exceptions";
import { allRules } from "./support";

const folder = (path: string) => join(projectRoot, path);
const read = (path: string) => readFileSync(folder(path), "utf8");
const tokensIn = (text: string) => [...text.matchAll(/\b(?:aws|random):\w+\/\w+:[A-Z]\w+/g)].map(([token]) => token);

describe("the table of what replaces", () => {
    const specification = loadAwsServiceSpecSync();

    it("is what the specification and the exceptions make it", async () => {
        expect(read("tooling/standin/diff/replacements.json")).to.equal(await renderReplacements());
    });

    it("knows every type that the stand-in cloud knows, and that the program creates", () => {
        const services = readdirSync(folder("tooling/standin/aws")).map((file) => `tooling/standin/aws/${file}`);
        const stacks = readdirSync(folder("tests/golden")).map((file) => `tests/golden/${file}`);
        const types = [...services, "tooling/standin/random.ts", ...stacks].flatMap((file) => tokensIn(read(file)));
        expect(types.length).to.be.greaterThan(200);
        expect(Object.keys(allRules)).to.include.members(types);
    });

    it("has a file of exceptions for each file of the stand-in cloud", () => {
        const named = (path: string) => readdirSync(folder(path)).map((file) => basename(file, ".ts"));
        const services = named("tooling/standin/aws").filter(
            (file) => tokensIn(read(`tooling/standin/aws/${file}.ts`)).length > 0 && file !== "invokes",
        );
        expect(named("tooling/standin/diff/exceptions")).to.include.members(services);
    });

    it("knows the conditions that the exceptions name, and no others", () => {
        const named = Object.entries(exceptions)
            .filter(([, { conditional }]) => conditional !== undefined)
            .map(([type, { conditional }]) => [type, conditional]);
        const written = Object.entries(conditions).map(([type, paths]) => [type, Object.keys(paths)]);
        expect(Object.fromEntries(written)).to.deep.equal(Object.fromEntries(named));
    });

    for (const [type, exception] of Object.entries(exceptions)) {
        const { replaces = [], inPlace = [], conditional = [], source } = exception;
        const byPresence = [...(exception.replacesByPresence ?? []), ...(exception.replacesByRemoval ?? [])];
        const specified = specifiedReplacements(type, exception, specification);
        const isAtOrBelow = (path: string, decided: string) => path === decided || path.startsWith(`${decided}.`);

        it(`has exceptions of ${type} that are properties of it, from a source`, () => {
            const paths = [...replaces, ...inPlace, ...byPresence, ...conditional, ...(exception.sets ?? [])];
            paths.push(...(exception.kept ?? []), ...Object.keys(exception.defaults ?? {}));
            expect(inputsOf(type)).to.include.members(paths.map((path) => path.split(".")[0]));
            expect(source).to.match(/^internal\/(service\/\w+|provider)\/\w+\.go$/);
        });

        it(`has no exception of ${type} that the specification makes needless, or undecided`, () => {
            const isSpecified = (decided: string) => specified.some(({ path }) => isAtOrBelow(path, decided));
            expect(
                inPlace.filter((path) => !isSpecified(path)),
                "updated in place anyway",
            ).to.be.empty;
            const replaced = specified.filter(
                ({ path, verdict }) => verdict === "yes" && !inPlace.some((decided) => isAtOrBelow(path, decided)),
            );
            expect(
                replaces.filter((path) => replaced.some((other) => other.path === path)),
                "replaced anyway",
            ).to.be.empty;
            const decided = [...byPresence, ...conditional];
            expect(
                decided.filter((path) => [...replaces, ...inPlace].includes(path)),
                "decided twice",
            ).to.be.empty;
        });
    }

    it("is small, for it is read whenever a provider starts", () => {
        expect(JSON.stringify(allRules).length).to.be.lessThan(20_000);
    });
});
