import { expect } from "chai";
import fc from "fast-check";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { difference } from "../../../tooling/standin/diff";
import { inputsOf } from "../../../tooling/generate/replacements";
import { allRules, nested, replacingPaths } from "./support";

const types = Object.keys(allRules);
const anyType = fc.constantFrom(...types, "kubernetes:apps/v1:Deployment", "kubernetes:helm.sh/v3:Release", "x:y:Z");

/** Inputs as a program gives them: what the rules name, and whatever else. */
const inputs = fc.dictionary(
    fc.oneof(fc.constantFrom("name", "policy", "subnetIds", "vpcConfig", "rules", "metadata"), fc.string()),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);
const tags = fc.dictionary(fc.string(), fc.string());
const distinct = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 6 });

const reordered = <T>(elements: readonly T[]): T[] => [...elements.slice(1), elements[0]!];

describe("the difference of two sets of inputs", () => {
    it("is nothing when they are equal", () => {
        fc.assert(
            fc.property(anyType, inputs, (type, given) => {
                expect(difference(type, given, structuredClone(given))).to.deep.equal({
                    changes: [],
                    replaces: [],
                    deleteBeforeReplace: false,
                });
            }),
        );
    });

    it("names a property if and only if it is not what it was", () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), (one, other) => {
                const { changes } = difference("x:y:Z", { same: 1, given: one }, { same: 1, given: other });
                expect(changes).to.deep.equal(one === other ? [] : ["given"]);
            }),
        );
    });

    it("is of the same paths in both directions, where nothing is kept", () => {
        fc.assert(
            fc.property(inputs, inputs, (one, other) => {
                const forth = difference("x:y:Z", one, other).changes;
                expect(difference("x:y:Z", other, one).changes).to.have.members(forth);
            }),
        );
    });

    it("has no storage that shrinks where the database grows it by itself", () => {
        const storage = (allocatedStorage: number, maxAllocatedStorage?: number) => ({
            allocatedStorage,
            ...(maxAllocatedStorage === undefined ? {} : { maxAllocatedStorage }),
        });
        const changesOf = (olds: Properties, news: Properties) =>
            difference("aws:rds/instance:Instance", olds, news).changes;
        expect(changesOf(storage(50, 100), storage(20, 100))).to.deep.equal([]);
        expect(changesOf(storage(20, 100), storage(50, 100))).to.deep.equal(["allocatedStorage"]);
        expect(changesOf(storage(50, 100), storage(20, 20))).to.include("allocatedStorage");
        expect(changesOf(storage(50), storage(20))).to.deep.equal(["allocatedStorage"]);
    });

    for (const type of types) {
        it(`never replaces ${type} for a tag`, () => {
            fc.assert(
                fc.property(inputs, tags, tags, (given, one, other) => {
                    const { replaces } = difference(type, { ...given, tags: one }, { ...given, tags: other });
                    expect(replaces).to.be.empty;
                }),
                { numRuns: 20 },
            );
        });
    }

    it("does not see the order of what the provider takes as a set", () => {
        const places = types.flatMap((type) => (allRules[type]!.sets ?? []).map((path) => [type, path] as const));
        expect(places.length).to.be.greaterThan(50);
        fc.assert(
            fc.property(fc.constantFrom(...places), distinct, ([type, path], elements) => {
                const [olds, news] = [nested(path, elements), nested(path, [...reordered(elements), elements[0]])];
                expect(difference(type, olds, news).changes).to.be.empty;
                expect(difference(type, olds, nested(path, elements.slice(1))).changes).to.deep.equal([path]);
            }),
        );
    });

    it("sees the order of every other list", () => {
        fc.assert(
            fc.property(distinct, (elements) => {
                const type = "aws:eks/nodeGroup:NodeGroup";
                const { replaces } = difference(
                    type,
                    { instanceTypes: elements },
                    { instanceTypes: reordered(elements) },
                );
                expect(replaces).to.include("instanceTypes[0]");
            }),
        );
    });

    for (const type of types) {
        it(`replaces ${type} for another value of what cannot change, or an unknown one, and nothing else`, () => {
            const replacing = replacingPaths(type);
            for (const path of replacing) {
                const olds = nested(path, "old");
                expect(difference(type, olds, nested(path, "new")).replaces, path).to.deep.equal([path]);
                expect(difference(type, olds, nested(path, unknown)).replaces, path).to.deep.equal([path]);
            }
            const decided = [...replacing, ...(allRules[type]!.replacesByPresence ?? [])].map(
                (path) => path.split(".")[0],
            );
            // Those that are replaced under a condition, or for what is below them, are decided one by one.
            const others = inputsOf(type).filter(
                (name) =>
                    !decided.includes(name) &&
                    !["computeConfig", "instanceTenancy", "privateDnsEnabled"].includes(name),
            );
            for (const name of others) {
                const { changes, replaces } = difference(type, { [name]: "old" }, { [name]: "new" });
                expect({ changes, replaces }, name).to.deep.equal({ changes: [name], replaces: [] });
            }
        });
    }

    it("counts what is not known yet as changed, even where it was not known before", () => {
        expect(difference("x:y:Z", { a: unknown }, { a: unknown }).changes).to.deep.equal(["a"]);
        expect(difference("x:y:Z", { a: ["b"] }, { a: ["b", unknown] }).changes).to.deep.equal(["a[1]"]);
        const type = "aws:rds/subnetGroup:SubnetGroup";
        const subnetIds = ["subnet-1", unknown];
        expect(difference(type, { subnetIds }, { subnetIds }).changes).to.deep.equal(["subnetIds"]);
    });

    it("takes an unknown block for another one in all that it may say", () => {
        const olds = { accessConfig: { bootstrapClusterCreatorAdminPermissions: false } };
        expect(difference("aws:eks/cluster:Cluster", olds, { accessConfig: unknown }).replaces).to.deep.equal([
            "accessConfig",
        ]);
        expect(difference("aws:eks/cluster:Cluster", {}, { upgradePolicy: unknown }).replaces).to.be.empty;
    });

    it("writes paths as Pulumi does", () => {
        const olds = { a: { b: [1, { c: 2 }] }, metadata: { annotations: { "example.com/owner": "one" } } };
        const news = { a: { b: [1, { c: 3 }, 4] }, metadata: { annotations: { "example.com/owner": "two" } } };
        expect(difference("x:y:Z", olds, news).changes).to.deep.equal([
            "a.b[1].c",
            "a.b[2]",
            'metadata.annotations["example.com/owner"]',
        ]);
    });

    it("takes null and an empty list for what is absent, and not an empty block", () => {
        expect(difference("x:y:Z", { a: null, b: [] }, {}).changes).to.be.empty;
        expect(difference("x:y:Z", {}, { a: {} }).changes).to.deep.equal(["a"]);
        expect(difference("x:y:Z", { a: {} }, {}).changes).to.deep.equal(["a"]);
    });

    it("sees a value that becomes a block or a list", () => {
        for (const [old, value] of [
            [1, { b: 1 }],
            [[1], { b: 1 }],
            [1, [1]],
        ]) {
            expect(difference("x:y:Z", { a: old }, { a: value }).changes).to.deep.equal(["a"]);
            expect(difference("x:y:Z", { a: value }, { a: old }).changes).to.deep.equal(["a"]);
        }
    });

    it("passes over Pulumi's own bookkeeping", () => {
        expect(difference("x:y:Z", { __defaults: [] }, { __defaults: ["name"] }).changes).to.be.empty;
    });

    it("takes a default said for one that is not", () => {
        for (const [type, { defaults = {} }] of Object.entries(allRules)) {
            for (const [path, preset] of Object.entries(defaults)) {
                const parent = path.includes(".") ? nested(path.slice(0, path.lastIndexOf(".")), { other: 1 }) : {};
                const said = path.includes(".")
                    ? nested(path.slice(0, path.lastIndexOf(".")), { other: 1, [path.split(".").at(-1)!]: preset })
                    : { [path]: preset };
                expect(difference(type, parent, said).changes, `${type} ${path}`).to.be.empty;
                expect(difference(type, said, parent).changes, `${type} ${path}`).to.be.empty;
            }
        }
    });

    it("takes defaults within sets into account, and sets within sets", () => {
        const type = "aws:backup/plan:Plan";
        const plan = (...rules: Properties[]) => ({ rules });
        const [daily, monthly] = [
            { ruleName: "daily", copyActions: [{ destinationVaultArn: "a" }, { destinationVaultArn: "b" }] },
            { ruleName: "monthly" },
        ];
        const said = { copyActions: [...daily.copyActions].reverse(), ruleName: "daily", startWindow: 60 };
        expect(difference(type, plan(daily, monthly), plan({ ...monthly, lifecycle: null }, said)).changes).to.be.empty;
        expect(difference(type, plan(daily), plan({ ...said, startWindow: 61 })).changes).to.deep.equal(["rules"]);
    });

    it("keeps what is computed when the program no longer says it", () => {
        for (const [type, { kept = [] }] of Object.entries(allRules)) {
            for (const path of kept) {
                const olds = nested(path, "old");
                const news = path.includes(".") ? nested(path.slice(0, path.lastIndexOf(".")), { other: 1 }) : {};
                expect(difference(type, olds, news).changes, `${type} ${path}`).to.not.include(path);
                expect(difference(type, news, olds).changes, `${type} ${path}`).to.include(path);
            }
        }
    });
});
