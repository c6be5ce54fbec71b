/*
 * Kubernetes objects and Helm releases.
 *
 * Sources: Kubernetes documentation, "Namespaces" (those that a cluster starts with) and "Custom Resources"; Helm's
 * pkg/action/install.go for a release whose name is in use. The API server takes a second apply of an object as a change,
 * so names of objects are not refused here.
 */
import type { Candidate, Lifecycle, Refusal, Rule } from "./lifecycle";
import { combined, exists, isOn, textOf, unique } from "./rules";
import type { Inventory } from "../inventory";

const release = "kubernetes:helm.sh/v3:Release";

/** "Kubernetes starts with four initial namespaces". */
const initialNamespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];

const namespace = (name: string, candidate: Candidate, inventory: Inventory): boolean =>
    initialNamespaces.includes(name) ||
    (candidate.type === release && isOn(candidate, "createNamespace")) ||
    inventory.ofType("kubernetes:core/v1:Namespace").some((stored) => textOf(stored, "metadata.name") === name) ||
    inventory.ofType(release).some((stored) => isOn(stored, "createNamespace") && textOf(stored, "namespace") === name);

const inNamespace = (path: string): Rule =>
    exists(path, namespace, (name) => `NotFound: namespaces "${name}" not found`);

/** The charts that bring the custom resource definitions of a group. */
const definedBy: Readonly<Record<string, string>> = { "argoproj.io": "argo-cd" };

const kindIsKnown: Rule = ({ type }, inventory): Refusal => {
    const [, version = "", kind = ""] = type.split(":");
    const chart = definedBy[version.split("/")[0] ?? ""];
    return chart === undefined || inventory.ofType(release).some((stored) => textOf(stored, "chart") === chart)
        ? undefined
        : `NotFound: no matches for kind "${kind}" in version "${version}"; ` +
              `let it depend on the release of ${chart}, which brings the definition`;
};

const helmRelease: Lifecycle = {
    stand: [
        inNamespace("namespace"),
        unique(
            combined("namespace", "name"),
            (candidate) => `cannot re-use a name that is still in use: ${textOf(candidate, "name") ?? ""}`,
        ),
    ],
};

const object: Lifecycle = { stand: [kindIsKnown, inNamespace("metadata.namespace")] };

/** The lifecycle of any object of the package. */
export const kubernetes = (type: string): Lifecycle => (type === release ? helmRelease : object);
