import { crc32 } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import type { PreviewedResource, PropertyMap } from "../../../tooling/engine/preview";
import { forProvider } from "../../../tooling/engine/values";
import type { Remains, Stored } from "../../../tooling/standin/inventory";
import { isRetried, refuseCreate, refuseDelete, refuseUpdate, remainsOf } from "../../../tooling/standin/lifecycle";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { stackPreview } from "../../../tooling/generate/stackPreview";
import { inventoryOf } from "./support/store";

const stacks = ["dev", "stg", "prod"] as const;
type StackName = (typeof stacks)[number];

const scope = { region: "us-east-1" };

/** Properties after an update, where what was not known yet is. */
function settled(properties: PropertyMap, name: string): Properties {
    const settle = (value: unknown): unknown => {
        if (value === unknown) {
            return `${name}-known-now`;
        }
        if (Array.isArray(value)) {
            return value.map(settle);
        }
        return typeof value === "object" && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, settle(member)]))
            : value;
    };
    return settle(forProvider(properties)) as Properties;
}

const storedOf = ({ type, urn, name, id, inputs, outputs }: PreviewedResource, account: string): Stored => ({
    ...scope,
    account,
    type,
    urn,
    id: id === undefined || id === "" ? `${name}-id` : id,
    inputs: settled(inputs, name),
    outputs: settled({ ...inputs, ...outputs }, name),
});

/** A resource and the places of those that must be there first. */
interface Node {
    readonly resource: Stored | undefined;
    readonly after: readonly number[];
}

/**
 * The engine's order: after its parent, its provider and its dependencies, and for a component among those also after
 * what had been registered in it (`DependenciesOf` in Pulumi's pkg/resource/graph).
 */
function graphOf(resources: readonly PreviewedResource[], account: string): Node[] {
    const place = new Map(resources.map(({ urn }, index) => [urn, index]));
    const isIn = (resource: PreviewedResource, ancestor: string): boolean => {
        const parent = resources[place.get(resource.parent ?? "") ?? -1];
        return resource.parent === ancestor || (parent !== undefined && isIn(parent, ancestor));
    };
    return resources.map((resource, index) => {
        const earlier = resources.slice(0, index);
        const direct = earlier.filter(
            ({ urn }) => resource.dependencies.includes(urn) || resource.provider?.startsWith(`${urn}::`),
        );
        const inside = direct
            .filter(({ custom }) => !custom)
            .flatMap(({ urn }) => earlier.filter((candidate) => isIn(candidate, urn)));
        const after = [...direct, ...inside].map(({ urn }) => urn).concat(resource.parent ?? []);
        return {
            resource: resource.custom ? storedOf(resource, account) : undefined,
            after: after.flatMap((urn) => place.get(urn) ?? []),
        };
    });
}

/** An order that the graph allows; where it leaves a choice the seed makes it, and without one the first registered. */
function orderOf(nodes: readonly Node[], seed?: number): Stored[] {
    const urgency = (index: number) => (seed === undefined ? index : crc32(`${String(seed)}/${String(index)}`));
    const order: Stored[] = [];
    const done = new Set<number>();
    while (done.size < nodes.length) {
        const ready = nodes.flatMap(({ after }, index) =>
            !done.has(index) && after.every((place) => done.has(place)) ? [index] : [],
        );
        const next = ready.reduce((best, index) => (urgency(index) < urgency(best) ? index : best));
        done.add(next);
        order.push(...[nodes[next]?.resource].filter((resource) => resource !== undefined));
    }
    return order;
}

/** Creates one after another, and returns what was refused. */
function createAll(order: readonly Stored[], remains: readonly Remains[] = []): string[] {
    const there: Stored[] = [];
    return order.flatMap((resource) => {
        const { type, urn, inputs, account, region } = resource;
        const refusal = refuseCreate({ type, urn, inputs, account, region }, inventoryOf(there, remains));
        there.push(resource);
        return refusal === undefined ? [] : [`${nameOf(resource)}: ${refusal}`];
    });
}

interface Left {
    readonly resource: Stored;
    readonly refusal: string;
}

/** Deletes one after another, what the provider itself tries again at the end; returns what is left. */
function deleteAll(order: readonly Stored[]): readonly Left[] {
    let there = [...order];
    const left: Left[] = [];
    for (const resource of order) {
        const refusal = refuseDelete(resource, inventoryOf(there));
        if (refusal === undefined) {
            there = there.filter((candidate) => candidate !== resource);
        } else {
            left.push({ resource, refusal });
        }
    }
    const tryAgain = there.length < order.length && left.some(({ refusal }) => isRetried(refusal));
    return tryAgain ? deleteAll(there) : left;
}

const nameOf = ({ urn }: Stored) => urn.split("::").slice(3).join("::");

