import { isDeepStrictEqual } from "node:util";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { ConfigError } from "../../../config/errors";
import { editsIn, type Change, type ChangedStack, type Edit } from "../../../tooling/generate/changes/change";
import type { Outcome, Plans, Refusals, Rehearsed } from "../../../tooling/generate/changes/plan";
import { surprises } from "../../../tooling/rehearsal/engine/judged";
import type { RehearsedStack } from "../../../tooling/rehearsal/engine/rehearsedStack";
import type { Step } from "../../../tooling/rehearsal/engine/step";
import { broughtUp } from "./broughtUp";
import { changedStack } from "./changedStack";
import { mismatches } from "./comparable";
import { planOf, resourceOf, touched, union } from "./planOf";
import type { RealEngine } from "./realEngine";

/**
 * Finds out what changes do to a stack that is up: which resources they create, update, replace or delete, and whether
 * they go through and back. Changes of which the expected plans say that they do, and that touch no resource and no key
 * in common, are made together; where that does not do what their plans say together, each alone.
 * @param expected plans of earlier runs, or none
 */
export async function rehearseChanges(
    name: ChangedStack,
    changes: readonly Change[],
    expected: Plans,
): Promise<Record<string, Rehearsed>> {
    const rehearsed: Record<string, Rehearsed> = {};
    const goThrough = changes.filter(({ id }) => goesThrough(expected[id]));
    for (const group of together(name, goThrough, expected)) {
        const found = await thereAndBack(name, group);
        const asExpected = isDeepStrictEqual(found, { plan: expectedOf(group, expected), up: "done", back: "done" });
        for (const { id } of asExpected ? group : []) {
            rehearsed[id] = expected[id]!;
        }
    }
    for (const change of changes.filter(({ id }) => rehearsed[id] === undefined)) {
        rehearsed[change.id] = await alone(name, change);
    }
    return Object.fromEntries(changes.flatMap(({ id }) => (rehearsed[id] ? [[id, rehearsed[id]]] : [])));
}

const expectedOf = (group: readonly Change[], expected: Plans) =>
    union(group.map(({ id }) => expected[id]?.plan ?? {}));

const goesThrough = (rehearsed: Rehearsed | undefined) => rehearsed?.up === "done" && rehearsed.back === "done";

/** Groups of changes no two of which touch the same resource or write the same key. */
function together(name: ChangedStack, changes: readonly Change[], expected: Plans): readonly (readonly Change[])[] {
    const groups: { readonly changes: Change[]; readonly taken: Set<string> }[] = [];
    for (const change of changes) {
        const wanted = [
            ...touched(expected[change.id]?.plan ?? {}),
            ...editsIn(name, change).map(({ path }) => path.join("/")),
        ];
        const free = groups.find(({ taken }) => !wanted.some((thing) => taken.has(thing)));
        const group = free ?? { changes: [], taken: new Set() };
        if (!free) {
            groups.push(group);
        }
        group.changes.push(change);
        wanted.forEach((thing) => group.taken.add(thing));
    }
    return groups.map(({ changes: ofGroup }) => ofGroup);
}

/** What a change does that no other accompanies; a configuration that is refused needs no cloud. */
async function alone(name: ChangedStack, change: Change): Promise<Rehearsed> {
    try {
        return await thereAndBack(name, [change]);
    } catch (error) {
        if (!(error instanceof ConfigError)) {
            throw error;
        }
        const said = error.problems.map(({ path, message }) => `${path} ${message}`);
        return { refused: { configuration: said.join("\n") } };
    }
}

/** Plans changes together, makes them, sees that nothing is left to do, and takes them back. */
function thereAndBack(name: ChangedStack, changes: readonly Change[]): Promise<Rehearsed> {
    const edits: readonly Edit[] = changes.flatMap((change) => editsIn(name, change));
    return inCloud(name, async (engine) => {
        const before = await engine.stack(name);
        const after = await changedStack(engine, name, edits, "changed");
        const preview = await after.preview();
        if (!preview.succeeded) {
            // A preview that is refused is not whole.
            return { refused: refusalsOf(preview) };
        }
        const up = await arrival(after, engine);
        return { plan: planOf(preview), up, back: await arrival(before, engine) };
    });
}

/** Goes to a configuration, after which nothing must be left to do, and the cloud must hold what the state does. */
async function arrival(stack: RehearsedStack, { store }: RealEngine): Promise<Outcome> {
    const known = await stack.resources();
    // One after another, so that it is always the same that is refused first.
    const up = await stack.up({ parallel: 1 });
    if (!up.succeeded) {
        // What still fails in the program is not to be heard by the next one in this process.
        await wait(1000);
        return { refused: refusalsOf(up) };
    }
    const again = await stack.preview();
    expect(surprises("would change again")(again)).to.deep.equal([]);
    const state = await stack.resources();
    const retained = [...known, ...state].filter(({ retainOnDelete }) => retainOnDelete).map(({ urn }) => urn);
    const lost = mismatches(store, state).filter((mismatch) => !retained.some((urn) => mismatch.includes(urn)));
    expect(lost).to.deep.equal([]);
    return "done";
}

/** What resources are refused, in the words of the engine, a policy or the cloud; else what the program throws. */
function refusalsOf(step: Step): Refusals {
    const { diagnostics, policies } = step;
    const ofResources = [
        ...diagnostics.flatMap(({ severity, urn, message }) =>
            severity === "error" && urn !== undefined ? [[resourceOf(urn), said(message)] as const] : [],
        ),
        ...policies.flatMap(({ level, urn, policy }) =>
            level === "mandatory" ? [[resourceOf(urn), `violates ${policy}`] as const] : [],
        ),
    ].filter(([, message]) => !isEcho(message));
    expect(ofResources, JSON.stringify(diagnostics)).not.to.deep.equal([]);
    return Object.fromEntries(ofResources.sort());
}

/** What remote components say of a run that ends because something else was refused. */
const isEcho = (message: string) => /client connection is closing|^(preview|update) failed$/.test(message);

async function inCloud<Result>(name: ChangedStack, work: (engine: RealEngine) => Promise<Result>): Promise<Result> {
    const engine = await broughtUp(name);
    try {
        return await work(engine);
    } finally {
        engine.stop();
    }
}

/** What a provider says, without the engine's own words around it. */
const said = (message: string) => message.replaceAll(/\s+/g, " ").trim();
