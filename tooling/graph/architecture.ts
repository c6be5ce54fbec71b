import type { Preview, PreviewedResource } from "../engine/preview";
import { isDefaultProvider } from "../engine/report";
import { stackType } from "../engine/urn";
import { compare } from "../order";

/** What stands at the top of a stack, what is inside each, and what needs what. */
export interface Architecture {
    readonly project: string;
    readonly stack: string;
    /** Children of the stack: components, and resources that stand alone. Sorted by name. */
    readonly components: readonly Component[];
    readonly edges: readonly Edge[];
}

/** A component with its resources, those of components inside it apart. */
export interface Component {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly resources: readonly TypeCount[];
    /** Components inside it, those of one type together. */
    readonly inside: readonly ComponentGroup[];
}

/** Components of one type inside another component. */
export interface ComponentGroup {
    readonly type: string;
    readonly count: number;
    readonly resources: readonly TypeCount[];
    readonly inside: readonly ComponentGroup[];
}

export interface TypeCount {
    readonly type: string;
    readonly count: number;
}

/** That resources of one component need resources of another. */
export interface Edge {
    /** URN of the component that is needed, and so stands first. */
    readonly from: string;
    /** URN of the component that needs it. */
    readonly to: string;
    /** How many inputs take their value from it; 0 where only the order matters (`dependsOn`, `provider`). */
    readonly inputs: number;
}

/** Reads the architecture out of a preview: nothing here is drawn that the program does not say. */
export function architectureOf({ project, stack, resources }: Preview): Architecture {
    const family = new Family(resources.filter((resource) => !isDefaultProvider(resource)));
    return {
        project,
        stack,
        components: family
            .childrenOfStack()
            .map((resource) => ({
                urn: resource.urn,
                type: resource.type,
                name: resource.name,
                ...contents(family, [resource]),
            }))
            .sort((a, b) => compare(a.name, b.name) || compare(a.urn, b.urn)),
        edges: edgesOf(family),
    };
}

/** Who is whose child. */
class Family {
    private readonly byUrn: ReadonlyMap<string, PreviewedResource>;
    private readonly byParent = new Map<string, PreviewedResource[]>();
    private readonly top = new Map<string, string | undefined>();

    constructor(readonly resources: readonly PreviewedResource[]) {
        this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
        for (const resource of resources) {
            const parent = resource.parent ?? "";
            this.byParent.set(parent, [...(this.byParent.get(parent) ?? []), resource]);
        }
    }

    children(resource: PreviewedResource): readonly PreviewedResource[] {
        return this.byParent.get(resource.urn) ?? [];
    }

    childrenOfStack(): readonly PreviewedResource[] {
        const stack = this.resources.find(({ type }) => type === stackType);
        return stack ? this.children(stack) : [];
    }

    /** URN of the child of the stack that a resource is or belongs to; undefined for the stack itself. */
    topOf(urn: string): string | undefined {
        if (!this.top.has(urn)) {
            this.top.set(urn, this.climb(urn));
        }
        return this.top.get(urn);
    }

    private climb(urn: string): string | undefined {
        const parent = this.byUrn.get(this.byUrn.get(urn)?.parent ?? "");
        if (!parent) {
            return undefined;
        }
        return parent.type === stackType ? urn : this.topOf(parent.urn);
    }
}

/** What is inside components, taken together. A resource's own children count as its component's. */
function contents(family: Family, owners: readonly PreviewedResource[]): Pick<ComponentGroup, "resources" | "inside"> {
    const counts = new Map<string, number>();
    const components = new Map<string, PreviewedResource[]>();
    const walk = (owner: PreviewedResource) => {
        for (const child of family.children(owner)) {
            if (child.custom) {
                counts.set(child.type, (counts.get(child.type) ?? 0) + 1);
                walk(child);
            } else {
                components.set(child.type, [...(components.get(child.type) ?? []), child]);
            }
        }
    };
    owners.forEach(walk);
    return {
        resources: [...counts]
            .map(([type, count]) => ({ type, count }))
            .sort((a, b) => b.count - a.count || compare(a.type, b.type)),
        inside: [...components]
            .map(([type, members]) => ({ type, count: members.length, ...contents(family, members) }))
            .sort((a, b) => compare(a.type, b.type)),
    };
}

function edgesOf(family: Family): Edge[] {
    const inputs = new Map<string, { from: string; to: string; inputs: number }>();
    const need = (from: string | undefined, to: string | undefined, count: number) => {
        if (from !== undefined && to !== undefined && from !== to) {
            const key = `${from}\n${to}`;
            const edge = inputs.get(key) ?? { from, to, inputs: 0 };
            inputs.set(key, { ...edge, inputs: edge.inputs + count });
        }
    };
    // Components hand their arguments on: only what reaches a resource is a dependency.
    for (const resource of family.resources.filter(({ custom }) => custom)) {
        const to = family.topOf(resource.urn);
        for (const urns of Object.values(resource.propertyDependencies)) {
            for (const from of new Set(urns.map((urn) => family.topOf(urn)))) {
                need(from, to, 1);
            }
        }
        for (const urn of [...resource.dependencies, providerUrn(resource)]) {
            need(family.topOf(urn), to, 0);
        }
    }
    return [...inputs.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

/** A reference to a provider is its URN and id. */
const providerUrn = ({ provider = "" }: PreviewedResource) => provider.slice(0, provider.lastIndexOf("::"));
