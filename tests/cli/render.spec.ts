import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import * as fc from "fast-check";
import { columns } from "../../tooling/cli/render/columns";
import { displayType } from "../../tooling/cli/render/names";
import { renderPreview } from "../../tooling/cli/render/preview";
import type { Preview, PreviewedResource } from "../../tooling/engine/preview";
import { secret } from "../../tooling/engine/values";
import { unknown } from "../../tooling/standin/model";
import { previewed, previewWith } from "../support/previews";

/** What a person sees without colours; tests run without a terminal or with one. */
const shown = (preview: Preview, timings = false) => stripVTControlCharacters(renderPreview(preview, { timings }));

const rendered = (resources: readonly PreviewedResource[], overrides: Partial<Preview> = {}) =>
    shown(previewWith(resources, overrides));

/** The lines of one section, without its title. */
const section = (text: string, title: string) => {
    const found = text.split("\n\n").find((paragraph) => paragraph.startsWith(`${title}:\n`));
    return found?.trimEnd().split("\n").slice(1);
};

const tree = (text: string) => text.split("\n\n")[1]?.split("\n") ?? [];

describe("the rendered preview", () => {
    it("draws the tree as the CLI does, whatever the order of registration", () => {
        const network = previewed("platform:network:Network", "network");
        const vpc = previewed("awsx:ec2:Vpc", "vpc", { custom: false }, network);
        const subnet = previewed("aws:ec2/subnet:Subnet", "subnet-1", {}, vpc);
        const resources = [
            previewed("aws:kms/key:Key", "alone"),
            network,
            previewed("aws:ec2/flowLog:FlowLog", "flow-log", {}, network),
            previewed("aws:ec2/subnet:Subnet", "subnet-2", {}, vpc),
            subnet,
            previewed("aws:ec2/routeTable:RouteTable", "table", {}, subnet),
            vpc,
            previewed("platform:keys:Keys", "keys"),
        ];
        const expected = [
            "    Type                            Name          Plan    Info",
            " +  pulumi:pulumi:Stack             platform-dev  create",
            " +  ├─ platform:keys:Keys           keys          create",
            " +  ├─ platform:network:Network     network       create",
            " +  │  ├─ awsx:ec2:Vpc              vpc           create",
            " +  │  │  ├─ aws:ec2:Subnet         subnet-1      create",
            " +  │  │  │  └─ aws:ec2:RouteTable  table         create",
            " +  │  │  └─ aws:ec2:Subnet         subnet-2      create",
            " +  │  └─ aws:ec2:FlowLog           flow-log      create",
            " +  └─ aws:kms:Key                  alone         create",
        ];
        expect(tree(rendered(resources))).to.deep.equal(expected);
        expect(tree(rendered([...resources].reverse()))).to.deep.equal(expected);
    });

    it("says what is protected and what is not predicted", () => {
        const component = previewed("platform:test:Group", "group", { protect: true });
        const lines = tree(
            rendered([
                component,
                previewed("aws:kms/key:Key", "a", { protect: true }, component),
                previewed("aws:kms/key:Key", "b", { predicted: false }, component),
                previewed("aws:kms/key:Key", "c", { protect: true, predicted: false }, component),
            ]),
        );
        expect(lines.slice(2).map((line) => line.replace(/^.*create/, "").trim())).to.deep.equal([
            "",
            "protected",
            "outputs not predicted",
            "protected, outputs not predicted",
        ]);
    });

    it("shortens long names in the middle, so that rows stay narrow", () => {
        const names = ["a".repeat(48), `${"a".repeat(30)}${"b".repeat(30)}`];
        const lines = tree(rendered(names.map((name) => previewed("aws:kms/key:Key", name))));
        expect(lines.slice(2).map((line) => line.split(/ +/)[4])).to.deep.equal([
            "a".repeat(48),
            `${"a".repeat(23)}…${"b".repeat(24)}`,
        ]);
    });

    it("leaves out the providers that the engine makes itself, in the tree and in the counts", () => {
        const text = rendered([
            previewed("pulumi:providers:aws", "default_7_48_0", { parent: undefined }),
            previewed("pulumi:providers:kubernetes", "cluster"),
        ]);
        expect(text).not.to.include("default_7_48_0");
        expect(text).to.match(/pulumi:providers:kubernetes +cluster +create/);
        expect(section(text, "Resources")?.[0]).to.equal("    + 2 to create");
    });

    it("counts resources by type, the most frequent first", () => {
        const text = rendered([
            previewed("aws:kms/key:Key", "k"),
            previewed("aws:ec2/subnet:Subnet", "s1"),
            previewed("aws:ec2/subnet:Subnet", "s2"),
            previewed("test:index:Strange", "x", { predicted: false }),
        ]);
        expect(section(text, "Resources")).to.deep.equal([
            "    + 5 to create",
            "    1 whose outputs are not predicted",
            "      2  aws:ec2:Subnet    1  pulumi:pulumi:Stack",
            "      1  aws:kms:Key       1  test:index:Strange",
        ]);
    });

    it("shows outputs on one line each, masked, named unknown, and shortened", () => {
        const text = rendered([], {
            outputs: {
                zebra: "last",
                password: secret("hunter2"),
                id: unknown,
                nested: { inner: secret("hunter2"), list: [1, true, null] },
                long: "x".repeat(500),
                lines: "one\n  two",
            },
        });
        expect(section(text, "Outputs")).to.deep.equal([
            "    id        :  [unknown]",
            "    lines     :  one two",
            `    long      :  ${"x".repeat(119)}…`,
            '    nested    :  {"inner":"[secret]","list":[1,true,null]}',
            "    password  :  [secret]",
            "    zebra     :  last",
        ]);
        expect(text).not.to.include("hunter2");
    });

    it("has no section for what there is nothing of", () => {
        const text = shown({ ...previewWith([]), resources: [] });
        expect(text).to.equal(
            [
                "Previewing update (dev): offline, against the stand-in cloud",
                "   Type  Name  Plan  Info",
                "Resources:\n    + 0 to create",
                "✓ dev: nothing stands against it\n",
            ].join("\n\n"),
        );
    });

    it("shows timings when asked", () => {
        const preview = previewWith([], { timings: { "start-up": 99.5, program: 12.4, packs: 1000 } });
        expect(shown(preview)).not.to.include(" ms");
        expect(section(shown(preview, true), "Time")).to.deep.equal([
            "    start-up  100 ms",
            "    program   12 ms",
            "    packs     1000 ms",
        ]);
    });

    describe("verdicts", () => {
        const key = previewed("aws:kms/key:Key", "data");
        const pack = { name: "security", version: "1.2.3", policies: 7 };
        const violation = {
            pack: "security",
            policy: "kms-rotate",
            level: "mandatory",
            severity: "high",
            urn: key.urn,
            message: "Keys rotate.\n  Set enableKeyRotation.",
        } as const;

        it("say how many policies of each pack passed", () => {
            const text = rendered([key], { packs: [pack, { ...pack, name: "cost" }] });
            expect(section(text, "Policies")).to.deep.equal([
                "    ✓ security@v1.2.3: 7 policies passed",
                "    ✓ cost@v1.2.3: 7 policies passed",
            ]);
            expect(text).to.match(/\n\n✓ dev: nothing stands against it\n$/);
        });

        it("name rule, severity, resource and remedy, mandatory ones first", () => {
            const advice = { ...violation, level: "advisory", policy: "kms-alias", severity: undefined } as const;
            const text = rendered([key], { packs: [pack], policies: [advice, violation] });
            expect(section(text, "Policies")).to.deep.equal([
                "    ✗ security@v1.2.3: 1 mandatory, 1 advisory violations",
                "        [mandatory] kms-rotate (high)  aws:kms:Key data",
                "            Keys rotate.",
                "            Set enableKeyRotation.",
                "        [advisory] kms-alias  aws:kms:Key data",
                "            Keys rotate.",
                "            Set enableKeyRotation.",
            ]);
            expect(text).to.match(/\n\n✗ dev: 1 mandatory violation\n$/);
        });

        it("keep packs apart, and let advice pass", () => {
            const policies = [{ ...violation, pack: "cost", level: "advisory" } as const];
            const text = rendered([key], { packs: [pack, { ...pack, name: "cost" }], policies });
            expect(section(text, "Policies")?.slice(0, 2)).to.deep.equal([
                "    ✓ security@v1.2.3: 7 policies passed",
                "    ✓ cost@v1.2.3: 0 mandatory, 1 advisory violations",
            ]);
            expect(text).to.match(/\n\n✓ dev: nothing stands against it \(advice: 1\)\n$/);
        });

        it("count what AWS would refuse", () => {
            const text = rendered([key], {
                packs: [pack],
                policies: [violation, violation],
                diagnostics: [
                    { severity: "error", message: "description: is too long", urn: key.urn },
                    { severity: "error", message: "broken\nin two lines", urn: undefined },
                    { severity: "warning", message: "mind the gap", urn: undefined },
                ],
            });
            expect(section(text, "Diagnostics")).to.deep.equal([
                "    error: aws:kms:Key data: description: is too long",
                "    error: broken",
                "        in two lines",
                "    warning: mind the gap",
            ]);
            expect(text).to.match(/\n\n✗ dev: 2 errors, 2 mandatory violations\n$/);
        });
    });

    it("lets nothing that comes from outside steer the terminal", () => {
        const hostile = "\u001b[2Jgone\u009b31m\u202e";
        const text = renderPreview(
            previewWith([previewed("aws:kms/key:Key", hostile), previewed(`test:index:${hostile}`, "typed")], {
                outputs: { [hostile]: hostile, inner: { hostile } },
                packs: [{ name: hostile, version: hostile, policies: 1 }],
                policies: [
                    {
                        pack: hostile,
                        policy: hostile,
                        level: "mandatory",
                        severity: "high",
                        urn: previewed("aws:kms/key:Key", hostile).urn,
                        message: hostile,
                    },
                ],
                diagnostics: [{ severity: "error", message: hostile, urn: undefined }],
            }),
            { timings: false },
        );
        // What remains are the renderer's own colours, where the tests have a terminal.
        // eslint-disable-next-line no-control-regex -- control characters are what this is about
        expect(text.replace(/\u001b\[\d+m/g, "")).not.to.match(/[\u001b\u009b\u202e]/);
        expect(text).to.include("gone");
    });
});

describe("displayed types", () => {
    const cases = {
        "aws:kms/key:Key": "aws:kms:Key",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "aws:iam:RolePolicyAttachment",
        "random:index/randomId:RandomId": "random:index:RandomId",
        "kubernetes:core/v1:Namespace": "kubernetes:core/v1:Namespace",
        "kubernetes:helm.sh/v3:Release": "kubernetes:helm.sh/v3:Release",
        "awsx:ec2:Vpc": "awsx:ec2:Vpc",
        "platform:network:Network": "platform:network:Network",
        "pulumi:pulumi:Stack": "pulumi:pulumi:Stack",
        "pulumi:providers:aws": "pulumi:providers:aws",
        strange: "strange",
        "a:b/c:": "a:b/c:",
    };
    for (const [type, expected] of Object.entries(cases)) {
        it(`shows ${type} as ${expected}`, () => {
            expect(displayType(type)).to.equal(expected);
        });
    }
});

describe("columns", () => {
    const cell = fc.stringMatching(/^[a-z]{1,8}$/);

    it("start each column at the same place in every row", () => {
        fc.assert(
            fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
                const lines = columns(rows, "").split("\n");
                for (const index of [0, 1, 2]) {
                    const widest = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
                    const start = [0, 1, 2].slice(0, index).reduce((sum, column) => sum + widest(column) + 2, 0);
                    rows.forEach((row, line) => {
                        expect(lines[line]?.slice(start).startsWith(row[index] ?? "?")).to.equal(true);
                    });
                }
            }),
        );
    });

    it("give colours no room", () => {
        expect(
            columns(
                [
                    ["\u001b[31mred\u001b[39m", "a"],
                    ["plain", "b"],
                ],
                "",
            ),
        ).to.equal("\u001b[31mred\u001b[39m    a\nplain  b");
    });
});
