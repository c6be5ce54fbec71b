import type { EngineEvent } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { StepLog, type StepName } from "../../tooling/rehearsal/engine/step";

const type = "aws:kms/key:Key";
const urn = `urn:pulumi:dev::platform::${type}::key`;

/** An event as the CLI writes it: with null where the SDK's types say that there is nothing. */
const event = (parts: object) => ({ sequence: 1, timestamp: 1, ...parts }) as unknown as EngineEvent;

const metadata = (op: string, parts: object = {}) => ({ op, urn, type, old: null, new: null, keys: null, ...parts });

const state = (parts: object = {}) => ({ type, urn, custom: true, inputs: {}, outputs: {}, ...parts });

const finished = (name: StepName, events: readonly object[], onOperation?: (step: StepName, count: number) => void) => {
    const log = new StepLog(name, onOperation);
    events.forEach((parts) => {
        log.hear(event(parts));
    });
    return log.finish({ succeeded: true, seconds: 1, text: "" });
};

describe("the log of a step", () => {
    it("tells what changes, and which properties, where the provider does not say", () => {
        const changed = metadata("update", {
            old: state({ inputs: { a: 1, b: 2 } }),
            new: state({ inputs: { a: 1, c: 3 } }),
        });
        const { operations } = finished("up", [{ resourcePreEvent: { metadata: changed } }]);
        expect(operations).to.deep.equal([
            {
                op: "update",
                urn,
                type,
                custom: true,
                protect: false,
                changed: ["b", "c"],
                replaceKeys: [],
                inputs: { a: 1, c: 3 },
            },
        ]);
    });

    it("tells nothing of what stays as it is", () => {
        const same = metadata("same", { old: state({ protect: true }), new: state({ protect: true }) });
        const step = finished("preview", [{ resourcePreEvent: { metadata: same } }]);
        expect([step.operations, step.unprotected]).to.deep.equal([[], []]);
    });

    it("tells of a refresh what it found, not that it looked", () => {
        const looked = { resourcePreEvent: { metadata: metadata("refresh", { old: state() }) } };
        const found = {
            resOutputsEvent: { metadata: metadata("update", { old: state(), new: state(), diffs: ["tags"] }) },
        };
        expect(finished("refresh", [looked, found]).operations.map(({ op, changed }) => [op, changed])).to.deep.equal([
            ["update", ["tags"]],
        ]);
    });

    it("tells what loses its protection, but not of what goes", () => {
        const old = state({ protect: true });
        const events = ["same", "update"].map((op) => ({
            resourcePreEvent: { metadata: metadata(op, { old, new: state() }) },
        }));
        const gone = { resourcePreEvent: { metadata: metadata("delete", { old }) } };
        expect(finished("up", [...events, gone]).unprotected).to.deep.equal([urn, urn]);
    });

    it("tells what protection refuses to let go", () => {
        const events = [
            { resourcePreEvent: { metadata: metadata("delete", { old: state({ protect: true }) }) } },
            { diagnosticEvent: { severity: "error", urn, message: "it is protected" } },
        ];
        expect(finished("destroy", events).refused).to.deep.equal([urn]);
        expect(finished("destroy", events.slice(0, 1)).refused).to.deep.equal([]);
    });

    it("keeps warnings and errors, but for what every rehearsal is warned of", () => {
        const diagnostics = [
            { severity: "debug", message: "looking" },
            { severity: "warning", message: "using pulumi-resource-aws from $PATH at /bin/pulumi-resource-aws\n" },
            { severity: "warning", message: "careful\n", urn: "" },
            { severity: "error", message: "wrong", urn },
        ];
        expect(
            finished(
                "up",
                diagnostics.map((diagnosticEvent) => ({ diagnosticEvent })),
            ).diagnostics,
        ).to.deep.equal([
            { severity: "warning", message: "careful", urn: undefined },
            { severity: "error", message: "wrong", urn },
        ]);
    });

    it("has the verdicts of the policies, the counts, and the packs by their names", () => {
        const step = finished("up", [
            {
                policyEvent: {
                    policyPackName: "security",
                    policyName: "encrypt",
                    enforcementLevel: "mandatory",
                    severity: "high",
                    resourceUrn: urn,
                    message: "Encrypt it.",
                },
            },
            { summaryEvent: { resourceChanges: { create: 2 }, PolicyPacks: { "security|local|/tmp/x": "1.0.0" } } },
        ]);
        expect(step.policies).to.deep.equal([
            { pack: "security", policy: "encrypt", level: "mandatory", severity: "high", urn, message: "Encrypt it." },
        ]);
        expect([step.changes, step.packs]).to.deep.equal([{ create: 2 }, { security: "1.0.0" }]);
    });

    it("counts the resources that the engine comes to, as it comes to them", () => {
        const counted: number[] = [];
        const come = { resourcePreEvent: { metadata: metadata("create", { new: state() }) } };
        finished("up", [come, { cancelEvent: {} }, come], (_, count) => counted.push(count));
        expect(counted).to.deep.equal([1, 2]);
    });
});
