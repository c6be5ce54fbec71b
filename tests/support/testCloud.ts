import type { Cloud } from "../../tooling/engine/cloud";
import type { ConstructModel } from "../../tooling/standin/model";

/** A cloud for tests of the engine itself: knows `test:*` types, and what a test adds. */
export function testCloud(overrides: Partial<Cloud> & { components?: Record<string, ConstructModel> } = {}): Cloud {
    const { components = {}, ...rest } = overrides;
    return {
        predicts: (type) => type.startsWith("test:"),
        check: () => [],
        warn: () => [],
        create: (_type, _urn, name) => ({ id: `${name}-id`, outputs: { arn: `arn:test:${name}` } }),
        invoke: (token) => {
            throw new Error(`unknown invoke ${token}`);
        },
        construct: (type) => components[type],
        ...rest,
    };
}
