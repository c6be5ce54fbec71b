import { expect } from "chai";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

const types = {
    namespace: "kubernetes:core/v1:Namespace",
    secret: "kubernetes:core/v1:Secret",
    release: "kubernetes:helm.sh/v3:Release",
    project: "kubernetes:argoproj.io/v1alpha1:AppProject",
};
const namespace = stored(types.namespace, "argocd", { metadata: { name: "argocd" } });
const release = stored(types.release, "argocd", { name: "argocd", namespace: "argocd", chart: "argo-cd" });
const noNamespace = 'NotFound: namespaces "argocd" not found';

describe("lifecycle of Kubernetes", () => {
    needs(types.secret, { metadata: { namespace: "argocd" } }, [namespace, "metadata.namespace", noNamespace]);
    needs(types.release, { name: "other", namespace: "argocd" }, [namespace, "namespace", noNamespace]);
    standsAlone(types.release, release.inputs, { name: "other" }, "cannot re-use a name that is still in use: argocd", [
        namespace,
    ]);

    it("knows the namespaces that a cluster starts with, and those that a release makes", () => {
        const secret = (name: string) => candidate(types.secret, { metadata: { namespace: name } });
        expect(creating(secret("kube-system"), [])).to.equal(undefined);
        const making = { name: "a", namespace: "made", createNamespace: true };
        expect(creating(candidate(types.release, making), [])).to.equal(undefined);
        expect(creating(secret("made"), [stored(types.release, "a", making)])).to.equal(undefined);
        expect(creating(secret("made"), [stored(types.release, "a", { ...making, createNamespace: false })])).to.match(
            /^NotFound: /,
        );
    });

    it("refuses objects of Argo CD before Argo CD, and not others", () => {
        const project = candidate(types.project, { metadata: { namespace: "argocd" } });
        expect(creating(project, [namespace])).to.equal(
            'NotFound: no matches for kind "AppProject" in version "argoproj.io/v1alpha1"; let it depend on the release of ' +
                "argo-cd, which brings the definition",
        );
        expect(creating(project, [namespace, release])).to.equal(undefined);
        const role = candidate("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {});
        expect(creating(role, [])).to.equal(undefined);
    });

    it("lets a namespace go with all that is in it", () => {
        expect(deleting(namespace, [release])).to.equal(undefined);
    });
});
