import type { input } from "@pulumi/kubernetes/types";

/** The namespace of Argo CD and of everything that tells it what to do. */
export const argoCdNamespace = "argocd";

/** The cluster in which Argo CD runs, as it calls it itself. */
export const inClusterServer = "https://kubernetes.default.svc";

/** Metadata of a manifest of which the name is known. */
export type NamedMeta = input.meta.v1.ObjectMeta & { readonly name: string };

interface GroupKind {
    readonly group: string;
    readonly kind: string;
}

/** What the platform uses of Argo CD's AppProject. */
export interface AppProject {
    readonly apiVersion: "argoproj.io/v1alpha1";
    readonly kind: "AppProject";
    readonly metadata: NamedMeta;
    readonly spec: {
        readonly description: string;
        readonly sourceRepos: readonly string[];
        readonly destinations: readonly { readonly server: string; readonly namespace: string }[];
        readonly clusterResourceWhitelist: readonly GroupKind[];
        readonly namespaceResourceBlacklist?: readonly GroupKind[];
    };
}

/** What the platform uses of Argo CD's Application. */
export interface Application {
    readonly apiVersion: "argoproj.io/v1alpha1";
    readonly kind: "Application";
    readonly metadata: NamedMeta;
    readonly spec: {
        readonly project: string;
        readonly source: { readonly repoURL: string; readonly targetRevision: string; readonly path: string };
        readonly destination: { readonly server: string; readonly namespace: string };
        readonly syncPolicy: {
            readonly automated: { readonly prune: boolean; readonly selfHeal: boolean; readonly allowEmpty: boolean };
            readonly syncOptions: readonly string[];
            readonly retry: {
                readonly limit: number;
                readonly backoff: {
                    readonly duration: string;
                    readonly factor: number;
                    readonly maxDuration: string;
                };
            };
        };
    };
}
