/** The parts of a Pulumi URN, `urn:pulumi:<stack>::<project>::<qualified type>::<name>`. */
export interface Urn {
    readonly stack: string;
    readonly project: string;
    /** Types from the outermost component to the resource, joined by `$`. */
    readonly qualifiedType: string;
    readonly type: string;
    readonly name: string;
}

export const stackType = "pulumi:pulumi:Stack";

export function parseUrn(urn: string): Urn {
    const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
    return {
        stack: head.replace(/^urn:pulumi:/, ""),
        project,
        qualifiedType,
        type: qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1),
        // A resource name may itself contain "::".
        name: name.join("::"),
    };
}

/** The URN that the engine gives a resource. The stack's own type is not part of its children's qualified types. */
export function createUrn(stack: string, project: string, parent: string, type: string, name: string): string {
    const parentType = parent === "" ? "" : parseUrn(parent).qualifiedType;
    const qualifiedType = parentType === "" || parentType === stackType ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}
