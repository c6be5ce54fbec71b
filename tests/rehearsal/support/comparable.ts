import type { Store } from "../../../tooling/rehearsal/cloud/store";
import type { StateResource } from "../../../tooling/rehearsal/engine/rehearsedStack";

/**
 * What two states must have in common, by URN: all but times, that something was imported, and the ids that the engine
 * draws for its providers.
 */
export function comparable(state: readonly StateResource[]): Record<string, unknown> {
    const drawn = state.filter(isProvider).flatMap(({ id }) => id ?? []);
    const undrawn = (text: string) => drawn.reduce((rest, id) => rest.replaceAll(id, "drawn"), text);
    return Object.fromEntries(
        state.map((resource) => [
            resource.urn,
            JSON.parse(undrawn(JSON.stringify({ propertyDependencies: {}, ...resource }, withoutHistory))) as unknown,
        ]),
    );
}

/** What two states have in common even where some resources were made once more, and so have other ids. */
export const shape = (state: readonly StateResource[]): Record<string, unknown> =>
    Object.fromEntries(
        state.map(({ urn, type, parent, protect = false, retainOnDelete = false, dependencies = [] }) => [
            urn,
            { type, parent, protect, retainOnDelete, dependencies: [...dependencies].sort() },
        ]),
    );

const isProvider = ({ type }: StateResource) => type.startsWith("pulumi:providers:");

/** Lists of URNs have no order, and an empty one says the same as none. */
function withoutHistory(key: string, value: unknown): unknown {
    if (["created", "modified", "sourcePosition", "stackTrace", "importID"].includes(key)) {
        return undefined;
    }
    if (key === "propertyDependencies") {
        const lists = Object.entries(value as Readonly<Record<string, readonly string[]>>);
        return Object.fromEntries(lists.filter(([, urns]) => urns.length > 0).sort());
    }
    const isOfUrns = Array.isArray(value) && value.every((urn) => typeof urn === "string" && urn.startsWith("urn:"));
    return isOfUrns ? [...(value as string[])].sort() : value;
}

/** What the cloud and the state do not both have once, by id: nothing, where nothing is there twice and nothing is lost. */
export function mismatches(store: Store, state: readonly StateResource[]): string[] {
    const inCloud = store.all().map(({ urn, id }) => `${urn} ${id}`);
    const inState = state
        .filter((resource) => resource.custom && !isProvider(resource))
        .map(({ urn, id = "" }) => `${urn} ${id}`);
    return [
        ...without(inCloud, inState).map((resource) => `only in the cloud: ${resource}`),
        ...without(inState, inCloud).map((resource) => `only in the state: ${resource}`),
    ].sort();
}

function without(resources: readonly string[], others: readonly string[]): string[] {
    const known = new Set(others);
    return resources.filter((resource) => !known.has(resource));
}
