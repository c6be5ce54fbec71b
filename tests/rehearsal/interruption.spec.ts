import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { Fault, FaultyCall } from "../../tooling/rehearsal/cloud/faults";
import { failures } from "../../tooling/rehearsal/engine/judged";
import type { RehearsedStack, StateResource } from "../../tooling/rehearsal/engine/rehearsedStack";
import type { Stored } from "../../tooling/standin/inventory";
import { broughtUp } from "./support/broughtUp";
import { comparable, mismatches } from "./support/comparable";
import { configured, withTag } from "./support/configured";
import { during, killed } from "./support/mortalCli";
import { RealEngine } from "./support/realEngine";

interface Pending {
    readonly type: string;
    readonly resource: { readonly urn: string };
}

/** What the CLI was at when it was killed. */
async function pendingIn(engine: RealEngine): Promise<readonly Pending[]> {
    const { text } = await engine.pulumi("dev", "stack", "export");
    const { deployment } = JSON.parse(text) as { deployment: { pending_operations?: Pending[] } };
    return deployment.pending_operations ?? [];
}

/** Runs the CLI as an operator does. */
async function run(engine: RealEngine, ...args: string[]): Promise<void> {
    const { code, text } = await engine.pulumi("dev", ...args);
    expect(code, text).to.equal(0);
}

/** Breaks the lock and forgets what was under way, as the runbook says. @returns URNs of what was being created */
async function forgotten(engine: RealEngine): Promise<readonly string[]> {
    await run(engine, "cancel", "--yes");
    const creating = (await pendingIn(engine)).filter(({ type }) => type === "creating");
    await run(engine, "refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    expect(await pendingIn(engine)).to.deep.equal([]);
    return creating.map(({ resource }) => resource.urn);
}

interface ImportFile {
    resources: { readonly type: string; readonly name: string; readonly logicalName?: string; id?: string }[];
}

/** Imports what the cloud has of some resources, as the runbook says. */
async function imported(engine: RealEngine, stack: RehearsedStack, urns: readonly string[]): Promise<void> {
    const file = join(engine.folder, "import.json");
    await stack.preview({ importFile: file });
    const ids = new Map(engine.store.all().map(({ urn, type, id }) => [`${type} ${parseUrn(urn).name}`, { urn, id }]));
    const content = JSON.parse(readFileSync(file, "utf8")) as ImportFile;
    content.resources = content.resources.flatMap((resource) => {
        const found = ids.get(`${resource.type} ${resource.logicalName ?? resource.name}`);
        return found && urns.includes(found.urn) ? [{ ...resource, id: found.id }] : [];
    });
    expect(content.resources).to.have.length(urns.length);
    writeFileSync(file, JSON.stringify(content));
    await run(engine, "import", "--yes", "--skip-preview", "--file", file, "--protect=false", "--generate-code=false");
}

/** What the CLI is at when it is killed: what stands on nothing else of these, in every corner of the platform. */
const underWay: readonly string[] = [
    "cluster-eks-eksCluster",
    "database-instance",
    "edge-public-zone",
    "network-flow-log",
    "secrets-grafana-admin-version",
    "storage-logs-versioning",
];

/** Room for all of those beside what they wait for. */
const parallel = 2 * underWay.length;

/** The cloud does what it is asked at once, and the answer takes long enough to be lost. */
const answersLate = (call: FaultyCall, resources: readonly { readonly urn: string }[]): Fault[] =>
    resources.map(({ urn }) => ({ call, urn, after: true, delay: 600_000 }));

describe("a CLI that is killed in the middle of its work", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;
    let undisturbed: readonly StateResource[];
    let chosen: readonly StateResource[];

    const isInCloud = ({ type, urn }: StateResource) => engine.store.ofType(type).some((made) => made.urn === urn);

    before(async () => {
        const whole = await broughtUp("dev");
        undisturbed = await (await whole.stack("dev")).resources();
        whole.stop();
        chosen = undisturbed.filter(({ custom, urn }) => custom && underWay.includes(parseUrn(urn).name));
        expect(chosen.map(({ urn }) => parseUrn(urn).name).sort()).to.deep.equal(underWay);
        const faults = answersLate("create", chosen);
        engine = await RealEngine.start("dev", { packs: false, mortal: true, faults });
        stack = await engine.stack("dev");
        await killed(
            engine.folder,
            () => stack.up({ parallel }),
            () => chosen.every(isInCloud),
        );
        engine.failWith([]);
    });

    after(() => {
        engine.stop();
    });

    it("leaves a lock, which the next `up` names", async () => {
        const message = await stack.up().then(String, String);
        expect(message).to.match(/the stack is currently locked by 1 lock\(s\).* `pulumi cancel`/);
    });

    it("leaves creations whose end nobody knows", async () => {
        const pending = await pendingIn(engine);
        expect(
            pending.filter(({ type }) => type === "creating").map(({ resource }) => resource.urn),
        ).to.include.members(chosen.map(({ urn }) => urn));
        expect(mismatches(engine.store, await stack.resources()).join()).to.match(/only in the cloud: /);
    });

    it("ends, recovered, where it would have come undisturbed; another `up` meanwhile is refused", async () => {
        const creating = await forgotten(engine);
        await imported(engine, stack, creating);
        expect(mismatches(engine.store, await stack.resources())).to.deep.equal([]);
        const before = engine.store.all().length;
        const first = stack.up();
        await during(first, () => engine.store.all().length > before + 5);
        const second = await stack.up().then(String, String);
        expect(second).to.match(/the stack is currently locked by 1 lock\(s\)/);
        expect(failures(await first)).to.deep.equal([]);
        expect((await stack.preview()).operations).to.deep.equal([]);
        const state = await stack.resources();
        expect(comparable(state)).to.deep.equal(comparable(undisturbed));
        expect(mismatches(engine.store, state)).to.deep.equal([]);
    });

    it("in an update, which the next `up` ends", async () => {
        const tagged = await configured(engine, "dev", withTag("platform"));
        const made = engine.store.all().filter(({ urn }) => chosen.some((one) => one.urn === urn));
        const updated = made.filter(({ inputs }) => inputs.tags !== undefined);
        expect(updated).to.have.length.above(3);
        engine.failWith(answersLate("update", updated));
        const hasTag = ({ inputs }: Stored) => JSON.stringify(inputs.tags).includes(`"cost-center":"platform"`);
        await killed(
            engine.folder,
            () => tagged.up({ parallel }),
            () => updated.every(({ type, id }) => hasTag(engine.store.find(type, id)!)),
        );
        engine.failWith([]);
        expect((await pendingIn(engine)).map(({ type }) => type)).to.include("updating");
        await forgotten(engine);
        expect((await tagged.up()).succeeded).to.equal(true);
        expect((await tagged.preview()).operations).to.deep.equal([]);
        expect(mismatches(engine.store, await tagged.resources())).to.deep.equal([]);
    });

    it("in a destroy, which the next one ends", async () => {
        engine.failWith(answersLate("delete", chosen));
        const resources = await stack.resources();
        await killed(
            engine.folder,
            () => stack.destroy(resources),
            // The engine deletes in rounds: it does not come to what the first of them stand on.
            () => !chosen.every(isInCloud),
        );
        engine.failWith([]);
        expect((await pendingIn(engine)).map(({ type }) => type)).to.include("deleting");
        await forgotten(engine);
        expect((await stack.destroy(await stack.resources())).succeeded).to.equal(true);
        expect(await stack.resources()).to.deep.equal([]);
        expect(engine.store.all()).to.deep.equal([]);
    });
});
