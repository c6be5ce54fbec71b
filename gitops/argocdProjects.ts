import type { AddonName } from "../config";
import { argoCdNamespace, inClusterServer, type AppProject } from "./argocd";

export const projectNames = ["platform", "observability", "security", "teams"] as const;

/** An AppProject of the platform. Argo CD's `default`, which may do everything, is never used. */
export type ProjectName = (typeof projectNames)[number];

/** Chart repositories by project, besides the GitOps repository. */
export type ChartRepositories = Readonly<Partial<Record<ProjectName, readonly string[]>>>;

interface Placement {
    readonly project: Exclude<ProjectName, "teams">;
    readonly namespaces: readonly string[];
}

/** Where each add-on runs. */
export const addonPlacements: Readonly<Record<AddonName, Placement>> = {
    "argo-rollouts": { project: "platform", namespaces: ["argo-rollouts"] },
    "aws-load-balancer-controller": { project: "platform", namespaces: ["kube-system"] },
    "cert-manager": { project: "platform", namespaces: ["cert-manager"] },
    "cluster-autoscaler": { project: "platform", namespaces: ["kube-system"] },
    "external-dns": { project: "platform", namespaces: ["external-dns"] },
    "external-secrets": { project: "platform", namespaces: ["external-secrets"] },
    gatekeeper: { project: "security", namespaces: ["gatekeeper-system"] },
    istio: { project: "platform", namespaces: ["istio-system", "istio-ingress"] },
    keda: { project: "platform", namespaces: ["keda"] },
    kubecost: { project: "observability", namespaces: ["kubecost"] },
    // It makes Services for what it scrapes in kube-system.
    "kube-prometheus-stack": { project: "observability", namespaces: ["monitoring", "kube-system"] },
    kyverno: { project: "security", namespaces: ["kyverno"] },
    loki: { project: "observability", namespaces: ["loki"] },
    "opentelemetry-collector": { project: "observability", namespaces: ["opentelemetry"] },
    rancher: { project: "platform", namespaces: ["cattle-system"] },
    tempo: { project: "observability", namespaces: ["tempo"] },
    trivy: { project: "security", namespaces: ["trivy-system"] },
    velero: { project: "platform", namespaces: ["velero"] },
};

/** Namespaces of the teams' applications. */
const teamNamespaces = "team-*";

/** What operators bring along beside their workloads. */
const operatorResources = [
    { group: "", kind: "Namespace" },
    { group: "admissionregistration.k8s.io", kind: "*" },
    { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition" },
    { group: "rbac.authorization.k8s.io", kind: "ClusterRole" },
    { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding" },
];

const projects: Readonly<
    Record<
        ProjectName,
        { readonly namespaces: readonly string[] } & Omit<AppProject["spec"], "sourceRepos" | "destinations">
    >
> = {
    platform: {
        description: "What every other project stands on; it also gives the teams their namespaces.",
        namespaces: [argoCdNamespace, ...namespacesOf("platform"), teamNamespaces],
        clusterResourceWhitelist: [{ group: "*", kind: "*" }],
    },
    observability: {
        description: "Metrics, logs, traces and cost.",
        namespaces: namespacesOf("observability"),
        clusterResourceWhitelist: operatorResources,
    },
    security: {
        description: "Policy engines, their policies and scanners.",
        namespaces: namespacesOf("security"),
        clusterResourceWhitelist: [
            ...operatorResources,
            { group: "aquasecurity.github.io", kind: "*" },
            { group: "constraints.gatekeeper.sh", kind: "*" },
            { group: "kyverno.io", kind: "*" },
            { group: "mutations.gatekeeper.sh", kind: "*" },
            { group: "policies.kyverno.io", kind: "*" },
            { group: "templates.gatekeeper.sh", kind: "*" },
        ],
    },
    teams: {
        description: "Applications of the teams, in their own namespaces and with nothing of the cluster's.",
        namespaces: [teamNamespaces],
        clusterResourceWhitelist: [],
        // The platform sets a team's limits; a team that could set them would have none.
        namespaceResourceBlacklist: [
            { group: "", kind: "LimitRange" },
            { group: "", kind: "ResourceQuota" },
        ],
    },
};

function namespacesOf(project: ProjectName): string[] {
    const placements = Object.values(addonPlacements).filter((placement) => placement.project === project);
    return [...new Set(placements.flatMap(({ namespaces }) => namespaces))].sort();
}

/** The platform's AppProjects: each takes from known repositories and reaches known namespaces of this cluster. */
export function appProjects(gitOpsRepository: string, charts: ChartRepositories): AppProject[] {
    return projectNames.map((name) => {
        const { namespaces, ...rest } = projects[name];
        return {
            apiVersion: "argoproj.io/v1alpha1",
            kind: "AppProject",
            metadata: { name, namespace: argoCdNamespace },
            spec: {
                ...rest,
                sourceRepos: [gitOpsRepository, ...(charts[name] ?? [])],
                destinations: namespaces.map((namespace) => ({ server: inClusterServer, namespace })),
            },
        };
    });
}
