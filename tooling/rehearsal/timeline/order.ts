import type { PreviewedResource } from "../../engine/preview";
import { conditionsOf } from "./conditions";

/** One resource, or the completion of a remote component, and what has to be there before. */
export interface Ordered {
    /** URN, or what {@link completed} makes of it. */
    readonly id: string;
    /** Ids. */
    readonly needs: readonly string[];
}

/** The moment in which a remote component hands over its outputs: when every resource in it is there. */
export const completed = (urn: string) => `${urn} (complete)`;

/** What {@link completed} is said of, else undefined. */
export const completedUrn = (id: string) => /^(.*) \(complete\)$/s.exec(id)?.[1];

/**
 * The order that the program gives: what the SDK awaits before it registers a resource. That is every input, the
 * `dependsOn`, the parent, the provider, and `deletedWith`; for components as well, so that a child also waits for
 * whatever its component was given. A remote component hands over outputs when everything in it is there.
 */
export function programOrder(
    resources: readonly PreviewedResource[],
    isRemote: (type: string) => boolean,
): readonly Ordered[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const remote = resources.filter(({ custom, type }) => !custom && isRemote(type));
    const remoteUrns = new Set(remote.map(({ urn }) => urn));
    const inside = insideOf(resources, byUrn, remoteUrns);
    const registered = (urn: string | undefined) => (urn !== undefined && byUrn.has(urn) ? [urn] : []);
    const given = (urn: string) => (remoteUrns.has(urn) ? [completed(urn)] : registered(urn));
    return [
        ...resources.map(({ urn, parent, dependencies, provider, deletedWith }) => ({
            id: urn,
            needs: distinct([
                ...dependencies.flatMap(given),
                ...registered(parent),
                ...registered(provider === undefined ? undefined : providerUrn(provider)),
                ...registered(deletedWith),
            ]),
        })),
        ...remote.map(({ urn }) => ({ id: completed(urn), needs: distinct([urn, ...(inside.get(urn) ?? [])]) })),
    ];
}

/** URNs of everything in each remote component. */
function insideOf(
    resources: readonly PreviewedResource[],
    byUrn: ReadonlyMap<string, PreviewedResource>,
    remote: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
    const inside = new Map<string, string[]>();
    for (const { urn, parent } of resources) {
        for (let above = parent; above !== undefined; above = byUrn.get(above)?.parent) {
            if (remote.has(above)) {
                inside.set(above, [...(inside.get(above) ?? []), urn]);
            }
        }
    }
    return inside;
}

/**
 * The order that AWS itself asks for: an output of the one is used by an input of the other, it is reached through it
 * (its provider), or it fails without it (`conditions.ts`). Components, parents and `dependsOn` are the program's.
 */
export function awsOrder(resources: readonly PreviewedResource[]): readonly Ordered[] {
    const custom = resources.filter((resource) => resource.custom);
    const urns = new Set(custom.map(({ urn }) => urn));
    return custom.map((resource) => ({
        id: resource.urn,
        needs: distinct([
            ...Object.values(resource.propertyDependencies).flat(),
            ...(resource.provider === undefined ? [] : [providerUrn(resource.provider)]),
            ...conditionsOf(resource, custom).map(({ urn }) => urn),
        ]).filter((urn) => urns.has(urn)),
    }));
}

/** A reference to a provider is its URN and id. */
const providerUrn = (reference: string) => reference.slice(0, reference.lastIndexOf("::"));

const distinct = (urns: readonly string[]) => [...new Set(urns)];
