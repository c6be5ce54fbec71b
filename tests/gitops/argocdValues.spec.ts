import { expect } from "chai";
import { environments } from "../../config/schema/platform";
import { argoCdValues } from "../../gitops/argocdValues";

const values = (environment: (typeof environments)[number]) =>
    argoCdValues(environment, "argocd.internal.dev.example.com");

describe("the values of Argo CD's chart", () => {
    for (const environment of environments) {
        describe(environment, () => {
            const { configs, crds, dex, global } = values(environment);

            it("let nobody in without an identity", () => {
                expect(configs.cm).to.deep.include({
                    "admin.enabled": false,
                    "users.anonymous.enabled": false,
                    "exec.enabled": false,
                });
                expect(configs.rbac).to.deep.equal({ "policy.default": "" });
                expect(dex.enabled).to.be.false;
            });

            it("serve over TLS, under the given name", () => {
                expect(configs.params["server.insecure"]).to.be.false;
                expect(global.domain).to.equal("argocd.internal.dev.example.com");
            });

            it("admit to the pods only what is allowed", () => {
                expect(global.networkPolicy).to.deep.equal({ create: true, defaultDenyIngress: true });
            });

            it("keep the definitions of Applications whatever happens to the release", () => {
                expect(crds).to.deep.equal({ install: true, keep: true });
            });

            it("make sync waves wait for the Applications", () => {
                const lua = configs.cm["resource.customizations.health.argoproj.io_Application"];
                expect(lua)
                    .to.include("hs.status = obj.status.health.status")
                    .and.to.match(/return hs\n$/);
            });
        });
    }

    it("run prod in several copies that do not go at once", () => {
        const { server, repoServer, applicationSet, "redis-ha": redisHa } = values("prod");
        for (const component of [server, repoServer, applicationSet]) {
            expect(component).to.deep.include({ replicas: 2, pdb: { enabled: true, maxUnavailable: 1 } });
        }
        expect(redisHa.enabled).to.be.true;
    });

    it("run dev and stg in one", () => {
        for (const environment of ["dev", "stg"] as const) {
            const { server, "redis-ha": redisHa, extraObjects } = values(environment);
            expect(server).to.deep.include({ replicas: 1, pdb: { enabled: false, maxUnavailable: 1 } });
            expect(redisHa.enabled).to.be.false;
            expect(extraObjects).to.be.empty;
        }
    });

    it("open the redundant Redis to HAProxy, and HAProxy to Argo CD, and to nobody else", () => {
        const rules = values("prod").extraObjects.map(({ spec }) => JSON.parse(JSON.stringify(spec)));
        const haproxy = { app: "redis-ha-haproxy", release: "argocd" };
        const redis = { app: "redis-ha", release: "argocd" };
        expect(
            rules.map(({ podSelector, policyTypes, ingress }) => [
                podSelector.matchLabels,
                policyTypes,
                ingress.flatMap((rule: { from: { podSelector: { matchLabels: object } }[] }) =>
                    rule.from.map(({ podSelector: { matchLabels } }) => matchLabels),
                ),
                ingress.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port)),
            ]),
        ).to.deep.equal([
            [
                haproxy,
                ["Ingress"],
                ["argocd-application-controller", "argocd-repo-server", "argocd-server"].map((name) => ({
                    "app.kubernetes.io/name": name,
                })),
                [6379],
            ],
            [redis, ["Ingress"], [redis, haproxy], [6379, 26379]],
        ]);
    });
});
