/*
 * What the API server of a cluster and Helm make up.
 *
 * Sources: Kubernetes API reference, ObjectMeta; pulumi-kubernetes, ReleaseStatus.
 */
import type { Properties } from "../../../standin/model";
import { uuid } from "../../../standin/names";
import { time, type Inventing, type Invention } from "./invention";

const helmRelease = ({ inputs, created: { outputs } }: Inventing): Properties => ({
    status: {
        name: outputs.name,
        namespace: outputs.namespace,
        chart: inputs.chart,
        version: inputs.version,
        revision: 1,
        status: "deployed",
    },
});

const manifest = ({ urn, created: { outputs } }: Inventing): Properties => ({
    metadata: {
        ...(outputs.metadata as Properties),
        creationTimestamp: time,
        generation: 1,
        resourceVersion: "1",
        uid: uuid(urn),
    },
});

/** Every kind has metadata; only Helm releases are different. */
export const kubernetes = (type: string): Invention => ({
    outputs: type.startsWith("kubernetes:helm.sh/") ? helmRelease : manifest,
});
