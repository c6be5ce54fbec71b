import type { PolicyResource } from "@pulumi/policy";
import { known } from "./values";

export type StackResource = PolicyResource;

/** All resources of a stack, found by type. */
export interface Stack {
    ofType(type: string): readonly StackResource[];
}

export function stackOf(resources: readonly PolicyResource[]): Stack {
    const byType = new Map<string, PolicyResource[]>();
    for (const resource of resources) {
        const sameType = byType.get(resource.type);
        if (sameType) {
            sameType.push(resource);
        } else {
            byType.set(resource.type, [resource]);
        }
    }
    return { ofType: (type) => byType.get(type) ?? [] };
}

/** The outputs by which one resource names another. */
const identities = ["id", "arn", "bucket"];

/**
 * Whether a property of a resource names the target. In a preview ids are not known yet, so what the property depends
 * on decides first. An output of a remote component depends on the component, which is the parent of what it names.
 */
export function refersTo(resource: StackResource, property: string, target: StackResource): boolean {
    const dependencies = resource.propertyDependencies[property] ?? [];
    if (dependencies.some(({ urn }) => urn === target.urn || urn === target.parent?.urn)) {
        return true;
    }
    const reference = known(resource.props, property);
    return reference !== undefined && identities.some((identity) => known(target.props, identity) === reference);
}
