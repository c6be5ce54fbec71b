import { DependencyProviderResource, DependencyResource } from "@pulumi/pulumi/resource";
import type { ComponentResourceOptions, ProviderResource } from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** The options that a remote component's provider is given, rebuilt from the registration as the SDK's server does. */
export function constructOptions(request: RegisterResourceRequest): ComponentResourceOptions {
    const providers: Record<string, ProviderResource> = {};
    for (const [name, reference] of request.getProvidersMap().entries()) {
        providers[name] = new DependencyProviderResource(reference);
    }
    return {
        parent: request.getParent() === "" ? undefined : new DependencyResource(request.getParent()),
        dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
        protect: request.getProtect(),
        retainOnDelete: request.getRetainondelete(),
        deletedWith: request.getDeletedwith() === "" ? undefined : new DependencyResource(request.getDeletedwith()),
        providers,
    };
}
