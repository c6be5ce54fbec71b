import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { RegisterResourceRequest, type ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { noOptions, type Registered } from "./registry";
import { toObject } from "./struct";
import { collectDependencies, withoutOutputValues } from "./values";

/** A registration or read as the engine records it, before anything is created: its outputs are its inputs. */
export function registeredFrom(request: RegisterResourceRequest | ReadResourceRequest, urn: string): Registered {
    const common = {
        urn,
        type: request.getType(),
        name: request.getName(),
        parent: request.getParent() === "" ? undefined : request.getParent(),
        id: undefined,
        predicted: true,
        provider: undefined,
    };
    if (!(request instanceof RegisterResourceRequest)) {
        const inputs = toObject(request.getProperties());
        return {
            ...noOptions,
            ...common,
            custom: true,
            inputs,
            outputs: inputs,
            dependencies: request.getDependenciesList(),
            additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        };
    }
    const raw = toObject(request.getObject());
    const { dependencies, propertyDependencies } = dependenciesOf(request, raw);
    const inputs = withoutOutputValues(raw);
    return {
        ...common,
        custom: request.getCustom(),
        inputs,
        outputs: request.getCustom() ? inputs : {},
        protect: request.getProtect() ?? false,
        retainOnDelete: request.getRetainondelete() ?? false,
        deleteBeforeReplace: request.getDeletebeforereplace(),
        ignoreChanges: request.getIgnorechangesList(),
        aliases: request.getAliasesList().map(aliasText),
        deletedWith: request.getDeletedwith() === "" ? undefined : request.getDeletedwith(),
        dependencies,
        propertyDependencies,
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    };
}

function dependenciesOf(
    request: RegisterResourceRequest,
    inputs: Record<string, unknown>,
): Pick<Registered, "dependencies" | "propertyDependencies"> {
    const all = new Set(request.getDependenciesList());
    const byProperty: Record<string, string[]> = {};
    for (const [key, list] of request.getPropertydependenciesMap().entries()) {
        const urns = new Set(list.getUrnsList());
        collectDependencies(inputs[key], urns);
        byProperty[key] = [...urns].sort();
        for (const urn of urns) {
            all.add(urn);
        }
    }
    return { dependencies: [...all].sort(), propertyDependencies: byProperty };
}

function aliasText(alias: Alias): string {
    const spec = alias.getSpec();
    return alias.hasUrn() || !spec ? alias.getUrn() : [spec.getType(), spec.getName()].filter(Boolean).join("::");
}
