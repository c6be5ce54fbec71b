import { isDeepStrictEqual } from "node:util";
import type { Preview, PreviewedResource } from "../../../tooling/engine/preview";
import { parseUrn } from "../../../tooling/engine/urn";
import type { StateResource } from "../../../tooling/rehearsal/engine/rehearsedStack";
import { unknown } from "../../../tooling/standin/model";

/** Where the in-process preview and the state after a real `up` do not say the same. */
export interface Difference {
    readonly type: string;
    readonly name: string;
    /** Path of what differs: `inputs.vpcId`, `protect`. */
    readonly path: string;
    readonly previewed: unknown;
    readonly real: unknown;
}

export function differences(preview: Preview, state: readonly StateResource[]): Difference[] {
    const real = new Map(state.map((resource) => [resource.urn, resource]));
    const previewed = new Map(preview.resources.map((resource) => [resource.urn, resource]));
    const ofUrns = [...new Set([...real.keys(), ...previewed.keys()])];
    return ofUrns.flatMap((urn) => {
        const { type, name } = parseUrn(urn);
        const mine = previewed.get(urn);
        const its = real.get(urn);
        if (!mine || !its) {
            return [{ type, name, path: "urn", previewed: mine?.urn, real: its?.urn }];
        }
        return ofResource(mine, its).map((difference) => ({ type, name, ...difference }));
    });
}

type Part = Omit<Difference, "type" | "name">;

function ofResource(mine: PreviewedResource, its: StateResource): Part[] {
    const facts: readonly (readonly [string, unknown, unknown])[] = [
        ["type", mine.type, its.type],
        ["custom", mine.custom, its.custom],
        ["parent", mine.parent, its.parent],
        ["protect", mine.protect, its.protect ?? false],
        ["retainOnDelete", mine.retainOnDelete, its.retainOnDelete ?? false],
        ["deletedWith", mine.deletedWith, its.deletedWith],
        ["provider", providerUrn(mine.provider), providerUrn(its.provider)],
        ["dependencies", sorted(mine.dependencies), sorted(its.dependencies)],
        ["additionalSecretOutputs", sorted(mine.additionalSecretOutputs), sorted(its.additionalSecretOutputs)],
        ["propertyDependencies", sortedAll(mine.propertyDependencies), sortedAll(its.propertyDependencies)],
    ];
    return [
        ...facts
            .filter(([, previewed, real]) => !isDeepStrictEqual(previewed, real))
            .map(([path, previewed, real]) => ({ path, previewed, real })),
        ...(isKnown(mine.id) && mine.id !== its.id ? [{ path: "id", previewed: mine.id, real: its.id }] : []),
        ...ofValues("inputs", mine.inputs, secretsInClear(its.inputs ?? {}), true),
        ...ofValues("outputs", mine.outputs, secretsInClear(its.outputs ?? {}), false),
    ];
}

const isKnown = (id: string | undefined) => id !== undefined && id !== "" && id !== unknown;

/** A provider's reference ends in an id that the engine draws by lot. */
const providerUrn = (reference: string | undefined) => reference?.slice(0, reference.lastIndexOf("::"));

const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].sort();

/** An empty list says the same as none. */
const sortedAll = (lists: Readonly<Record<string, readonly string[] | null>> | undefined) =>
    Object.fromEntries(
        Object.entries(lists ?? {})
            .filter(([, list]) => (list ?? []).length > 0)
            .sort()
            .map(([key, list]) => [key, sorted(list ?? [])]),
    );

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The state writes a secret down as JSON in JSON; the protocol, and the preview, as a value. */
function secretsInClear(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(secretsInClear);
    }
    if (!isObject(value)) {
        return value;
    }
    if (typeof value.plaintext === "string") {
        const { plaintext, ...mark } = value;
        return { ...mark, value: JSON.parse(plaintext) as unknown };
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, secretsInClear(member)]));
}

/**
 * What is not known in a preview says nothing.
 * @param isComplete whether the real values may have nothing that the previewed ones lack
 */
function ofValues(path: string, previewed: unknown, real: unknown, isComplete: boolean): Part[] {
    if (previewed === unknown) {
        return [];
    }
    if (!isObject(previewed) || !isObject(real) || Array.isArray(previewed) !== Array.isArray(real)) {
        return isDeepStrictEqual(previewed, real) ? [] : [{ path, previewed, real }];
    }
    const keys = new Set([...Object.keys(previewed), ...(isComplete ? Object.keys(real) : [])]);
    return [...keys].flatMap((key) => ofValues(`${path}.${key}`, previewed[key], real[key], isComplete));
}
