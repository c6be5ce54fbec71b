import type { PropertyMap, PreviewedResource } from "./preview";

/** A resource whose outputs may still be registered. */
export type Registered = Omit<PreviewedResource, "outputs"> & { outputs: PropertyMap };

/** What a resource has about which the program says nothing. */
export const noOptions = {
    protect: false,
    retainOnDelete: false,
    deleteBeforeReplace: false,
    ignoreChanges: [],
    aliases: [],
    deletedWith: undefined,
    provider: undefined,
    dependencies: [],
    propertyDependencies: {},
    additionalSecretOutputs: [],
} as const satisfies Partial<Registered>;

/** What the engine knows of the stack so far: every resource in order of registration. */
export class Registry {
    private readonly byUrn = new Map<string, Registered>();

    /** @param onAdd called with each resource as it registers */
    constructor(private readonly onAdd: (resource: Registered) => void = () => undefined) {}

    /** @throws Error when the program registers a URN twice, as the engine does. */
    add(resource: Registered): void {
        if (this.byUrn.has(resource.urn)) {
            throw new Error(
                `Duplicate resource URN '${resource.urn}'; give the second "${resource.name}" of type ${resource.type} another name`,
            );
        }
        this.byUrn.set(resource.urn, resource);
        this.onAdd(resource);
    }

    get(urn: string): Registered | undefined {
        return this.byUrn.get(urn);
    }

    all(): Registered[] {
        return [...this.byUrn.values()];
    }
}
