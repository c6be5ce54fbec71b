import * as aws from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { gitops } from "../../config/schema/gitops";
import { argoCdValues } from "../../gitops/argocdValues";
import { GitOpsBootstrap } from "../../gitops/bootstrap";
import { bridgeAnnotations, bridgeLabels } from "../../gitops/bridge";
import { bridgeOf } from "../support/bridge";
import { contextOf, only, register, type Registration } from "../support/mocks";

const repository = { url: "https://github.com/example-org/eks-platform.git" };
const config = gitops.parse({ repository, bootstrap: "apply", argoCdChartVersion: "9.5.22" });
const exported = { ...config, bootstrap: "export" as const };

const build = (overrides = config, context = contextOf(), bridge = bridgeOf()) =>
    register(() => {
        const cluster = new aws.Cluster("cluster", { roleArn: "arn", vpcConfig: { subnetIds: [] } });
        const nodes = new aws.Addon("nodes", { clusterName: cluster.name, addonName: "coredns" });
        return new GitOpsBootstrap(
            "gitops",
            {
                context,
                config: overrides,
                bridge,
                cluster: {
                    name: "platform-dev",
                    endpoint: pulumi.output("https://cluster.example.com"),
                    certificateAuthority: "Y2VydA==",
                },
                chartRepositories: { observability: ["https://grafana.github.io/helm-charts"] },
            },
            { deletedWith: cluster, dependsOn: nodes },
        );
    });

const outputs = (registrations: Registration[]) => only(registrations, "platform:gitops:Bootstrap").outputs;
const items = (registrations: Registration[]) => JSON.parse(outputs(registrations).manifests).items;
const argoCd = (registrations: Registration[], kind: string) =>
    registrations.filter(({ type }) => type === `kubernetes:argoproj.io/v1alpha1:${kind}`);

