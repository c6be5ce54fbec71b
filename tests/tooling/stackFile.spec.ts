import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { ConfigError } from "../../config";
import { readStack } from "../../tooling/stackFile";

describe("readStack", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "stack-"));
        project("name: platform");
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    const write = (name: string, text: string) => {
        writeFileSync(join(directory, name), text);
    };
    const project = (text: string) => {
        write("Pulumi.yaml", text);
    };
    const stack = (text: string) => {
        write("Pulumi.dev.yaml", text);
    };
    const read = (name = "dev") => readStack(name, { directory });
    const problems = (name?: string) => {
        try {
            read(name);
        } catch (error) {
            expect(error).to.be.instanceOf(ConfigError);
            return (error as ConfigError).problems.map(({ path, message, remedy }) => `${path} ${message} ${remedy}`);
        }
        throw new Error("the stack was accepted");
    };

    it("hands scalars on as their own text, and maps and lists as JSON in the order of their keys", () => {
        stack(`config:
  aws:region: us-east-1
  platform:version: 1.30
  platform:quoted: "0042"
  platform:flag: true
  platform:nothing:
  platform:list: ["111122223333", 1, 1.50]
  platform:map: { b: { d: yes please, c: null }, a: "1.30" }
`);
        expect(read()).to.deep.equal({
            project: "platform",
            stack: "dev",
            config: {
                "aws:region": "us-east-1",
                "platform:version": "1.30",
                "platform:quoted": "0042",
                "platform:flag": "true",
                "platform:nothing": "",
                "platform:list": '["111122223333",1,1.5]',
                "platform:map": '{"a":"1.30","b":{"c":null,"d":"yes please"}}',
            },
            secretKeys: [],
        });
    });

    it("gives keys without a namespace the project's", () => {
        stack("config: { network: { a: 1 }, 'aws:config:region': us-east-1 }");
        expect(read().config).to.deep.equal({ "platform:network": '{"a":1}', "aws:region": "us-east-1" });
    });

    it("puts a placeholder for what is encrypted, and names its key", () => {
        stack(`config:
  platform:token: { secure: AAABAOjq }
  platform:edge: { domain: example.com, keys: [{ secure: AAABAOjq }] }
  platform:open: { secure: AAABAOjq, other: 1 }
encryptionsalt: v1:abc
`);
        const { config, secretKeys } = read();
        expect(secretKeys).to.deep.equal(["platform:token", "platform:edge"]);
        expect(config["platform:token"]).to.equal("[secret]");
        expect(config["platform:edge"]).to.equal('{"domain":"example.com","keys":["[secret]"]}');
        expect(JSON.stringify(config)).to.include("AAABAOjq", "a map with more than `secure` is no secret");
    });

    it("follows anchors and merge keys", () => {
        stack("config: { a: &a { x: 1 }, b: *a, c: { <<: *a, y: 2 } }");
        expect(read().config).to.deep.equal({
            "platform:a": '{"x":1}',
            "platform:b": '{"x":1}',
            "platform:c": '{"x":1,"y":2}',
        });
    });

    it("reads another file than the stack's own", () => {
        write("other.yaml", "config: { a: 1 }");
        expect(readStack("dev", { directory, file: join(directory, "other.yaml") })).to.deep.include({
            stack: "dev",
            config: { "platform:a": "1" },
        });
    });

    it("takes a stack file without configuration", () => {
        stack("encryptionsalt: v1:abc\nconfig:\n");
        expect(read().config).to.deep.equal({});
    });

    describe("with what the project declares", () => {
        it("fills in defaults and values, each as a whole", () => {
            project(`name: platform
config:
  short: 3
  list: [a, b]
  tags: { type: object, default: { owner: us, team: a } }
  platform:plan: { value: { dev: 10.0.0.0/16 } }
  ratio: { default: 0.5 }
  aws:region: us-east-1
  aws:profile: { value: dev }
`);
            stack("config: { tags: { owner: them }, 'aws:profile': other }");
            expect(read().config).to.deep.equal({
                "platform:tags": '{"owner":"them"}',
                "aws:profile": "other",
                "platform:short": "3",
                "platform:list": '["a","b"]',
                "platform:plan": '{"dev":"10.0.0.0/16"}',
                "platform:ratio": "0.5",
                "aws:region": "us-east-1",
            });
        });

        it("names every key that has neither default nor value", () => {
            project("name: platform\nconfig: { a: { type: string }, b: { type: integer }, c: { default: 1 } }");
            stack("config: {}");
            expect(problems()).to.deep.equal([
                "platform:a is missing. Pulumi.yaml declares it without a default: add it.",
                "platform:b is missing. Pulumi.yaml declares it without a default: add it.",
            ]);
        });

        for (const [type, good, bad] of [
            ["string", ["text", "1"], ["{ a: 1 }", "[a]"]],
            ["integer", ["1", '"-12"'], ["1.5", "text", "[1]"]],
            ["boolean", ["true", '"false"'], ["yes please", "1"]],
            ["object", ["{ a: 1 }"], ["text", "[a]"]],
            ["array, items: { type: string }", ["[a]", "[]"], ["[1]", "text", "{ a: 1 }"]],
            ["array, items: { type: array, items: { type: integer } }", ["[[1]]"], ["[1]", "[[a]]"]],
        ] as const) {
            it(`checks values of type ${type}`, () => {
                project(`name: platform\nconfig: { key: { type: ${type} } }`);
                for (const value of good) {
                    stack(`config: { key: ${value} }`);
                    expect(Object.keys(read().config), value).to.deep.equal(["platform:key"]);
                }
                for (const value of bad) {
                    stack(`config: { key: ${value} }`);
                    expect(problems().join(), value).to.match(
                        /^platform:key is not of type .*, which Pulumi.yaml declares/,
                    );
                }
            });
        }

        it("does not look into what is encrypted, and asks for it where the project does", () => {
            project("name: platform\nconfig: { key: { type: integer, secret: true } }");
            stack("config: { key: { secure: AAABAOjq } }");
            expect(read().config).to.deep.equal({ "platform:key": "[secret]" });
            stack("config: { key: 3 }");
            expect(problems()).to.deep.equal([
                "platform:key is not encrypted. Set it with `pulumi config set --secret`.",
            ]);
        });

        it("refuses declarations that the CLI refuses", () => {
            project(`name: platform
config:
  a: { type: number }
  b: { default: 1, value: 2 }
  aws:region: { type: string, value: us-east-1 }
  d: { type: integer, default: text }
`);
            stack("config: {}");
            expect(problems().map((problem) => problem.split(/(?<=\.) [A-Z]/)[0])).to.deep.equal([
                "Pulumi.yaml: config.a has an unknown type.",
                "Pulumi.yaml: config.b has both a default and a value.",
                "Pulumi.yaml: config.aws:region has a type, although its namespace is not the project's.",
                "Pulumi.yaml: config.d has a default that is not of type integer.",
            ]);
        });
    });

    describe("refuses", () => {
        it("a stack that has no file, with the one that was meant", () => {
            stack("config: {}");
            write("Pulumi.prod.yaml", "config: {}");
            expect(problems("prd")).to.deep.equal([
                "Pulumi.prd.yaml does not exist. Did you mean prod? The stacks are dev and prod.",
            ]);
            expect(problems("a/../Pulumi.dev").join()).to.match(/^Pulumi\.a\/\.\.\/Pulumi\.dev\.yaml does not exist\./);
            expect(problems("../dev")).to.deep.equal([
                "Pulumi.../dev.yaml does not exist. The stacks are dev and prod.",
            ]);
        });

        it("a folder without stacks, and one without a project", () => {
            expect(problems()).to.deep.equal(["Pulumi.dev.yaml does not exist. There are no stack files here."]);
            stack("config: {}");
            rmSync(join(directory, "Pulumi.yaml"));
            expect(problems().join()).to.match(/Pulumi\.yaml does not exist\. Name a file that can be read\.$/);
        });

        it("a file that cannot be read", () => {
            expect(() => readStack("dev", { directory, file: directory })).to.throw(
                ConfigError,
                "cannot be read (EISDIR)",
            );
        });

        for (const [what, text, problem] of [
            [
                "a line that is no YAML",
                "config:\n  a: 1\n b: 2\n",
                /^Pulumi\.dev\.yaml:3:1 is not valid YAML: .+\. Correct/,
            ],
            [
                "a key twice",
                "config:\n  a: 1\n  a: 2\n",
                /^Pulumi\.dev\.yaml:3:3 is not valid YAML: Map keys must be unique\./,
            ],
            ["a key with and without its namespace", "config: { a: 1, 'platform:a': 2 }", /^platform:a is there twice/],
            ["text", "just text", /^Pulumi\.dev\.yaml does not hold a map/],
            ["nothing", "", /^Pulumi\.dev\.yaml does not hold a map/],
            ["a list of settings", "config: [a]", /^Pulumi\.dev\.yaml: config is not a map/],
            [
                "a mistyped config",
                "confg: { a: 1 }",
                /^Pulumi\.dev\.yaml: confg is not a known key\. Did you mean config\?/,
            ],
            ["an alias of nothing", "config: { a: *b }", /^Pulumi\.dev\.yaml has an alias that cannot be followed/],
            [
                "an account that lost its quotes",
                "config: { a: [011122223333] }",
                /^Pulumi\.dev\.yaml:1:15 is 011122223333, which/,
            ],
            ["a date", "config: { a: { b: 2026-01-01 } }", /is 2026-01-01, which some readers/],
            ["another word for true", "config: { a: yes }", /is yes, which some readers/],
            ["nesting without end", `config: { a: ${"[".repeat(50_000)} }`, /is nested too deeply\.|is not valid YAML/],
        ] as const) {
            it(what, () => {
                stack(text);
                expect(problems()[0]).to.match(problem);
            });
        }

        it("aliases that multiply", () => {
            const levels = "bcdefghij".split("").map((name, level) => {
                const previous = "abcdefghi"[level] ?? "";
                return `  ${name}: &${name} [${Array(9).fill(`*${previous}`).join(", ")}]`;
            });
            stack(`config:\n  a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join("\n")}\n`);
            expect(problems().join()).to.match(/has an alias that cannot be followed: Excessive alias count/);
        });

        for (const [what, text, problem] of [
            ["without a name", "config: {}", "Pulumi.yaml: name is missing. Add the name of the project."],
            [
                "whose settings are a list",
                "name: a\nconfig: [b]",
                "Pulumi.yaml: config is not a map. Write it as a map of keys.",
            ],
        ] as const) {
            it(`a project ${what}`, () => {
                project(text);
                stack("config: {}");
                expect(problems()).to.deep.equal([problem]);
            });
        }

        it("or takes whatever is in the files, and never says more than what is wrong", () => {
            const file = fc.oneof(
                fc.string({ unit: "binary" }),
                fc.json().map((json) => `config: ${json}`),
                fc.stringMatching(/^config:\n( {1,3}[a-z:&*"'{}[\]-]{1,8}: ?[a-z0-9"'&*|>%@-]{0,6}\n){0,6}$/),
            );
            fc.assert(
                fc.property(file, fc.boolean(), (text, inProject) => {
                    project(inProject ? `name: platform\n${text}` : "name: platform");
                    stack(inProject ? "config: {}" : text);
                    try {
                        read();
                    } catch (error) {
                        expect(error).to.be.instanceOf(ConfigError);
                        expect((error as ConfigError).message).not.to.match(/[^\P{C}\n]|\n {4}at /u);
                    }
                }),
                { numRuns: 300 },
            );
        });
    });
});
