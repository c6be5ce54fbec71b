import { expect } from "chai";
import fc from "fast-check";
import { ConfigError, formatProblems, parseConfig, type RawConfig } from "../../config";
import { base, casesIn, toRaw } from "./fixtures";

const rejection = (raw: RawConfig): ConfigError => {
    try {
        parseConfig(raw);
    } catch (error) {
        expect(error).to.be.instanceOf(ConfigError);
        return error as ConfigError;
    }
    throw new Error("the configuration was accepted");
};

/** Problems as they stand in the fixtures, without the indentation of the printed list. */
const lines = ({ problems }: ConfigError) => `${formatProblems(problems).replace(/^ {2}/gm, "")}\n`;

const accepted = casesIn("accepted");
const rejected = casesIn("rejected");

describe("parseConfig", () => {
    it("has enough cases on both sides", () => {
        expect(accepted.length).to.be.at.least(12);
        expect(rejected.length).to.be.at.least(45);
    });

    describe("accepts", () => {
        for (const { name, about, raw } of accepted) {
            it(`${name}: ${about}`, () => {
                expect(parseConfig(raw).account).to.match(/^\d{12}$/);
            });
        }
    });

    describe("rejects", () => {
        for (const { name, about, raw, expect: problems } of rejected) {
            it(`${name}: ${about}`, () => {
                expect(lines(rejection(raw))).to.equal(problems);
            });
        }
    });

    it("turns text into data as the schema says, and fills in defaults", () => {
        const config = parseConfig({ values: toRaw(base) });
        expect(config).to.include({ account: "111122223333", region: "us-east-1", protectStateful: false });
        expect(config.network.subnetPrefixes).to.deep.equal({ private: 19, public: 22, data: 24 });
        expect(config.nodePools.general).to.deep.include({ architecture: "arm64", operatingSystem: "BOTTLEROCKET" });
        expect(config.secrets).to.deep.equal({ recoveryWindowDays: 30, generated: {} });
        expect(config.addons).to.deep.equal({});
    });

    it("says what the configuration is of, and how much is wrong with it", () => {
        const { message } = rejection({ values: { ...toRaw(base), "platform:tags": "{}x" }, subject: "stack prod" });
        expect(message).to.match(
            /^1 problem in stack prod:\n {2}platform:tags is "\{\}x", but must be a map\.\n {6}\S/,
        );
        expect(rejection({ values: {} }).message).to.match(/^\d+ problems in the configuration:\n/);
    });
});

describe("what is encrypted", () => {
    const leaves = (value: unknown): (string | number | boolean)[] =>
        typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value as string];

    /** How a value stands in a message: text in quotes or in a list, a number bare. */
    const shown = (leaf: string | number | boolean) =>
        typeof leaf === "string" ? [`"${leaf}"`, `[${leaf}`, `, ${leaf}]`] : [` is ${leaf},`, `, ${leaf}.`];

    /** Stands in the message as an example, whatever was written. */
    const example = (form: string) => form === '"1.34"' || form === '"8.4.6"';

    for (const { name, raw } of rejected.filter((one) => !one.name.startsWith("secret-"))) {
        it(`is not printed: ${name}`, () => {
            const open = rejection(raw).message;
            const { message } = rejection({ ...raw, secretKeys: Object.keys(raw.values) });
            const printed = Object.values(raw.values)
                .flatMap((text) => [text, ...leaves(JSON.parse(/^[[{]/.test(text) ? text : JSON.stringify(text)))])
                .flatMap(shown)
                .filter((form) => open.includes(form) && !example(form));
            for (const form of printed) {
                expect(message).not.to.include(form);
            }
        });
    }
});

describe("whatever is written", () => {
    /** A clear error or none: the list of problems, in bounds, printable, without a trace of the program's inside. */
    const clear = (raw: RawConfig) => {
        try {
            parseConfig(raw);
        } catch (error) {
            expect(error).to.be.instanceOf(ConfigError);
            const { message, problems } = error as ConfigError;
            expect(problems).not.to.be.empty;
            expect(message).to.match(/^\d+ problems? in .+:\n/);
            expect(message.length).to.be.below(100_000);
            expect(message).not.to.match(/[^\P{C}\n]|\n {4}at |\[object|undefined|ZodError|Invalid input/u);
            for (const { path, message: what, remedy } of problems) {
                expect(path).not.to.equal("");
                expect(what).to.match(/\.$/);
                expect(remedy).to.match(/[.?]$/);
            }
        }
    };

    const hostileKey = fc.constantFrom(
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "secure",
        "",
        "a.b[0]",
    );
    const json = fc.anything({ key: fc.oneof(fc.string({ unit: "binary" }), hostileKey), maxDepth: 4 }).map((value) => {
        const text: unknown = JSON.stringify(value);
        return typeof text === "string" ? text : "null";
    });
    const text = fc.oneof(json, fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 500 }));
    const key = fc.oneof(fc.constantFrom(...Object.keys(base)), fc.string({ unit: "binary" }), hostileKey);

    it("in place of everything", () => {
        fc.assert(
            fc.property(fc.dictionary(key, text), (values) => {
                clear({ values });
            }),
        );
    });

    it("in place of one key", () => {
        fc.assert(
            fc.property(fc.constantFrom(...Object.keys(base)), text, (name, value) => {
                clear({ values: { ...toRaw(base), [name]: value } });
            }),
            { numRuns: 300 },
        );
    });

    it("somewhere in a section", () => {
        const paths = (value: unknown, path: string[] = []): string[][] => [
            path,
            ...(typeof value === "object" && value !== null
                ? Object.entries(value).flatMap(([name, member]) => paths(member, [...path, name]))
                : []),
        ];
        // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a value of any shape on the way down
        const replaced = (value: any, [head, ...rest]: string[], by: unknown): unknown => {
            if (head === undefined) {
                return by;
            }
            const copy = Array.isArray(value) ? [...value] : { ...value };
            copy[head] = replaced(value[head], rest, by);
            return copy;
        };
        fc.assert(
            fc.property(fc.constantFrom(...paths(base).filter(({ length }) => length > 0)), json, (path, value) => {
                clear({ values: toRaw(replaced(base, path, JSON.parse(value)) as Record<string, unknown>) });
            }),
            { numRuns: 500 },
        );
    });

    it("more of it than anybody reads", () => {
        const zones = Array.from({ length: 5_000 }, (_, index) => `zone-${index}`);
        const { message, problems } = rejection({
            values: { ...toRaw(base), "platform:network": JSON.stringify({ interfaceEndpoints: zones }) },
        });
        expect(problems.length).to.be.at.least(5_000);
        expect(message).to.match(/\.\.\. and \d+ more\.$/);
        clear({ values: { ...toRaw(base), "platform:tags": `${"[".repeat(100_000)}${"]".repeat(100_000)}` } });
        clear({ values: { ...toRaw(base), "platform:tags": `${'{"__proto__":'.repeat(5_000)}1${"}".repeat(5_000)}` } });
    });

    it("leaves the prototypes of the program's objects alone", () => {
        rejection({ values: { ...toRaw(base), "platform:tags": '{"__proto__":{"polluted":"yes"}}' } });
        expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    });
});
