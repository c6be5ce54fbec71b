import type { Preview } from "./preview";
import { forPeople } from "./values";

/**
 * The JSON form of a preview, for pipelines: secrets masked, unknown values named so. Timings differ from run to run, so
 * they are in it only on demand.
 */
export function report(preview: Preview, { timings = false } = {}) {
    return {
        project: preview.project,
        stack: preview.stack,
        resources: preview.resources.map((resource) => ({
            urn: resource.urn,
            type: resource.type,
            name: resource.name,
            parent: resource.parent ?? null,
            custom: resource.custom,
            protect: resource.protect,
            retainOnDelete: resource.retainOnDelete,
            predicted: resource.predicted,
            dependencies: resource.dependencies,
            inputs: forPeople(resource.inputs),
            outputs: forPeople(resource.outputs),
        })),
        outputs: forPeople(preview.outputs),
        policies: preview.policies,
        diagnostics: preview.diagnostics.map((diagnostic) => ({ ...diagnostic, urn: diagnostic.urn ?? null })),
        summary: summarize(preview),
        ...(timings ? { timings: preview.timings } : {}),
    };
}

/** Counts of a preview. */
export interface Summary {
    readonly create: number;
    readonly notPredicted: number;
    readonly mandatory: number;
    readonly advisory: number;
    readonly refused: number;
}

/** Counts as `pulumi preview` counts: default providers are not resources of the program. */
export function summarize(preview: Preview): Summary {
    const created = preview.resources.filter((resource) => !isDefaultProvider(resource));
    return {
        create: created.length,
        notPredicted: created.filter(({ predicted }) => !predicted).length,
        mandatory: preview.policies.filter(({ level }) => level === "mandatory").length,
        advisory: preview.policies.filter(({ level }) => level === "advisory").length,
        refused: preview.diagnostics.filter(({ severity }) => severity === "error").length,
    };
}

/** Whether the engine made this provider itself, for resources without an explicit one. */
export const isDefaultProvider = ({ type, name }: { readonly type: string; readonly name: string }) =>
    type.startsWith("pulumi:providers:") && /^default(_|$)/.test(name);
