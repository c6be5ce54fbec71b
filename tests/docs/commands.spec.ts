import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { allPages, readPage, root, type Page } from "./markdown";

const makefile = readFileSync(join(root, "Makefile"), "utf8");

/** The recipe of each target of the Makefile. */
const recipes: Readonly<Record<string, string>> = Object.fromEntries(
    [...makefile.matchAll(/^([a-z][a-z-]*):.*\n((?:\t.*\n?)*)/gm)].map(([, target = "", recipe = ""]) => [
        target,
        recipe,
    ]),
);

const helps = new Map<string, string>();

/** What `platform <verb> --help` prints; without a verb, what `platform --help` does. */
function help(...verb: string[]): string {
    const key = verb.join(" ");
    const known = helps.get(key);
    if (known !== undefined) {
        return known;
    }
    const text = execFileSync(join(root, "bin/platform.mjs"), [...verb, "--help"], { encoding: "utf8" });
    helps.set(key, text);
    return text;
}

const verbs = () => [...help().matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, verb = ""]) => verb);

/** The options that a text names, such as `--json`. */
const optionsIn = (text: string) => [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);

/** The options of a program that a recipe passes `ARGS` to. */
function optionsOf(recipe: string): string[] {
    const [, verb] = /bin\/platform\.mjs (\w+) .*\$\(ARGS\)/.exec(recipe) ?? [];
    const [, script] = /node (\S+\.mjs) \$\(ARGS\)/.exec(recipe) ?? [];
    return optionsIn(
        verb !== undefined ? help(verb) : script !== undefined ? readFileSync(join(root, script), "utf8") : "",
    );
}

/** Code in which commands are written: between backquotes and in blocks of commands and output. */
const commandsOf = ({ inlineCode, blocks }: Page): string[] => [
    ...inlineCode,
    ...blocks.filter(({ language }) => ["bash", "text"].includes(language)).flatMap(({ lines }) => lines),
];

interface Use {
    readonly name: string;
    readonly rest: string;
}

const uses = (command: string, pattern: RegExp): Use[] =>
    [...command.matchAll(pattern)].map(([, name = "", rest = ""]) => ({ name, rest }));

const makeUses = (command: string) => uses(command, /(?<![\w./-])make ([a-z][\w-]*)([^;&|]*)/g);

const platformUses = (command: string) =>
    uses(command, /(?<![\w:/-])(?:bin\/platform\.mjs|platform) ([a-z]\w*)([^;&|]*)/g);

describe("Commands in the documentation", () => {
    it("are read from a Makefile and a command that have some", () => {
        expect(Object.keys(recipes)).to.include.members(["preview", "test", "bench"]);
        expect(verbs()).to.include.members(["preview", "graph"]);
        expect(optionsIn(help("preview"))).to.include("--json");
    });

    for (const path of allPages()) {
        describe(path, () => {
            const commands = commandsOf(readPage(path));

            it("names only make targets that exist, with their options", () => {
                for (const { name, rest } of commands.flatMap(makeUses)) {
                    expect(recipes, `make ${name}`).to.have.property(name);
                    expect(optionsOf(recipes[name] ?? ""), `make ${name}${rest}`).to.include.members(optionsIn(rest));
                }
            });

            it("names only verbs of the platform command that exist, with their options", () => {
                for (const { name, rest } of commands.flatMap(platformUses)) {
                    expect(verbs(), `platform ${name}`).to.include(name);
                    expect(optionsIn(help(name)), `platform ${name}${rest}`).to.include.members(optionsIn(rest));
                }
            });

            it("names only stacks that have a file", () => {
                const named = commands.flatMap((command) =>
                    [
                        ...command.matchAll(/STACK=(\w+)(?![\w|])/g),
                        ...command.matchAll(/(?:pulumi .*--stack|pulumi stack init) (\w+)/g),
                        ...command.matchAll(/bin\/platform\.mjs (?:preview|graph) (\w+)/g),
                    ].map(([, stack = ""]) => stack),
                );
                for (const stack of named) {
                    expect(existsSync(join(root, `Pulumi.${stack}.yaml`)), stack).to.equal(true);
                }
            });
        });
    }

    for (const path of ["docs/en/offline-preview.md", "docs/es/offline-preview.md"]) {
        it(`${path} describes every verb and every option`, () => {
            const page = readPage(path);
            expect(page.headings.map(({ text }) => text)).to.include.members(verbs());
            const described = page.inlineCode.flatMap(optionsIn);
            const existing = verbs().flatMap((verb) => optionsIn(help(verb)));
            expect(described).to.include.members(existing.filter((option) => option !== "--help"));
        });
    }
});
