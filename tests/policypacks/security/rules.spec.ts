import { expect } from "chai";
import { rules } from "../../../policypacks/security/rules";
import type { Rule } from "../../../policypacks/shared/rule";
import { analyze, analyzeStack, unknown, urnOf } from "../../support/policyServer";
import { resourceCases, stackCases } from "./cases";
import { changed, compliant } from "./resources";

const expected = (rule: Rule, finding: string) => `${rule.description}\n${finding} Remedy: ${rule.remediationSteps}`;

const isStackRule = (rule: Rule) => "validateStack" in rule;

describe("Rules of the security pack", () => {
    for (const rule of rules.filter((candidate) => !isStackRule(candidate))) {
        describe(rule.name, () => {
            const { passes = {}, fails = {}, undecided = {} } = resourceCases[rule.name] ?? {};
            const base = compliant[rule.resourceType] ?? {};
            const verdicts = (changes: object) => analyze([rule], rule.resourceType, changed(base, { ...changes }));

            it("has a case that fails", () => {
                expect(Object.keys(fails)).not.to.be.empty;
            });

            for (const [what, changes] of Object.entries(passes)) {
                it(`passes ${what}`, async () => {
                    expect(await verdicts(changes)).to.deep.equal([]);
                });
            }

            for (const [what, [changes, ...findings]] of Object.entries(fails)) {
                it(`fails ${what}`, async () => {
                    expect(await verdicts(changes)).to.deep.equal(
                        findings.map((finding) => ({
                            rule: rule.name,
                            level: "mandatory",
                            message: expected(rule, finding),
                            urn: "",
                        })),
                    );
                });
            }

            for (const [what, changes] of Object.entries(undecided)) {
                it(`leaves ${what} to an advisory`, async () => {
                    const [verdict, ...more] = await verdicts(changes);
                    expect(more).to.deep.equal([]);
                    expect(verdict).to.include({ rule: rule.name, level: "advisory" });
                    expect(verdict?.message).to.include("can't be known during preview");
                });
            }
        });
    }

    for (const rule of rules.filter(isStackRule)) {
        describe(rule.name, () => {
            const { passes = {}, fails = {} } = stackCases[rule.name] ?? {};

            it("has a case that fails", () => {
                expect(Object.keys(fails)).not.to.be.empty;
            });

            for (const [what, resources] of Object.entries(passes)) {
                it(`passes ${what}`, async () => {
                    expect(await analyzeStack([rule], resources)).to.deep.equal([]);
                });
            }

            for (const [what, [resources, findings]] of Object.entries(fails)) {
                it(`fails ${what}`, async () => {
                    expect(await analyzeStack([rule], resources)).to.have.deep.members(
                        Object.entries(findings).map(([name, finding]) => ({
                            rule: rule.name,
                            level: "mandatory",
                            message: expected(rule, finding),
                            urn: urnOf(rule.resourceType, name),
                        })),
                    );
                });
            }
        });
    }

    it("has no cases of rules that are gone", () => {
        const names = rules.map(({ name }) => name);
        expect(Object.keys({ ...resourceCases, ...stackCases }).filter((name) => !names.includes(name))).to.be.empty;
    });

    for (const [type, resource] of Object.entries(compliant)) {
        it(`finds no fault with the compliant ${type}`, async () => {
            expect(await analyze(rules, type, resource)).to.deep.equal([]);
        });
    }

    it("has a compliant resource for every rule, but for what must not be at all", () => {
        const missing = rules.filter((rule) => !isStackRule(rule) && !(rule.resourceType in compliant));
        expect(missing.map(({ name }) => name)).to.deep.equal(["iam-access-key-disallow-long-lived-keys"]);
    });

    describe("with a property that is not known", () => {
        for (const [type, resource] of Object.entries(compliant)) {
            it(`neither fails nor ends the preview for ${type}`, async () => {
                for (const property of Object.keys(resource)) {
                    const verdicts = await analyze(rules, type, { ...resource, [property]: unknown });
                    // Tags that are not known make a resource count as production, which the compliant one is.
                    expect(
                        verdicts.filter(({ level }) => level === "mandatory"),
                        property,
                    ).to.deep.equal([]);
                }
            });
        }
    });

    describe("with a property of another shape", () => {
        for (const [type, resource] of Object.entries(compliant)) {
            it(`never ends the preview for ${type}`, async () => {
                for (const property of Object.keys(resource)) {
                    for (const shape of [null, 7, "text", true, [null], { some: null }]) {
                        for (const verdict of await analyze(rules, type, { ...resource, [property]: shape })) {
                            expect(verdict.level, `${property}: ${JSON.stringify(shape)}`).to.equal("mandatory");
                        }
                    }
                }
            });
        }
    });
});
