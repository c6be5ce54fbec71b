import type { input } from "@pulumi/kubernetes/types";
import type { Environment } from "../config";

/** The chart and where it comes from. */
export const argoCdChart = { repo: "https://argoproj.github.io/argo-helm", chart: "argo-cd" } as const;

/**
 * Takes the health of an Application from itself, as Argo CD did before 1.8. Without it every Application counts as
 * healthy at once, and the sync waves of the root Application wait for nothing.
 */
const applicationHealth = `hs = {}
hs.status = "Progressing"
hs.message = ""
if obj.status ~= nil and obj.status.health ~= nil then
  hs.status = obj.status.health.status
  if obj.status.health.message ~= nil then
    hs.message = obj.status.health.message
  end
end
return hs
`;

const resources = (cpu: string, memory: string, memoryLimit: string) => ({
    requests: { cpu, memory },
    limits: { memory: memoryLimit },
});

/**
 * Values of the argo-cd chart. Nobody logs in with a password: the admin user and Dex are off until an identity
 * provider is configured, and `argocd --core` works with the rights that one has in the cluster.
 *
 * @param domain Host name of Argo CD's server.
 */
export function argoCdValues(environment: Environment, domain: string) {
    const highlyAvailable = environment === "prod";
    const replicas = highlyAvailable ? 2 : 1;
    const replicated = { replicas, pdb: { enabled: highlyAvailable, maxUnavailable: 1 } };
    const metrics = { enabled: true };
    return {
        global: {
            domain,
            logging: { format: "json" },
            networkPolicy: { create: true, defaultDenyIngress: true },
            topologySpreadConstraints: [
                { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
            ],
        },
        // Without its definitions every Application would vanish, and with them all that they deployed.
        crds: { install: true, keep: true },
        configs: {
            cm: {
                "admin.enabled": false,
                "application.resourceTrackingMethod": "annotation",
                "exec.enabled": false,
                "resource.customizations.health.argoproj.io_Application": applicationHealth,
                "users.anonymous.enabled": false,
            },
            params: { "server.insecure": false },
            rbac: { "policy.default": "" },
        },
        dex: { enabled: false },
        notifications: { enabled: false },
        controller: { replicas: 1, metrics, resources: resources("250m", "512Mi", "2Gi") },
        server: { ...replicated, metrics, resources: resources("50m", "128Mi", "256Mi") },
        repoServer: { ...replicated, metrics, resources: resources("100m", "256Mi", "1Gi") },
        applicationSet: { ...replicated, metrics, resources: resources("50m", "128Mi", "256Mi") },
        redis: { resources: resources("50m", "64Mi", "256Mi") },
        "redis-ha": redisHa(highlyAvailable),
        extraObjects: highlyAvailable ? redisHaNetworkPolicies() : [],
        redisSecretInit: { resources: resources("10m", "64Mi", "64Mi") },
    };
}

/** Three Redis with Sentinel behind HAProxy. */
function redisHa(enabled: boolean) {
    const small = resources("10m", "32Mi", "64Mi");
    return {
        enabled,
        haproxy: { resources: resources("50m", "64Mi", "128Mi"), init: { resources: small } },
        redis: { resources: resources("50m", "64Mi", "256Mi") },
        sentinel: { resources: small },
        init: { resources: small },
        splitBrainDetection: { resources: small },
    };
}

/**
 * Who may reach Redis when it is highly available. The redis-ha chart has policies of its own, but fails to render
 * the one that would admit Argo CD (4.34 to 4.38).
 */
function redisHaNetworkPolicies(): input.networking.v1.NetworkPolicy[] {
    const argoCd = (name: string) => ({ "app.kubernetes.io/name": name });
    const redis = { app: "redis-ha", release: "argocd" };
    const haproxy = { app: "redis-ha-haproxy", release: "argocd" };
    return [
        ingressPolicy(
            "argocd-redis-ha-haproxy",
            haproxy,
            ["argocd-application-controller", "argocd-repo-server", "argocd-server"].map(argoCd),
            [6379],
        ),
        ingressPolicy("argocd-redis-ha", redis, [redis, haproxy], [6379, 26379]),
    ];
}

function ingressPolicy(
    name: string,
    podLabels: Readonly<Record<string, string>>,
    from: readonly Readonly<Record<string, string>>[],
    ports: readonly number[],
): input.networking.v1.NetworkPolicy {
    return {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name },
        spec: {
            podSelector: { matchLabels: podLabels },
            policyTypes: ["Ingress"],
            ingress: [
                {
                    from: from.map((matchLabels) => ({ podSelector: { matchLabels } })),
                    ports: ports.map((port) => ({ port, protocol: "TCP" })),
                },
            ],
        },
    };
}
