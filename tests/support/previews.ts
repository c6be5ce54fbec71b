import type { Preview, PreviewedResource } from "../../tooling/engine/preview";
import { noOptions } from "../../tooling/engine/registry";
import { createUrn, stackType } from "../../tooling/engine/urn";

const blank = { ...noOptions, inputs: {}, outputs: {}, predicted: true } as const;

/** The root of every preview. */
const stack: PreviewedResource = {
    ...blank,
    urn: createUrn("dev", "platform", "", stackType, "platform-dev"),
    type: stackType,
    name: "platform-dev",
    parent: undefined,
    custom: false,
    id: undefined,
};

/** A resource as the engine would have previewed it: in its parent, else in the stack; `platform:*` are components. */
export function previewed(
    type: string,
    name: string,
    overrides: Partial<PreviewedResource> = {},
    parent: PreviewedResource = stack,
): PreviewedResource {
    return {
        ...blank,
        urn: createUrn("dev", "platform", parent.urn, type, name),
        type,
        name,
        parent: parent.urn,
        custom: !type.startsWith("platform:"),
        id: `${name}-id`,
        ...overrides,
    };
}

/** A preview of the stack `dev` with these resources besides its root. */
export const previewWith = (resources: readonly PreviewedResource[], overrides: Partial<Preview> = {}): Preview => ({
    project: "platform",
    stack: "dev",
    resources: [stack, ...resources],
    outputs: {},
    policies: [],
    packs: [],
    diagnostics: [],
    timings: { "start-up": 0, program: 0, packs: 0 },
    ...overrides,
});
