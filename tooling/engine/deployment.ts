import type { Preview, PreviewedResource } from "./preview";
import { forState } from "./values";

/** The version of Pulumi's deployment format that this writes. */
const deploymentVersion = 3;

/**
 * The preview as a Pulumi deployment, which `pulumi policy analyze --file` takes. Secrets are masked, not encrypted:
 * the file needs no passphrase and holds none, and it cannot be imported into a stack.
 */
export function deployment(preview: Preview) {
    return {
        version: deploymentVersion,
        deployment: {
            manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" },
            resources: preview.resources.map(resource),
        },
    };
}

function resource(r: PreviewedResource) {
    return {
        urn: r.urn,
        custom: r.custom,
        // The CLI takes a custom resource without id for one that is still being created.
        ...(r.custom ? { id: r.id ?? "unknown" } : {}),
        type: r.type,
        inputs: forState(r.inputs),
        outputs: forState(r.outputs),
        ...(r.parent === undefined ? {} : { parent: r.parent }),
        ...(r.protect ? { protect: true } : {}),
        ...(r.retainOnDelete ? { retainOnDelete: true } : {}),
        ...(r.deletedWith === undefined ? {} : { deletedWith: r.deletedWith }),
        ...(r.provider === undefined ? {} : { provider: r.provider }),
        dependencies: r.dependencies,
        propertyDependencies: r.propertyDependencies,
        additionalSecretOutputs: r.additionalSecretOutputs,
    };
}
