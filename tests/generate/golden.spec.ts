import { expect } from "chai";
import * as fc from "fast-check";
import { parse, type ScalarTag } from "yaml";
import type { Preview, PreviewedResource } from "../../tooling/engine/preview";
import { secret } from "../../tooling/engine/values";
import { renderGolden } from "../../tooling/generate/golden";
import { unknown } from "../../tooling/standin/model";
import { previewed, previewWith } from "../support/previews";

const golden = (resources: readonly PreviewedResource[], overrides: Partial<Preview> = {}) =>
    renderGolden(previewWith(resources, overrides));

/** The lines of the resources, without what stands above and below them. */
const resourceLines = (resources: readonly PreviewedResource[]) => {
    const lines = golden(resources).split("\n");
    return lines.slice(lines.indexOf("resources:") + 1, lines.indexOf("outputs: {}"));
};

interface Golden {
    readonly resources: readonly { readonly name: string; readonly inputs: Record<string, unknown> }[];
    readonly outputs: Record<string, unknown>;
}

/** Reads a golden file back; decoded values stay under their tag. */
function read(text: string): Golden {
    const json: ScalarTag = { tag: "!json", resolve: (value) => JSON.parse(value) as unknown };
    return parse(text, { merge: true, customTags: [json], logLevel: "silent" }) as Golden;
}

const inputsOf = (inputs: Record<string, unknown>) =>
    read(golden([previewed("test:index:Thing", "thing", { inputs })])).resources[0]?.inputs;

const linesOf = (inputs: Record<string, unknown>) =>
    resourceLines([previewed("test:index:Thing", "thing", { inputs })])
        .slice(3)
        .map((line) => line.slice(6));

