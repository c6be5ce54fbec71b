import { expect } from "chai";
import { awsFsbp, cisEks } from "../../../policypacks/shared/controls";
import { resourceRule, stackRule } from "../../../policypacks/shared/rule";
import { analyze, analyzeStack, unknown, urnOf } from "../../support/policyServer";

const metadata = {
    severity: "high",
    description: "It must be so.",
    remediation: "Set it.",
    url: "https://example.com",
    controls: [awsFsbp("EKS.1"), cisEks("5.4.1")],
} as const;

const type = "test:module/thing:Thing";
const other = "test:module/other:Other";

const message = (finding: string) => `It must be so.\n${finding} Remedy: Set it.`;

describe("resourceRule", () => {
    const rule = resourceRule<{ first?: string; second?: string }>({
        ...metadata,
        id: "thing-be-so",
        type,
        check: ({ first, ...rest }, report) => {
            if (first === "throw") {
                throw new TypeError("first is odd");
            }
            report(`First is ${first ?? "missing"}.`);
            if (rest.second !== undefined) {
                report(`Second is ${rest.second}.`);
            }
        },
    });

    it("cites all its controls", () => {
        expect(rule.framework).to.deep.equal({
            name: "AWS Foundational Security Best Practices",
            version: "1.0.0",
            reference: "AWS FSBP EKS.1, CIS EKS 5.4.1",
            specification:
                "EKS cluster endpoints should not be publicly accessible; Restrict Access to the Control Plane Endpoint",
        });
    });

    it("has no configuration where it has no settings", () => {
        expect(rule).not.to.have.property("configSchema");
    });

    it("adds the remedy to each finding", async () => {
        const verdicts = await analyze([rule], type, { first: "a", second: "b" });
        expect(verdicts.map((verdict) => verdict.message)).to.deep.equal([
            message("First is a."),
            message("Second is b."),
        ]);
    });

    it("says nothing of other types", async () => {
        expect(await analyze([rule], other, { first: "a" })).to.deep.equal([]);
    });

    it("reports a resource that it cannot read, instead of ending the preview", async () => {
        expect(await analyze([rule], type, { first: "throw" })).to.deep.equal([
            {
                rule: "thing-be-so",
                level: "mandatory",
                message: message("It has an unexpected shape: first is odd."),
                urn: "",
            },
        ]);
    });

    it("keeps what it found before it came to what is not known", async () => {
        const lazy = resourceRule<{ first?: string; second?: string }>({
            ...metadata,
            id: "thing-be-so",
            type,
            check: (thing, report) => {
                report(`First is ${thing.first ?? "missing"}.`);
                report(`Second is ${thing.second ?? "missing"}.`);
            },
        });
        const verdicts = await analyze([lazy], type, { first: "a", second: unknown });
        expect(verdicts.map(({ level }) => level)).to.deep.equal(["mandatory", "advisory"]);
    });
});

describe("stackRule", () => {
    const rule = stackRule<{ limit: number }>({
        ...metadata,
        id: "thing-be-so",
        type,
        settings: { limit: { type: "integer", default: 3, description: "Most of it." } },
        check: (thing, stack, report, { limit }) => {
            const { size } = thing.props as { size: number };
            if (size > limit + stack.ofType(other).length) {
                report(`Its size is ${size}.`);
            }
        },
    });
    const thing = (name: string, size: unknown) => ({ type, name, outputs: { size } });

    it("names the resource at fault", async () => {
        expect(await analyzeStack([rule], [thing("small", 3), thing("large", 4)])).to.deep.equal([
            { rule: "thing-be-so", level: "mandatory", message: message("Its size is 4."), urn: urnOf(type, "large") },
        ]);
    });

    it("sees the rest of the stack", async () => {
        expect(await analyzeStack([rule], [thing("large", 4), { type: other, name: "other", outputs: {} }])).to.be
            .empty;
    });

    it("checks the other resources where something is not known of one", async () => {
        const verdicts = await analyzeStack([rule], [thing("unknown", unknown), thing("large", 9)]);
        expect(verdicts.map(({ level, urn }) => [level, urn])).to.deep.equal([
            ["mandatory", urnOf(type, "large")],
            ["advisory", ""],
        ]);
    });

    it("reports a resource that it cannot read", async () => {
        const odd = stackRule({
            ...metadata,
            id: "thing-be-so",
            type,
            check: () => {
                throw new TypeError("it is odd");
            },
        });
        const verdicts = await analyzeStack([odd], [thing("it", 1), thing("too", 2)]);
        expect(verdicts.map((verdict) => verdict.urn)).to.deep.equal([urnOf(type, "it"), urnOf(type, "too")]);
        expect(verdicts[0]?.message).to.equal(message("It has an unexpected shape: it is odd."));
    });
});
