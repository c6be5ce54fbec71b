import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { renderRehearsal } from "../../tooling/cli/render/rehearsal";
import { rehearsalMarkdown } from "../../tooling/cli/render/rehearsalMarkdown";
import { rehearsalReport, type Rehearsed } from "../../tooling/cli/render/rehearsalReport";
import { operation, step } from "../rehearsalEngine/steps";

const group = "aws:eks/nodeGroup:NodeGroup";
const database = "aws:rds/instance:Instance";
const { urn } = operation("same", database, "database");

const replacement = { changed: ["amiType"], replaceKeys: ["amiType"] };

const rehearsed: Rehearsed = {
    stack: "dev",
    cli: "3.259.0",
    from: "main",
    steps: [
        {
            purpose: "up as it was",
            step: step({ name: "up", changes: { create: 12 }, packs: { security: "1.0.0" } }),
            objections: [],
        },
        {
            purpose: "what the change does",
            step: step({
                succeeded: false,
                changes: { same: 10, replace: 1, delete: 1 },
                packs: { security: "1.0.0" },
                policies: [
                    { pack: "security", policy: "p", level: "advisory", severity: undefined, urn, message: "Think." },
                ],
                operations: [
                    operation("replace", group, "pool", replacement),
                    operation("delete", database, "database", { protect: true }),
                ],
                text: "Previewing update (dev):\n  ~ a\u001b[31m\u001b[2J",
            }),
            objections: [{ urn, message: "would be deleted | <b>and</b> is protected\nallow it with --allow" }],
            isPlan: true,
        },
    ],
};

/** Without colours, which pipelines have too. */
const shown = (outcome: Rehearsed) => stripVTControlCharacters(renderRehearsal(outcome));

const clean: Rehearsed = { ...rehearsed, from: undefined, steps: rehearsed.steps.slice(0, 1) };

describe("what a person sees of a rehearsal", () => {
    it("is the plan in the engine's words and as a table, every step, what stands against it, and the verdict", () => {
        expect(shown(rehearsed)).to.equal(
            [
                "Rehearsing the change from main of dev: the real engine, Pulumi 3.259.0, over the stand-in cloud",
                "",
                "What the engine would do, in its own words:",
                "Previewing update (dev):",
                // What could steer the terminal does not get there.
                "  ~ a\u{FFFD}[31m\u{FFFD}[2J",
                "",
                "Changes:",
                "    replace  aws:eks:NodeGroup pool     amiType",
                "    delete   aws:rds:Instance database  protected",
                "",
                "Steps:",
                "       Step     Resources                     Policies     Time   Shows",
                "    ✓  up       12 create                     passed       1.3 s  up as it was",
                "    ✗  preview  1 delete, 1 replace, 10 same  1 violation  1.3 s  what the change does",
                "",
                "Against it:",
                "    ✗ aws:rds:Instance database: would be deleted | <b>and</b> is protected",
                "        allow it with --allow",
                "",
                "✗ dev: 1 objection (2 steps in 3 s)",
                "",
            ].join("\n"),
        );
    });

    it("ends well where nothing stands against it", () => {
        expect(shown(clean)).to.match(
            /^Rehearsing dev: .*\n[^]*\n✓ dev: nothing stands against it \(1 step in 1 s\)\n$/,
        );
    });

    it("names what is protected and refused to go", () => {
        const refusing = { ...clean, steps: [{ purpose: "refused", objections: [], step: step({ refused: [urn] }) }] };
        expect(shown(refusing)).to.match(/ 1 protected [^]*\nProtected:\n {4}aws:rds:Instance database\n/);
    });
});

describe("the comment of a rehearsal", () => {
    it("has the verdict first, then what stands against it, the changes and the steps", () => {
        expect(
            rehearsalMarkdown(rehearsed)
                .split("\n\n")
                .map((part) => part.split("\n")[0]),
        ).to.deep.equal([
            "### Rehearsal of `dev`: the change from `main`",
            "❌ dev: 1 objection (2 steps in 3 s)",
            "- `aws:rds:Instance database`: would be deleted \\| \\<b\\>and\\</b\\> is protected allow it with --allow",
            "| Change  | Resource                    | Because   |",
            "|     | Step    | Resources                    | Policies    | Time  | Shows                |",
        ]);
    });
});

describe("the JSON of a rehearsal", () => {
    it("says of each step what it changed and what stands against it; of the plan also the text", () => {
        const { steps, objections } = rehearsalReport(rehearsed);
        expect(objections).to.equal(1);
        expect(steps[0]).to.include({ step: "up", purpose: "up as it was", succeeded: true });
        expect(steps[0]).not.to.have.property("text");
        expect(steps[1]?.resources.map(({ action }) => action)).to.deep.equal(["replace", "delete"]);
        expect(steps[1]).to.have.property("text");
        expect(steps[1]?.objections).to.have.length(1);
    });
});