describe("golden files", () => {
    it("hold each resource right after its parent, whatever the order of registration", () => {
        const group = previewed("platform:test:Group", "group");
        const inner = previewed("platform:test:Group", "a-inner", {}, group);
        const resources = [
            previewed("test:index:Thing", "group-thing", {}, group),
            previewed("test:index:Thing", "deep", {}, inner),
            previewed("test:index:Other", "same", {}, group),
            previewed("test:index:Another", "same", {}, group),
            previewed("platform:test:Group", "group-2"),
            inner,
            group,
            previewed("pulumi:providers:test", "default", { parent: undefined }),
        ];
        const headings = (lines: readonly string[]) =>
            lines.filter((line) => /^ {2,4}[ -] (type|name|parent):/.test(line));
        expect(headings(resourceLines(resources))).to.deep.equal([
            "  - type: platform:test:Group",
            "    name: group",
            "  - type: platform:test:Group",
            "    name: a-inner",
            "    parent: group",
            "  - type: test:index:Thing",
            "    name: deep",
            "    parent: group / a-inner",
            "  - type: test:index:Thing",
            "    name: group-thing",
            "    parent: group",
            "  - type: test:index:Another",
            "    name: same",
            "    parent: group",
            "  - type: test:index:Other",
            "    name: same",
            "    parent: group",
            "  - type: platform:test:Group",
            "    name: group-2",
        ]);
        expect(golden([...resources].reverse())).to.equal(golden(resources));
    });

    it("show the options that are not the default", () => {
        const other = previewed("test:index:Thing", "other");
        const provider = previewed("pulumi:providers:test", "explicit");
        const thing = previewed("test:index:Thing", "thing", {
            protect: true,
            retainOnDelete: true,
            deleteBeforeReplace: true,
            ignoreChanges: ["size", "desiredSize"],
            deletedWith: other.urn,
            dependencies: [other.urn, provider.urn],
            propertyDependencies: { size: [provider.urn] },
            provider: `${provider.urn}::id`,
        });
        expect(resourceLines([thing])).to.deep.equal([
            "  - type: test:index:Thing",
            "    name: thing",
            "    options:",
            "      deleteBeforeReplace: true",
            "      deletedWith: test:index:Thing other",
            "      dependsOn:",
            "        - test:index:Thing other",
            "      ignoreChanges:",
            "        - size",
            "        - desiredSize",
            "      protect: true",
            "      provider: explicit",
            "      retainOnDelete: true",
            "    inputs: {}",
        ]);
        const plain = previewed("test:index:Thing", "thing", {
            provider: "urn:pulumi:dev::platform::pulumi:providers:test::default_1_2_3::id",
        });
        expect(resourceLines([plain]).join()).not.to.include("options");
    });

    it("sort keys, mask secrets, and name what is not known", () => {
        expect(linesOf({ zone: unknown, password: secret("hunter2"), list: [{ b: 1, a: unknown }] })).to.deep.equal([
            "list:",
            '  - a: "[unknown]"',
            "    b: 1",
            'password: "[secret]"',
            'zone: "[unknown]"',
        ]);
    });

    it("say where inputs come from", () => {
        const key = previewed("aws:kms/key:Key", "keys-data").urn;
        const other = previewed("aws:kms/key:Key", "keys-logs").urn;
        const thing = previewed("test:index:Thing", "thing", {
            inputs: { key: "arn", list: ["a"], plain: "p" },
            dependencies: [key, other],
            propertyDependencies: { key: [other, key], list: [key], plain: [] },
        });
        expect(resourceLines([thing]).slice(3)).to.deep.equal([
            "      key: arn # from keys-data, keys-logs",
            "      list:",
            "        # from keys-data",
            "        - a",
            "      plain: p",
        ]);
    });

    it("decode JSON, even in JSON, and keep lines apart", () => {
        const inner = JSON.stringify({ Version: "2012-10-17", Statement: [] });
        expect(
            linesOf({
                policy: JSON.stringify({ Statement: [{ Effect: "Allow" }], inner }),
                text: "two\nlines\n",
            }),
        ).to.deep.equal([
            "policy: !json",
            "  Statement:",
            "    - Effect: Allow",
            "  inner: !json",
            "    Statement: []",
            "    Version: 2012-10-17",
            "text: |",
            "  two",
            "  lines",
        ]);
    });

    it("leave alone what only looks like JSON", () => {
        const values = {
            brace: "{not json",
            bracket: "[unknown]",
            number: "12",
            version: "1.30",
            arn: "arn:aws:iam::111122223333:role/x",
        };
        expect(inputsOf(values)).to.deep.equal(values);
    });

    it("write once what nearly all resources repeat, and in full what deviates", () => {
        const tags = { owner: "team", project: "platform" };
        const context = { account: "111122223333", tags };
        const component = previewed("platform:test:Group", "group", { inputs: { context } });
        const thing = (name: string, inputs: Record<string, unknown>) =>
            previewed("test:index:Thing", name, { inputs }, component);
        const text = golden([
            component,
            thing("equal", { tags }),
            thing("more", { tags: { ...tags, Name: "more" } }),
            thing("less", { tags: { owner: "team" } }),
            thing("other", { tags: { ...tags, owner: "other" } }),
        ]);
        expect(text.split("\n").slice(3, 15)).to.deep.equal([
            "project: platform",
            "stack: dev",
            "tags: &tags",
            "  owner: team",
            "  project: platform",
            "context: &context",
            '  account: "111122223333"',
            "  tags: *tags",
            "resources:",
            "  - type: platform:test:Group",
            "    name: group",
            "    inputs:",
        ]);
        expect(text).to.include("      context: *context\n");
        expect(text).to.include("      tags: *tags\n");
        expect(text).to.include("      tags:\n        <<: *tags\n        Name: more\n");
        expect(text).to.include("      tags:\n        owner: team\n\n");
        expect(text).to.include("      tags:\n        owner: other\n        project: platform\n");
    });

    it("refer neither from JSON nor to nothing", () => {
        const withContext = (context: object, inputs: Record<string, unknown>) =>
            read(
                golden([
                    previewed("platform:test:Group", "a", { inputs: { context } }),
                    previewed("test:index:Thing", "b", { inputs }),
                ]),
            ).resources[1]?.inputs;
        const context = { account: "111122223333", tags: {} };
        expect(withContext(context, { same: JSON.stringify(context) })).to.deep.equal({ same: context });
        expect(withContext(context, { map: { key: "value" } })).to.deep.equal({ map: { key: "value" } });
        expect(golden([previewed("platform:test:Group", "a", { inputs: { context } })])).not.to.include("<<");
    });

    it("end with the stack's outputs", () => {
        const text = golden([], { outputs: { b: "x", a: secret("hunter2"), manifest: "kind: A\n---\nkind: B\n" } });
        expect(text.slice(text.indexOf("outputs:"))).to.equal(
            'outputs:\n  a: "[secret]"\n  b: x\n  manifest: |\n    kind: A\n    ---\n    kind: B\n',
        );
    });

    it("lose nothing: what is written can be read back", () => {
        const text = fc.string({ unit: "grapheme" });
        const key = fc.stringMatching(/^[\w:/.-]{1,12}$/).filter((name) => name !== "__proto__" && name !== "<<");
        const { value } = fc.letrec((tie) => ({
            value: fc.oneof(
                { maxDepth: 3 },
                text,
                fc.integer(),
                fc.boolean(),
                fc.constant(null),
                fc.array(tie("value"), { maxLength: 3 }),
                fc.dictionary(key, tie("value"), { maxKeys: 3 }),
            ),
        }));
        fc.assert(
            fc.property(fc.dictionary(key, value), (inputs) => {
                expect(inputsOf(inputs)).to.deep.equal(decoded(JSON.parse(JSON.stringify(inputs))));
            }),
        );
    });
});

/** Texts that are JSON are shown decoded. */
function decoded(value: unknown): unknown {
    if (typeof value === "string" && /^\s*[[{]/.test(value)) {
        try {
            return decoded(JSON.parse(value));
        } catch {
            return value;
        }
    }
    if (Array.isArray(value)) {
        return value.map(decoded);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decoded(member)]))
        : value;
}
