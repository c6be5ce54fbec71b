import { expect } from "chai";
import { unknown } from "../../tooling/standin/model";
import { create, holds, refusals } from "./support/models";

const namespace = "kubernetes:core/v1:Namespace";
const secret = "kubernetes:core/v1:Secret";
const project = "kubernetes:argoproj.io/v1alpha1:AppProject";
const release = "kubernetes:helm.sh/v3:Release";
const subdomain = "use lower-case letters, digits, hyphens and periods, a letter or digit at both ends";

const podSecurity = (level: string, version: string) => ({
    "pod-security.kubernetes.io/enforce": level,
    "pod-security.kubernetes.io/enforce-version": version,
});

describe("Kubernetes", () => {
    holds(
        namespace,
        { metadata: { name: "argocd", labels: { "app.kubernetes.io/part-of": "argocd", empty: "" } } },
        [
            { metadata: { name: "n".repeat(63) } },
            { metadata: { name: "argocd", labels: { ["l".repeat(63)]: "v".repeat(63) } } },
            { metadata: { name: "argocd", labels: { [`${"d".repeat(253)}/name`]: "x" } } },
            { metadata: { name: "argocd", labels: podSecurity("restricted", "v1.34") } },
            { metadata: { name: "argocd", annotations: { "Example.com/a": "any text" } } },
        ],
        [
            [
                { metadata: { name: "argocd", labels: { ["l".repeat(64)]: "x" } } },
                'metadata.labels: "llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll" is no label key; use <domain>/<name> with a name of at most 63 letters, digits and -_.',
            ],
            [
                { metadata: { name: "argocd", labels: { [`${"d".repeat(254)}/name`]: "x" } } },
                'metadata.labels: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… is no label key; use <domain>/<name> with a name of at most 63 letters, digits and -_.',
            ],
            [
                { metadata: { name: "argocd", labels: { a: "v".repeat(64) } } },
                'metadata.labels: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv" is no label value (a); use at most 63 letters, digits and -_., a letter or digit at both ends',
            ],
            [
                { metadata: { name: "argocd", labels: podSecurity("strict", "latest") } },
                'metadata.labels: "strict" is no value of pod-security.kubernetes.io/enforce; use privileged, baseline or restricted',
            ],
            [
                { metadata: { name: "argocd", labels: podSecurity("baseline", "1.34") } },
                'metadata.labels: "1.34" is no value of pod-security.kubernetes.io/enforce-version; use latest or a version such as v1.34',
            ],
            [
                { metadata: { name: "argocd", annotations: { "a b": "x" } } },
                'metadata.annotations: "a b" is no annotation key; use <domain>/<name> with a name of at most 63 letters, digits and -_.',
            ],
            [
                { metadata: { name: "argo.cd" } },
                'metadata.name: "argo.cd" is not allowed; use lower-case letters, digits and hyphens, a letter or digit at both ends',
            ],
            [
                { metadata: { name: "n".repeat(64) } },
                `metadata.name: "${"n".repeat(64)}" has 64 characters, 1 to 63 are allowed; shorten it`,
            ],
            [
                { metadata: { name: "argocd", labels: { "a b": "c" } } },
                'metadata.labels: "a b" is no label key; use <domain>/<name> with a name of at most 63 letters, digits and -_.',
            ],
            [
                { metadata: { name: "argocd", labels: { team: "platform team" } } },
                'metadata.labels: "platform team" is no label value (team); ' +
                    "use at most 63 letters, digits and -_., a letter or digit at both ends",
            ],
        ],
    );

    holds(
        secret,
        { metadata: { name: "cluster", namespace: "argocd" }, stringData: { name: "platform-dev" } },
        [
            { metadata: { name: "cluster.local", namespace: "argocd" } },
            { metadata: { name: "n".repeat(253) } },
            { metadata: { name: "cluster", annotations: { big: "x".repeat(262_141) } } },
            { stringData: { "tls.crt": "a", ["k".repeat(253)]: "b" } },
            { stringData: { big: "x".repeat(1_048_576) } },
        ],
        [
            [
                { metadata: { name: "n".repeat(254) } },
                'metadata.name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 254 characters, 1 to 253 are allowed; shorten it',
            ],
            [{ stringData: { "a/b": "c" } }, 'stringData: has the key "a/b"; use at most 253 letters, digits and -_.'],
            [
                { data: { ["k".repeat(254)]: "c" } },
                'data: has the key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…; use at most 253 letters, digits and -_.',
            ],
            [{ metadata: { name: "Cluster" } }, `metadata.name: "Cluster" is not allowed; ${subdomain}`],
            [
                { metadata: { name: "cluster", namespace: "argo.cd" } },
                'metadata.namespace: "argo.cd" is not allowed; ' +
                    "use lower-case letters, digits and hyphens, a letter or digit at both ends",
            ],
            [
                { metadata: { name: "cluster", annotations: { big: "x".repeat(262_144) } } },
                "metadata.annotations: has 262147 bytes, Kubernetes allows 262144 together; move data elsewhere",
            ],
            [
                { stringData: { big: "x".repeat(1_048_577) } },
                "data: has 1048577 bytes, Kubernetes allows 1048576; split it",
            ],
        ],
    );

    holds(
        release,
        { name: "argocd", namespace: "argocd", chart: "argo-cd" },
        [{ name: "r".repeat(53) }, { timeout: 900 }],
        [
            [{ timeout: -1 }, "timeout: -1 is out of range; use a whole number of seconds from 0 to 2147483647"],
            [{ name: "r".repeat(54) }, `name: "${"r".repeat(54)}" has 54 characters, 1 to 53 are allowed; shorten it`],
            [
                { name: "Argo" },
                'name: "Argo" is not allowed; use lower-case letters, digits and hyphens, a letter or digit at both ends',
            ],
        ],
    );

    it("lets RBAC objects have names with colons", () => {
        expect(
            refusals("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", { metadata: { name: "platform:viewer" } }),
        ).to.deep.equal([]);
    });

    it("names a namespaced object by namespace and name, and any other by name", () => {
        const metadata = { name: "thing", namespace: "argocd" };
        expect(create(secret, { metadata }).id).to.equal("argocd/thing");
        expect(create(project, { metadata }).id).to.equal("argocd/thing");
        expect(create(namespace, { metadata: { name: "argocd" } }).id).to.equal("argocd");
        expect(create(secret, { metadata: { name: "thing" } }).id).to.equal("default/thing");
        // Only the cluster knows whether a custom resource stands in a namespace.
        expect(create(project, { metadata: { name: "thing" } }).id).to.equal("thing");
    });

    it("keeps metadata and completes it", () => {
        const { outputs } = create(secret, { metadata: { name: "cluster", labels: { a: "b" } } });
        expect(outputs).to.deep.equal({ metadata: { name: "cluster", namespace: "default", labels: { a: "b" } } });
    });

    it("generates names that Pulumi would", () => {
        const { id, outputs } = create(namespace, {}, "apps");
        expect(id).to.match(/^apps-[0-9a-f]{8}$/);
        expect(outputs).to.deep.equal({ metadata: { name: id } });
    });

    it("names a Helm release by namespace and name", () => {
        expect(create(release, { name: "argocd", namespace: "argocd" })).to.deep.equal({
            id: "argocd/argocd",
            outputs: { name: "argocd", namespace: "argocd" },
        });
    });

    it("does not know what follows from a name that is not known", () => {
        expect(create(secret, { metadata: { name: unknown } })).to.deep.equal({ id: "", outputs: {} });
        expect(create(release, { name: "argocd", namespace: unknown }).id).to.equal("");
    });
});
