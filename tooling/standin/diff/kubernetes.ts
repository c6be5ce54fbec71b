/*
 * What replaces a Kubernetes object, or a Helm release.
 * Source: pulumi/pulumi-kubernetes, provider/pkg/provider/diff.go (`forceNew`), provider.go (`Diff`) and
 * helm_release.go (`Diff`). Versions that no supported cluster serves are left out.
 */
import type { Properties } from "../model";
import type { Rules } from "./rules";

const identity = ["metadata.name", "metadata.namespace"];

const volumeSources = [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
];

const podFields = [
    "affinity",
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "shareProcessNamespace",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
];

const containerFields = [
    "args",
    "command",
    "env",
    "image",
    "imagePullPolicy",
    "lifecycle",
    "livenessProbe",
    "ports",
    "readinessProbe",
    "resources",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir",
];

/** Besides an object's name and namespace, by API version and kind. */
const immutable: Readonly<Record<string, readonly string[]>> = {
    "apps/v1:DaemonSet": ["spec.selector"],
    "apps/v1:Deployment": ["spec.selector"],
    "apps/v1:StatefulSet": [
        "spec.podManagementPolicy",
        "spec.revisionHistoryLimit",
        "spec.selector",
        "spec.serviceName",
        "spec.volumeClaimTemplates",
    ],
    "batch/v1:Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
    "core/v1:PersistentVolume": volumeSources.map((source) => `spec.${source}`),
    "core/v1:PersistentVolumeClaim": ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
    "core/v1:Pod": [
        ...podFields.map((field) => `spec.${field}`),
        ...containerFields.flatMap((field) => [`spec.containers.${field}`, `spec.initContainers.${field}`]),
    ],
    "core/v1:ResourceQuota": ["spec.scopes"],
    "core/v1:Service": ["spec.clusterIP"],
    "rbac.authorization.k8s.io/v1:ClusterRoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/v1:RoleBinding": ["roleRef"],
    "storage.k8s.io/v1:StorageClass": ["parameters", "provisioner"],
    // The provider takes both as immutable unless `enableSecretMutable` or `enableConfigMapMutable` says otherwise.
    "core/v1:ConfigMap": ["binaryData", "data"],
    "core/v1:Secret": ["data", "stringData", "type"],
};

/** The rules of any type of the package: `kubernetes:apps/v1:Deployment`. */
export function kubernetesRules(type: string): Rules {
    const versionAndKind = type.slice("kubernetes:".length);
    if (versionAndKind.startsWith("helm.sh/")) {
        return { replaces: ["name", "namespace"] };
    }
    return { replaces: [...identity, ...(immutable[versionAndKind] ?? [])] };
}

/**
 * Whether the provider deletes the object before it creates the one that replaces it: where the program names it and the
 * name stays. Helm releases are never deleted first.
 */
export function deletesObjectFirst(type: string, olds: Properties, news: Properties): boolean {
    const [old, now] = [metadataOf(olds), metadataOf(news)];
    return (
        !type.startsWith("kubernetes:helm.sh/") &&
        now.name !== undefined &&
        now.name === old.name &&
        now.namespace === old.namespace
    );
}

const metadataOf = (properties: Properties): Properties => (properties.metadata ?? {}) as Properties;
