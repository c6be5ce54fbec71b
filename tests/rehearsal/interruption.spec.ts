import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { RehearsedStack, StateResource } from "../../tooling/rehearsal/engine/rehearsedStack";
import { platformWith } from "../support/platform";
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

/**
 * Recovers as the runbook says: forgets what was being created, and imports what of that the cloud has done.
 * `--import-pending-creates` would be the way, but CLI 3.259.0 only forgets with it.
 * @returns the stack with the imports, by name
 */
async function recovered(engine: RealEngine): Promise<{ stack: RehearsedStack; imports: readonly string[] }> {
    const run = async (...args: string[]) => {
        const { code, text } = await engine.pulumi("dev", ...args);
        expect(code, text).to.equal(0);
    };
    await run("cancel", "--yes");
    const creating = (await pendingIn(engine)).filter(({ type }) => type === "creating");
    await run("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    expect(await pendingIn(engine)).to.deep.equal([]);
    const ids = new Map(
        engine.store
            .all()
            .filter(({ urn }) => creating.some(({ resource }) => resource.urn === urn))
            .map(({ urn, type, id }) => [`${type} ${parseUrn(urn).name}`, id]),
    );
    const stack = await engine.stackOf("dev", () => {
        pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => {
            const id = ids.get(`${type} ${name}`);
            return id === undefined ? undefined : { props, opts: { ...opts, import: id } };
        });
        return platformWith()();
    });
    return { stack, imports: [...ids.keys()] };
}

describe("a CLI that is killed in the middle of its work", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;
    let undisturbed: readonly StateResource[];
    let tagged: RehearsedStack;

    before(async () => {
        const whole = await broughtUp("dev");
        undisturbed = await (await whole.stack("dev")).resources();
        whole.stop();
        // The cloud does what it is asked, and the answer takes long enough to be lost.
        const faults = [{ call: "create", after: true, delay: 400 }] as const;
        engine = await RealEngine.start("dev", { packs: false, mortal: true, faults });
        stack = await engine.stack("dev");
        await killed(
            engine.folder,
            () => stack.up(),
            () => engine.store.all().length >= 60,
        );
    });

    after(() => {
        engine.stop();
    });

    it("leaves a lock, which the next `up` names", async () => {
        const message = await stack.up().then(String, String);
        expect(message).to.match(/the stack is currently locked by 1 lock\(s\).* `pulumi cancel`/);
    });

    it("leaves creations whose end nobody knows", async () => {
        expect((await pendingIn(engine)).map(({ type }) => type)).to.include("creating");
        expect(mismatches(engine.store, await stack.resources()).join()).to.match(/only in the cloud: /);
    });

    it("ends, recovered, where it would have come undisturbed; another `up` meanwhile is refused", async () => {
        engine.failWith([]);
        const { stack: importing, imports } = await recovered(engine);
        expect(imports).to.have.length.above(0);
        const before = engine.store.all().length;
        const first = importing.up();
        await during(first, () => engine.store.all().length > before + 5);
        const second = await stack.up().then(String, String);
        expect(second).to.match(/the stack is currently locked by 1 lock\(s\)/);
        const { succeeded, operations } = await first;
        expect(succeeded).to.equal(true);
        expect(operations.filter(({ op }) => op === "import")).to.have.length(imports.length);
        expect((await stack.preview()).operations).to.deep.equal([]);
        const state = await stack.resources();
        expect(comparable(state)).to.deep.equal(comparable(undisturbed));
        expect(mismatches(engine.store, state)).to.deep.equal([]);
    });

    it("in an update, which the next `up` ends", async () => {
        engine.failWith([{ call: "update", after: true, delay: 400 }]);
        tagged = await configured(engine, "dev", withTag("platform"));
        const isTagged = () =>
            engine.store
                .all()
                .filter(({ inputs }) => JSON.stringify(inputs.tags ?? {}).includes(`"cost-center":"platform"`));
        const before = isTagged().length;
        await killed(
            engine.folder,
            () => tagged.up(),
            () => isTagged().length > before + 20,
        );
        engine.failWith([]);
        expect((await pendingIn(engine)).map(({ type }) => type)).to.include("updating");
        await recovered(engine);
        expect((await tagged.up()).succeeded).to.equal(true);
        expect((await tagged.preview()).operations).to.deep.equal([]);
        expect(mismatches(engine.store, await tagged.resources())).to.deep.equal([]);
    });

    it("in a destroy, which the next one ends", async () => {
        engine.failWith([{ call: "delete", after: true, delay: 200 }]);
        const resources = await stack.resources();
        await killed(
            engine.folder,
            () => stack.destroy(resources),
            () => engine.store.all().length < 120,
        );
        engine.failWith([]);
        expect((await pendingIn(engine)).map(({ type }) => type)).to.include("deleting");
        await recovered(engine);
        expect((await stack.destroy(await stack.resources())).succeeded).to.equal(true);
        expect(await stack.resources()).to.deep.equal([]);
        expect(engine.store.all()).to.deep.equal([]);
    });
});
