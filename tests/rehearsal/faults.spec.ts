import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { Fault, FaultyCall } from "../../tooling/rehearsal/cloud/faults";
import type { HistoryEvent } from "../../tooling/rehearsal/cloud/history";
import type { RehearsedStack, StateResource } from "../../tooling/rehearsal/engine/rehearsedStack";
import type { Step } from "../../tooling/rehearsal/engine/step";
import { broughtUp } from "./support/broughtUp";
import { comparable, mismatches, shape } from "./support/comparable";
import { configured, withTag } from "./support/configured";
import { RealEngine } from "./support/realEngine";

const message = "InternalFailure: planted";

/** A call fails for each of the resources; for every second one the cloud has done it, and only the answer is lost. */
const alternately = (call: FaultyCall, urns: readonly string[]): Fault[] =>
    urns.map((urn, index) => ({ call, urn, message, after: index % 2 === 1 }));

const always = (call: FaultyCall, urns: readonly string[]): Fault[] => urns.map((urn) => ({ call, urn, message }));

/** URNs of the resources of providers. */
const customOf = (state: readonly StateResource[]) =>
    state.filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:")).map(({ urn }) => urn);

/** URNs that faults have struck, each as often as it was. */
const struck = (engine: RealEngine) =>
    readFileSync(join(engine.folder, "store/history.jsonl"), "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as HistoryEvent)
        .flatMap(({ what, urn }) => (what === "fault" ? [urn] : []));

/** What an operator does about resources that were made and whose answer was lost: they hold nothing yet, so they go. */
async function deleteOrphans({ store }: RealEngine, stack: RehearsedStack): Promise<void> {
    const known = new Set((await stack.resources()).map(({ urn, id }) => `${urn} ${id ?? ""}`));
    for (const resource of store.all().filter(({ urn, id }) => !known.has(`${urn} ${id}`))) {
        store.delete(resource, []);
    }
}

/** Repeats what failed until it goes through. @returns how often it failed */
async function untilDone(work: () => Promise<Step>, meanwhile?: () => Promise<void>): Promise<number> {
    for (let failed = 0; failed < 60; failed++) {
        const step = await work();
        if (step.succeeded) {
            return failed;
        }
        const messages = step.diagnostics.map((diagnostic) => diagnostic.message).join("\n");
        // What fails late in a program is heard by the next one, too.
        expect(messages).to.match(/InternalFailure: planted|failed to register/);
        await meanwhile?.();
    }
    throw new Error("it does not come to an end");
}

/** In which updates fail: what stands on what, in five services. */
const chosen: readonly string[] = [
    "keys-data",
    "network-vpc-private-1",
    "node-groups-role",
    "database-instance",
    "storage-logs-bucket",
];

const nameOf = (urn: string) => parseUrn(urn).name;

describe("failures of the provider", () => {
    let undisturbed: readonly StateResource[];
    let urns: readonly string[];
    let whole: RealEngine;

    before(async () => {
        whole = await broughtUp("dev");
        undisturbed = await (await whole.stack("dev")).resources();
        urns = customOf(undisturbed);
    });

    after(() => {
        whole.stop();
    });

    describe("to create or delete, once for every resource of dev", () => {
        let created: RealEngine;
        let deleted: RealEngine;
        let stack: RehearsedStack;
        let old: RehearsedStack;
        let failed: number;

        before(async () => {
            deleted = whole.copy();
            deleted.failWith(alternately("delete", urns));
            old = await deleted.stack("dev");
            created = await RealEngine.start("dev", { packs: false, faults: alternately("create", urns) });
            stack = await created.stack("dev");
            // One run meets more faults where it goes on after the first; nothing is up yet that this could harm.
            const goOn = { continueOnError: true };
            [failed] = await Promise.all([
                untilDone(
                    () => stack.up(goOn),
                    () => deleteOrphans(created, stack),
                ),
                untilDone(async () => old.destroy(await old.resources(), goOn)),
            ]);
        });

        after(() => {
            created.stop();
            deleted.stop();
        });

        it("have struck every creation", () => {
            expect(failed).to.be.above(5);
            expect(struck(created).sort()).to.deep.equal([...urns].sort());
        });

        it("end, after `up` again, in the undisturbed state, with nothing there twice and nothing lost", async () => {
            const state = await stack.resources();
            expect(shape(state)).to.deep.equal(shape(undisturbed));
            expect(mismatches(created.store, state)).to.deep.equal([]);
            expect((await stack.preview()).operations).to.deep.equal([]);
        });

        it("end, after `destroy` again, with nothing left but what AWS keeps back, once", async () => {
            const staying = undisturbed.filter(({ retainOnDelete, deletedWith }) => retainOnDelete ?? deletedWith);
            const expected = urns.filter((urn) => !staying.some((resource) => resource.urn === urn));
            expect(struck(deleted).sort()).to.deep.equal([...expected].sort());
            expect(await old.resources()).to.deep.equal([]);
            expect(deleted.store.all().map(({ urn }) => nameOf(urn))).to.deep.equal([]);
            const left = deleted.store.remains().map(({ name }) => name);
            expect(left).to.have.length.above(0);
            expect(left).to.deep.equal([...new Set(left)]);
        });
    });

    describe("of what is up", () => {
        let engine: RealEngine;
        let stack: RehearsedStack;

        before(async () => {
            engine = whole.copy();
            stack = await engine.stack("dev");
        });

        after(() => {
            engine.stop();
        });

        it("to read, for every resource, fail a refresh that changes nothing; the next finds nothing changed", async () => {
            engine.failWith(always("read", urns));
            const { succeeded, operations } = await stack.refresh();
            expect({ succeeded, operations }).to.deep.equal({ succeeded: false, operations: [] });
            engine.failWith([]);
            expect((await stack.refresh()).operations).to.deep.equal([]);
            expect(comparable(await stack.resources())).to.deep.equal(comparable(undisturbed));
        });

        it("to check or update end, after `up` again, as the change asks", async () => {
            const tagged = await configured(engine, "dev", withTag("platform"));
            const plan = await tagged.preview();
            const updated = plan.operations.filter(({ custom, op }) => custom && op === "update").map(({ urn }) => urn);
            expect(updated).to.have.length.above(80);
            const meant = updated.filter((urn) => chosen.includes(nameOf(urn)));
            expect(new Set(meant.map(nameOf))).to.deep.equal(new Set(chosen));
            const earlier = struck(engine).length;
            engine.failWith([...alternately("update", meant), ...always("check", meant.slice(0, 2))]);
            await untilDone(() => tagged.up());
            expect(new Set(struck(engine).slice(earlier))).to.deep.equal(new Set(meant));
            expect((await tagged.preview()).operations).to.deep.equal([]);
            expect((await tagged.refresh()).operations).to.deep.equal([]);
            expect(mismatches(engine.store, await tagged.resources())).to.deep.equal([]);
        });
    });
});
