import type { Operation, Step } from "../../tooling/rehearsal/engine/step";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::platform::${type}::${name}`;

/** An operation on a custom resource. */
export const operation = (
    op: Operation["op"],
    type: string,
    name: string,
    overrides: Partial<Operation> = {},
): Operation => ({
    op,
    urn: urnOf(type, name),
    type,
    custom: true,
    protect: false,
    changed: [],
    replaceKeys: [],
    inputs: {},
    ...overrides,
});

/** A step in which nothing happened. */
export const step = (overrides: Partial<Step> = {}): Step => ({
    name: "preview",
    succeeded: true,
    changes: {},
    operations: [],
    policies: [],
    packs: {},
    urns: [],
    refused: [],
    unprotected: [],
    diagnostics: [],
    seconds: 1.25,
    text: "",
    ...overrides,
});
