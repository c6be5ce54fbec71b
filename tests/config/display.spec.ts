import { expect } from "chai";
import fc from "fast-check";
import { alternatives, nearest, printable, showPath, showValue } from "../../config/display";
import { formatProblems } from "../../config/errors";

describe("a value in a sentence", () => {
    for (const [value, shown] of [
        ["dev", '"dev"'],
        ["", "empty"],
        [null, "empty"],
        [undefined, "empty"],
        [7, "7"],
        [false, "false"],
        [[], "an empty list"],
        [["a", 1], "[a, 1]"],
        [[["a"]], "a list of 1"],
        [{}, "an empty map"],
        [{ a: 1 }, "a map"],
        ["https://user:token@example.com/a", '"https://[secret]@example.com/a"'],
        [["ssh://token@example.com"], "[ssh://[secret]@example.com]"],
        ["a\u0007\u001b[31m\u202eb\nc", '"a��[31m�b�c"'],
        ["x".repeat(81), `"${"x".repeat(79)}…"`],
        ["x".repeat(80), `"${"x".repeat(80)}"`],
    ] as const) {
        it(`is ${shown}`, () => {
            expect(showValue(value)).to.equal(shown);
        });
    }

    it("is one short line, whatever it is", () => {
        fc.assert(
            fc.property(fc.anything(), fc.string({ unit: "binary", maxLength: 500 }), (anything, text) => {
                fc.pre(JSON.stringify(anything, (_, value: unknown) => (typeof value === "bigint" ? 0 : value)) !== "");
                expect(printable(text)).to.match(/^[^\p{C}\p{Zl}\p{Zp}]{0,80}$/u);
                expect(showPath(["platform:tags", text, 3]).length).to.be.at.most(300);
            }),
        );
    });
});

describe("a path", () => {
    it("is written as in the stack file", () => {
        expect(showPath(["platform:network", "zones", 1])).to.equal("platform:network.zones[1]");
        expect(showPath(["platform:tags", "aws:owner"])).to.equal('platform:tags["aws:owner"]');
        expect(showPath(["aws:region"])).to.equal("aws:region");
    });
});

describe("what was meant", () => {
    const addons = ["velero", "loki", "istio", "kube-prometheus-stack"];
    for (const [written, meant] of [
        ["velro", "velero"],
        ["Loki", "loki"],
        ["kube-prometheus", "kube-prometheus-stack"],
        ["prometheus", undefined],
        ["elasticsearch", undefined],
        ["v".repeat(100_000), undefined],
    ] as const) {
        it(`by ${written.slice(0, 20)}: ${meant ?? "nothing known"}`, () => {
            expect(nearest(written, addons)).to.equal(meant);
        });
    }
});

describe("a choice", () => {
    it("is listed", () => {
        expect(alternatives(["a"])).to.equal("a");
        expect(alternatives(["a", "b"])).to.equal("a or b");
        expect(alternatives([1, 2, 3], "and")).to.equal("1, 2 and 3");
    });
});

describe("many problems", () => {
    it("are counted where they are too many to read", () => {
        const problems = Array.from({ length: 103 }, (_, index) => ({
            path: `k${index}`,
            message: "m.",
            remedy: "r.",
        }));
        const lines = formatProblems(problems).split("\n");
        expect(lines).to.have.length(201);
        expect(lines.slice(0, 2)).to.deep.equal(["  k0 m.", "      r."]);
        expect(lines.at(-1)).to.equal("  ... and 3 more.");
    });
});
