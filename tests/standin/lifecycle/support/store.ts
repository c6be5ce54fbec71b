import { expect } from "chai";
import type { Inventory, Remains, Stored } from "../../../../tooling/standin/inventory";
import { refuseCreate, refuseDelete, refuseUpdate } from "../../../../tooling/standin/lifecycle";
import type { Properties } from "../../../../tooling/standin/model";
import { scope } from "../../support/host";
import { create, urnOf } from "../../support/models";

/** An inventory of these resources, and of what is left of others. */
export const inventoryOf = (resources: readonly Stored[], remains: readonly Remains[] = []): Inventory => ({
    find: (type, id) => resources.find((resource) => resource.type === type && resource.id === id),
    ofType: (type) => resources.filter((resource) => resource.type === type),
    all: () => resources,
    remains: () => remains,
});

/** A resource as the stand-in cloud would have created it. */
export function stored(type: string, name: string, inputs: Properties, outputs: Properties = {}): Stored {
    const created = create(type, inputs, name);
    return {
        ...scope,
        type,
        urn: urnOf(type, name),
        id: created.id,
        inputs,
        outputs: { ...inputs, ...created.outputs, ...outputs },
    };
}

/** A resource that nobody has created yet. */
export function candidate(type: string, inputs: Properties, name = "new") {
    return { ...scope, type, urn: urnOf(type, name), inputs };
}

export const creating = (
    resource: Parameters<typeof refuseCreate>[0],
    others: readonly Stored[],
    remains?: readonly Remains[],
) => refuseCreate(resource, inventoryOf(others, remains));

/** Changes inputs of a resource beside others; a change to undefined takes the input out. */
export const updating = (resource: Stored, changes: Properties, others: readonly Stored[] = []) =>
    refuseUpdate(resource, { ...resource.inputs, ...changes }, inventoryOf([resource, ...others]));

export const deleting = (resource: Stored, others: readonly Stored[] = []) =>
    refuseDelete(resource, inventoryOf([resource, ...others]));

/**
 * Tests that no two resources of the type have these inputs.
 * @param free changes with which a second one may stand beside the first.
 */
export function standsAlone(
    type: string,
    inputs: Properties,
    free: Properties,
    refusal: string,
    others: readonly Stored[] = [],
): void {
    describe(`${type}, a second of its kind`, () => {
        const taken = stored(type, "first", inputs);
        const kind = type.slice(type.lastIndexOf(":") + 1);

        it("is refused", () => {
            expect(creating(candidate(type, inputs), [taken, ...others])).to.equal(
                `${refusal.replace("<id>", taken.id)}; ${kind} first has it: choose another, or import that one; ` +
                    "where it is the same with another name or parent in the program, give it an alias",
            );
        });

        it("is refused as the replacement of the first, with the way out", () => {
            expect(creating(candidate(type, inputs, "first"), [taken, ...others])).to.equal(
                `${refusal.replace("<id>", taken.id)}; its predecessor has it: if it is being replaced, set ` +
                    "deleteBeforeReplace: true, or give it a name that changes with what forces the replacement; " +
                    "if an interrupted run left it, import it",
            );
        });

        it(`may stand with ${JSON.stringify(free)}`, () => {
            const { region = scope.region, ...changes } = free;
            const second = { ...candidate(type, { ...inputs, ...changes }), region: region as string };
            expect(creating(second, [taken, ...others])).to.equal(undefined);
        });

        it("is the first itself in an update", () => {
            expect(updating(taken, {}, others)).to.equal(undefined);
        });
    });
}

/** What must be there, where it is named, and the refusal where it is not. */
export type Need = readonly [needed: Stored, path: string, refusal: string];

/** Tests that a resource of the type can only stand beside what it names. */
export function needs(type: string, inputs: Properties, ...list: readonly Need[]): void {
    describe(`${type}, with what it names`, () => {
        const all = list.map(([needed]) => needed);

        it("is created", () => {
            expect(creating(candidate(type, inputs), all)).to.equal(undefined);
        });

        for (const [needed, path, refusal] of list) {
            it(`is refused without ${path}`, () => {
                const others = all.filter((other) => other !== needed);
                expect(creating(candidate(type, inputs), others)).to.equal(
                    `${refusal}; create it first and take ${path} from its outputs, or name it in dependsOn`,
                );
            });
        }
    });
}

/** Tests that a resource cannot be deleted while any one of the others is there. */
export function isHeldBy(
    resource: Stored,
    refusal: string,
    ...users: readonly (readonly [Stored, ...Stored[]])[]
): void {
    describe(`${resource.type}, its delete`, () => {
        it("is done when nothing uses it", () => {
            expect(deleting(resource)).to.equal(undefined);
        });

        for (const [user, ...others] of users) {
            const name = `${user.type.slice(user.type.lastIndexOf(":") + 1)} ${user.urn.split("::")[3] ?? ""}`;

            it(`is refused for the sake of ${name}`, () => {
                expect(deleting(resource, [user, ...others])).to.equal(
                    `${refusal}; ${name} is still there: delete that first, or let it depend on this so that it goes first`,
                );
            });
        }
    });
}