describe("GitOpsBootstrap", () => {
    describe("apply", () => {
        it("creates Argo CD and what it needs, all below itself", async () => {
            const registrations = (await build()).filter(({ type }) => !type.startsWith("aws:"));
            expect(registrations.map(({ type, name }) => `${type} ${name}`)).to.have.members([
                "platform:gitops:Bootstrap gitops",
                "pulumi:providers:kubernetes gitops-kubernetes",
                "kubernetes:core/v1:Namespace gitops-namespace",
                "kubernetes:helm.sh/v3:Release gitops-argocd",
                "kubernetes:core/v1:Secret gitops-cluster",
                "kubernetes:argoproj.io/v1alpha1:AppProject gitops-project-platform",
                "kubernetes:argoproj.io/v1alpha1:AppProject gitops-project-observability",
                "kubernetes:argoproj.io/v1alpha1:AppProject gitops-project-security",
                "kubernetes:argoproj.io/v1alpha1:AppProject gitops-project-teams",
                "kubernetes:argoproj.io/v1alpha1:Application gitops-root",
            ]);
            for (const { name, parent } of registrations.slice(1)) {
                expect(parent, name).to.equal("platform:gitops:Bootstrap::gitops");
            }
        });

        it("reaches the cluster by an AWS token, and takes only another endpoint for another cluster", async () => {
            const { inputs } = only(await build(), "pulumi:providers:kubernetes");
            expect(inputs.clusterIdentifier).to.equal("https://cluster.example.com");
            expect(JSON.parse(inputs.kubeconfig).clusters[0].cluster.server).to.equal("https://cluster.example.com");
            expect(JSON.parse(inputs.kubeconfig).users[0].user.exec.args).to.include("us-east-1");
        });

        it("installs the pinned chart with the environment's values", async () => {
            const { inputs } = only(await build(), "kubernetes:helm.sh/v3:Release");
            expect(inputs).to.deep.include({
                name: "argocd",
                namespace: "argocd",
                chart: "argo-cd",
                version: "9.5.22",
                repositoryOpts: { repo: "https://argoproj.github.io/argo-helm" },
                values: argoCdValues("dev", "argocd.internal.dev.example.com"),
            });
        });

        it("goes with the cluster instead of being deleted from it", async () => {
            for (const { type, name, deletedWith } of await build()) {
                if (type.startsWith("kubernetes:")) {
                    expect(deletedWith, name).to.equal("aws:eks/cluster:Cluster::cluster");
                }
            }
        });

        it("does not wait for what the bridge brings", async () => {
            expect(only(await build(), "platform:gitops:Bootstrap").inputs).not.to.have.property("bridge");
        });

        it("waits for the nodes, and has each thing wait for what it stands on", async () => {
            const registrations = await build();
            const release = only(registrations, "kubernetes:helm.sh/v3:Release");
            expect(release.dependencies).to.include.members([
                "aws:eks/addon:Addon::nodes",
                "kubernetes:core/v1:Namespace::gitops-namespace",
            ]);
            for (const project of argoCd(registrations, "AppProject")) {
                expect(project.dependencies, project.name).to.include("kubernetes:helm.sh/v3:Release::gitops-argocd");
            }
            expect(argoCd(registrations, "Application")[0]!.dependencies).to.include.members([
                "kubernetes:core/v1:Secret::gitops-cluster",
                ...argoCd(registrations, "AppProject").map(
                    ({ name }) => `kubernetes:argoproj.io/v1alpha1:AppProject::${name}`,
                ),
            ]);
        });

        it("applies exactly what it exports", async () => {
            const registrations = await build();
            const applied = registrations
                .filter(({ type }) => type.startsWith("kubernetes:") && !type.endsWith(":Release"))
                // The provider takes the data of every Secret for secret, and marks it.
                .map(({ inputs: { stringData, ...rest } }) =>
                    stringData ? { ...rest, stringData: stringData.value } : rest,
                );
            expect(items(registrations)).to.have.deep.members(applied);
        });
    });

    describe("export", () => {
        it("creates nothing in the cluster, and no way to it", async () => {
            const registrations = await build(exported);
            expect(registrations.filter(({ type }) => type.includes("kubernetes"))).to.be.empty;
        });

        it("gives the same manifests and the same chart as apply", async () => {
            expect(outputs(await build(exported))).to.deep.equal(outputs(await build()));
        });
    });

    describe("the manifests", () => {
        it("are one List that kubectl takes", async () => {
            const list = JSON.parse(outputs(await build(exported)).manifests);
            expect([list.apiVersion, list.kind]).to.deep.equal(["v1", "List"]);
            for (const item of list.items) {
                expect(item).to.include.keys("apiVersion", "kind", "metadata");
            }
        });

        it("put Argo CD where only restricted pods may run", async () => {
            const [namespace] = items(await build(exported));
            expect(namespace.metadata).to.deep.equal({
                name: "argocd",
                labels: {
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/enforce-version": "latest",
                    "pod-security.kubernetes.io/audit": "restricted",
                    "pod-security.kubernetes.io/audit-version": "latest",
                    "pod-security.kubernetes.io/warn": "restricted",
                    "pod-security.kubernetes.io/warn-version": "latest",
                },
            });
        });

        it("carry the bridge on the Secret of this cluster, which holds no credential", async () => {
            const secret = items(await build(exported)).find(({ kind }: { kind: string }) => kind === "Secret");
            expect(secret.metadata).to.deep.equal({
                name: "cluster-platform-dev",
                namespace: "argocd",
                labels: { "argocd.argoproj.io/secret-type": "cluster", ...bridgeLabels(bridgeOf()) },
                annotations: bridgeAnnotations(bridgeOf()),
            });
            expect(secret.stringData).to.deep.equal({
                name: "platform-dev",
                server: "https://kubernetes.default.svc",
                config: '{"tlsClientConfig":{"insecure":false}}',
            });
        });

        for (const [environment, confirmed] of [
            ["dev", []],
            ["stg", []],
            ["prod", ["Prune=confirm"]],
        ] as const) {
            it(`point ${environment}'s Argo CD at clusters/${environment}/apps`, async () => {
                const root = items(await build(exported, contextOf({ environment }))).at(-1);
                expect(root.kind).to.equal("Application");
                expect(root.metadata).to.deep.equal({ name: "root", namespace: "argocd" });
                expect(root.spec).to.deep.include({
                    project: "platform",
                    source: { repoURL: repository.url, targetRevision: "main", path: `clusters/${environment}/apps` },
                    destination: { server: "https://kubernetes.default.svc", namespace: "argocd" },
                });
                expect(root.spec.syncPolicy.automated).to.deep.equal({
                    prune: true,
                    selfHeal: true,
                    allowEmpty: false,
                });
                expect(root.spec.syncPolicy.syncOptions).to.deep.equal([
                    "ServerSideApply=true",
                    "FailOnSharedResource=true",
                    "PruneLast=true",
                    ...confirmed,
                ]);
            });
        }

        it("let the AppProjects take from the given chart repositories", async () => {
            const project = items(await build(exported)).find(
                ({ metadata }: { metadata: { name: string } }) => metadata.name === "observability",
            );
            expect(project.spec.sourceRepos).to.deep.equal([repository.url, "https://grafana.github.io/helm-charts"]);
        });
    });

    it("refuses a secret in the bridge", async () => {
        const bridge = bridgeOf({ database_secret_arn: pulumi.secret("arn") });
        const message = await build(exported, contextOf(), bridge).then(
            () => "accepted",
            (error: unknown) => String(error),
        );
        expect(message).to.include("annotation database_secret_arn is marked as a secret");
    });

    it("registers exactly its public outputs", async () => {
        const registered = outputs(await build());
        expect(registered).to.have.all.keys("manifests", "helm");
        expect(registered.helm).to.deep.equal({
            repo: "https://argoproj.github.io/argo-helm",
            chart: "argo-cd",
            version: "9.5.22",
            values: argoCdValues("dev", "argocd.internal.dev.example.com"),
        });
    });
});
