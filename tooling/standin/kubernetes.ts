/*
 * Kubernetes resources, and Helm releases, of the Pulumi provider.
 *
 * Sources: Kubernetes documentation, "Object Names and IDs", "Labels and Selectors", "Annotations", "ConfigMaps",
 * "Secrets" and "Pod Security Admission"; Helm documentation, "Charts" (release names of 53 characters);
 * pulumi-kubernetes for ids and generated names.
 */
import type { CheckFailure } from "@pulumi/pulumi/provider";
import { all, length, pattern, property, shown, whole, type Check, type Rule } from "./checks";
import { hex, known } from "./names";
import { isUnknown, type Properties, type ResourceModel, type ResourceRequest } from "./model";
import { valueAt } from "./properties";

/** Kinds of the built-in API that stand outside every namespace. */
const clusterScoped = new Set([
    "APIService",
    "ClusterRole",
    "ClusterRoleBinding",
    "CSIDriver",
    "CustomResourceDefinition",
    "IngressClass",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "RuntimeClass",
    "StorageClass",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
    "VolumeAttachment",
]);

/** The provider names what the program does not name: the resource's own name and eight hex digits. */
const generatedName = ({ name, urn }: ResourceRequest) => `${name}-${hex(urn, 8)}`;

const nameOf = (request: ResourceRequest, path: string): string | undefined => {
    const given = valueAt(request.inputs, path);
    return given === undefined ? generatedName(request) : known`${given}`;
};

const subdomain = pattern(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    "lower-case letters, digits, hyphens and periods, a letter or digit at both ends",
);
/** Names of RBAC objects are free but for slashes and percent signs: "Path Segment Names". */
const pathSegment = pattern(/^(?!\.{1,2}$)[^/%]+$/, "any text without / and %");
const label = pattern(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    "lower-case letters, digits and hyphens, a letter or digit at both ends",
);

const kindOf = (type: string) => type.slice(type.lastIndexOf(":") + 1);

const name: Check = (request) => {
    const kind = kindOf(request.type);
    const rules =
        kind === "Namespace"
            ? [length(1, 63), label]
            : [length(1, 253), kind.includes("Role") ? pathSegment : subdomain];
    return property("metadata.name", ...rules)(request);
};

const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const qualifiedName = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const isQualifiedName = (key: string) => {
    const [name = "", prefix = ""] = key.split("/").reverse();
    return qualifiedName.test(key) && name.length <= 63 && prefix.length <= 253;
};

/** Which standard a namespace is held to, and of which version. */
const podSecurity = /^pod-security\.kubernetes\.io\/(enforce|audit|warn)(-version)?$/;

function podSecurityReason(key: string, text: unknown): string | undefined {
    const [, mode, isVersion] = podSecurity.exec(key) ?? [];
    if (mode === undefined || typeof text !== "string") {
        return undefined;
    }
    const [form, allowed] =
        isVersion === undefined
            ? [/^(privileged|baseline|restricted)$/, "privileged, baseline or restricted"]
            : [/^(latest|v1\.\d+)$/, "latest or a version such as v1.34"];
    return form.test(text) ? undefined : `${shown(text)} is no value of ${key}; use ${allowed}`;
}

const labels = property("metadata.labels", (value) => {
    for (const [key, text] of Object.entries(value as Properties)) {
        if (!isQualifiedName(key)) {
            return `${shown(key)} is no label key; use <domain>/<name> with a name of at most 63 letters, digits and -_.`;
        }
        if (typeof text === "string" && (text.length > 63 || !labelValue.test(text))) {
            return `${shown(text)} is no label value (${key}); use at most 63 letters, digits and -_., a letter or digit at both ends`;
        }
        const reason = podSecurityReason(key, text);
        if (reason !== undefined) {
            return reason;
        }
    }
    return undefined;
});

const annotationKeys = property("metadata.annotations", (value) => {
    const wrong = Object.keys(value as Properties).find((key) => !isQualifiedName(key.toLowerCase()));
    return wrong === undefined
        ? undefined
        : `${shown(wrong)} is no annotation key; use <domain>/<name> with a name of at most 63 letters, digits and -_.`;
});

/** Keys of what a ConfigMap or a Secret holds. */
const dataKeys: Check = (request) =>
    ["ConfigMap", "Secret"].includes(kindOf(request.type))
        ? ["data", "stringData", "binaryData"].flatMap((path) => property(path, dataKey)(request))
        : [];

const dataKey: Rule = (value) => {
    const wrong = Object.keys(value as Properties).find((key) => key.length > 253 || !/^[-._a-zA-Z0-9]+$/.test(key));
    return wrong === undefined ? undefined : `has the key ${shown(wrong)}; use at most 253 letters, digits and -_.`;
};

/** All annotations of an object together: 256 KiB. */
const annotations = property("metadata.annotations", (value) => {
    const bytes = Buffer.byteLength(
        Object.entries(value as Properties)
            .flat()
            .join(""),
    );
    return bytes > 262_144
        ? `has ${String(bytes)} bytes, Kubernetes allows 262144 together; move data elsewhere`
        : undefined;
});

/** "The data stored in a ConfigMap cannot exceed 1 MiB", and the same holds for a Secret. */
function dataSize({ type, inputs }: ResourceRequest): CheckFailure[] {
    if (!["ConfigMap", "Secret"].includes(kindOf(type)) || isUnknown(inputs)) {
        return [];
    }
    const texts = [inputs.data, inputs.stringData].flatMap((data) => Object.values((data ?? {}) as Properties));
    const bytes = Buffer.byteLength(texts.map(String).join(""));
    return bytes > 1_048_576
        ? [{ property: "data", reason: `has ${String(bytes)} bytes, Kubernetes allows 1048576; split it` }]
        : [];
}

const manifest: ResourceModel = {
    check: all(
        name,
        property("metadata.namespace", length(1, 63), label),
        labels,
        annotationKeys,
        annotations,
        dataKeys,
        dataSize,
    ),
    create: (request) => {
        const { type, inputs } = request;
        const name = nameOf(request, "metadata.name");
        const namespace = namespaceOf(type, inputs);
        const metadata = {
            ...(inputs.metadata as Properties | undefined),
            name,
            ...(namespace !== undefined && { namespace }),
        };
        return {
            id: (namespace === undefined ? known`${name}` : known`${namespace}/${name}`) ?? "",
            outputs: name === undefined ? {} : { metadata },
        };
    },
};

/** A custom resource without a namespace may stand outside every one; a built-in one stands in `default`. */
function namespaceOf(type: string, inputs: Properties): unknown {
    const [group = ""] = (type.split(":")[1] ?? "").split("/");
    const isCustom = group.includes(".") && !group.endsWith(".k8s.io");
    return clusterScoped.has(kindOf(type))
        ? undefined
        : (valueAt(inputs, "metadata.namespace") ?? (isCustom ? undefined : "default"));
}

const helmRelease: ResourceModel = {
    check: all(
        property("name", length(1, 53), label),
        property("namespace", length(1, 63), label),
        property("timeout", whole(0, 2147483647, "seconds")),
    ),
    create: (request) => {
        const name = nameOf(request, "name");
        const namespace = request.inputs.namespace ?? "default";
        return { id: known`${namespace}/${name}` ?? "", outputs: { name, namespace } };
    },
};

/** The model of any resource of the package; every kind has metadata, only Helm releases are different. */
export const kubernetesModel = (type: string): ResourceModel =>
    type.startsWith("kubernetes:helm.sh/") ? helmRelease : manifest;