const described = (left: readonly Left[]) => left.map(({ resource, refusal }) => `${nameOf(resource)}: ${refusal}`);

/**
 * The component awsx lets a NAT gateway wait for its subnet only. In practice the internet gateway is always there: it
 * is registered with the VPC, and the subnet takes longer.
 */
const isRaceOfAwsx = (refusal: string) => /^network-vpc-\d: Gateway\.NotAttached: /.test(refusal);

describe("order of creates and deletes", () => {
    const graphs = new Map<StackName, Node[]>();
    const graph = (stack: StackName) => graphs.get(stack) ?? [];

    before(async () => {
        for (const stack of stacks) {
            const { resources } = await stackPreview(stack);
            const account = resources.map(({ inputs }) => inputs.accountId).find((id) => typeof id === "string");
            graphs.set(stack, graphOf(resources, String(account)));
        }
    });

    const anyOrder = (stack: StackName, holds: (order: Stored[]) => void) => {
        fc.assert(
            fc.property(fc.nat(), (seed) => {
                holds(orderOf(graph(stack), seed));
            }),
            { numRuns: 10, endOnFailure: true },
        );
    };

    for (const stack of stacks) {
        it(`creates all of ${stack} in the order of registration`, () => {
            const order = orderOf(graph(stack));
            expect(order.length).to.be.greaterThan(150);
            expect(createAll(order)).to.deep.equal([]);
        });

        it(`creates all of ${stack} in any order that its dependencies allow`, () => {
            anyOrder(stack, (order) => {
                const refusals = createAll(order).filter((refusal) => !isRaceOfAwsx(refusal));
                expect(refusals.join("\n")).to.equal("");
            });
        });
    }

    it("deletes all of dev in the reverse order of registration, without trying again", () => {
        let there = orderOf(graph("dev"));
        for (const resource of [...there].reverse()) {
            expect(refuseDelete(resource, inventoryOf(there)), resource.urn).to.equal(undefined);
            there = there.filter((candidate) => candidate !== resource);
        }
    });

    it("deletes all of dev in any order that its dependencies allow", () => {
        anyOrder("dev", (order) => {
            expect(described(deleteAll(order.reverse())).join("\n")).to.equal("");
        });
    });

    it("leaves keys, secrets and a snapshot of dev, and refuses the secrets of the next one for a week", () => {
        const order = orderOf(graph("dev"));
        const remains = order.flatMap(remainsOf);
        expect(remains.map(({ type }) => type).sort()).to.deep.equal([
            ...Array.from({ length: 6 }, () => "aws:kms/key:Key"),
            "aws:rds/snapshot:Snapshot",
            ...Array.from({ length: 2 }, () => "aws:secretsmanager/secret:Secret"),
        ]);
        expect(createAll(order, remains).join("\n")).to.match(
            /^(secrets-\S+: InvalidRequestException: You can't create this secret .* \(in its recovery window of 7 days\).*\n?){2}$/,
        );
    });

    for (const stack of ["stg", "prod"] as const) {
        it(`refuses to delete what is protected in ${stack}, and what that stands on`, () => {
            const left = deleteAll(orderOf(graph(stack)).reverse());
            const refusals = described(left);
            expect(refusals.filter((refusal) => refusal.includes("protect"))).to.have.members([
                `cluster-eks-eksCluster: InvalidRequestException: The cluster platform-${stack} has deletion protection ` +
                    "turned on; set deletionProtection to false and run an update first",
                "database-instance: InvalidParameterCombination: Cannot delete protected DB Instance, please disable " +
                    `deletion protection and try again: platform-${stack}-database; set deletionProtection to false and ` +
                    "run an update first",
            ]);
            expect(left.map(({ resource }) => nameOf(resource))).to.have.members([
                "cluster-eks-eksCluster",
                "database-instance",
                "database-parameters",
                "database-security-group",
                "database-subnet-group",
                "network-vpc",
                ...[1, 2, 3].flatMap((zone) => [
                    `network-vpc-data-${String(zone)}`,
                    `network-vpc-private-${String(zone)}`,
                ]),
            ]);
        });

        it(`deletes all of ${stack} once an update has taken the protection away`, () => {
            const order = orderOf(graph(stack));
            const unprotected = order.map((resource) => {
                if (resource.inputs.deletionProtection !== true) {
                    return resource;
                }
                const inputs = { ...resource.inputs, deletionProtection: false };
                expect(refuseUpdate(resource, inputs, inventoryOf(order))).to.equal(undefined);
                return { ...resource, inputs };
            });
            expect(unprotected).not.to.deep.equal(order);
            expect(described(deleteAll(unprotected.reverse()))).to.deep.equal([]);
        });
    }
});
