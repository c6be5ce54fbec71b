import { expect } from "chai";
import { addonNames } from "../../config/schema/addons";
import { addonPlacements, appProjects, projectNames } from "../../gitops/argocdProjects";

const gitOps = "https://github.com/example-org/eks-platform.git";
const projects = appProjects(gitOps, { observability: ["https://grafana.github.io/helm-charts"] });
const project = (name: string) => projects.find(({ metadata }) => metadata.name === name)!;

describe("AppProjects", () => {
    it("are the platform's own, and never default", () => {
        expect(projects.map(({ metadata }) => metadata.name)).to.deep.equal([...projectNames]);
        expect(projectNames).to.not.include("default");
        for (const { apiVersion, kind, metadata } of projects) {
            expect([apiVersion, kind, metadata.namespace]).to.deep.equal([
                "argoproj.io/v1alpha1",
                "AppProject",
                "argocd",
            ]);
        }
    });

    it("take from the GitOps repository and from what each was given", () => {
        expect(project("observability").spec.sourceRepos).to.deep.equal([
            gitOps,
            "https://grafana.github.io/helm-charts",
        ]);
        for (const name of ["platform", "security", "teams"]) {
            expect(project(name).spec.sourceRepos, name).to.deep.equal([gitOps]);
        }
    });

    it("reach this cluster only, and no namespace that they were not given", () => {
        for (const { spec, metadata } of projects) {
            for (const { server, namespace } of spec.destinations) {
                expect(server).to.equal("https://kubernetes.default.svc");
                expect(namespace, metadata.name).to.match(/^([a-z][a-z-]*[a-z]|team-\*)$/);
            }
        }
    });

    it("reach the namespaces of their add-ons, each once", () => {
        for (const addon of addonNames) {
            const { project: name, namespaces } = addonPlacements[addon];
            const reached = project(name).spec.destinations.map(({ namespace }) => namespace);
            expect(reached, addon).to.include.members([...namespaces]);
            expect(new Set(reached).size).to.equal(reached.length);
        }
    });

    it("let nobody but the platform into Argo CD's namespace, where Applications are made", () => {
        const reaching = projects.filter(({ spec }) =>
            spec.destinations.some(({ namespace }) => namespace === "argocd"),
        );
        expect(reaching.map(({ metadata }) => metadata.name)).to.deep.equal(["platform"]);
    });

    it("give teams nothing of the cluster's, and no hand on their own limits", () => {
        const { spec } = project("teams");
        expect(spec.destinations).to.deep.equal([{ server: "https://kubernetes.default.svc", namespace: "team-*" }]);
        expect(spec.clusterResourceWhitelist).to.deep.equal([]);
        expect(spec.namespaceResourceBlacklist).to.deep.equal([
            { group: "", kind: "LimitRange" },
            { group: "", kind: "ResourceQuota" },
        ]);
    });

    it("give every right over the cluster to the platform alone", () => {
        const all = projects.filter(({ spec }) => spec.clusterResourceWhitelist.some(({ group }) => group === "*"));
        expect(all.map(({ metadata }) => metadata.name)).to.deep.equal(["platform"]);
    });
});
