import type { input } from "@pulumi/kubernetes/types";
import { posix } from "node:path";
import type { Environment, GitOpsConfig } from "../config";
import { argoCdNamespace, inClusterServer, type Application, type AppProject, type NamedMeta } from "./argocd";
import { appProjects, type ChartRepositories } from "./argocdProjects";
import { bridgeAnnotations, bridgeLabels, type Bridge } from "./bridge";

/** Everything that Argo CD needs besides its chart. */
export interface BootstrapManifests {
    readonly namespace: input.core.v1.Namespace & { readonly metadata: NamedMeta };
    readonly clusterSecret: input.core.v1.Secret & { readonly metadata: NamedMeta };
    readonly projects: readonly AppProject[];
    readonly rootApplication: Application;
}

export interface BootstrapManifestsArgs {
    readonly environment: Environment;
    readonly config: GitOpsConfig;
    readonly bridge: Bridge;
    readonly chartRepositories: ChartRepositories;
}

/** The folder of an environment in the GitOps repository, such as `clusters/dev`. */
export function environmentPath({ repository }: GitOpsConfig, environment: Environment): string {
    return posix.join(repository.path, environment);
}

/**
 * The manifests, the same whether they are applied or exported.
 *
 * @throws when the bridge holds what does not belong there.
 */
export function bootstrapManifests(args: BootstrapManifestsArgs): BootstrapManifests {
    return {
        namespace: namespace(),
        clusterSecret: clusterSecret(args.bridge),
        projects: appProjects(args.config.repository.url, args.chartRepositories),
        rootApplication: rootApplication(args),
    };
}

function namespace(): BootstrapManifests["namespace"] {
    const restricted = { level: "restricted", version: "latest" };
    return {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: {
            name: argoCdNamespace,
            labels: Object.fromEntries(
                ["enforce", "audit", "warn"].flatMap((mode) => [
                    [`pod-security.kubernetes.io/${mode}`, restricted.level],
                    [`pod-security.kubernetes.io/${mode}-version`, restricted.version],
                ]),
            ),
        },
    };
}

/** How Argo CD knows its own cluster. It uses its service account there, so the Secret holds no credential. */
function clusterSecret(bridge: Bridge): BootstrapManifests["clusterSecret"] {
    return {
        apiVersion: "v1",
        kind: "Secret",
        metadata: {
            name: `cluster-${bridge.aws_cluster_name}`,
            namespace: argoCdNamespace,
            labels: { "argocd.argoproj.io/secret-type": "cluster", ...bridgeLabels(bridge) },
            annotations: bridgeAnnotations(bridge),
        },
        type: "Opaque",
        stringData: {
            name: bridge.aws_cluster_name,
            server: inClusterServer,
            config: JSON.stringify({ tlsClientConfig: { insecure: false } }),
        },
    };
}

/**
 * The Application of all Applications. It has no `resources-finalizer`: whoever removes it, by hand or by a mistake,
 * removes no more than this object.
 */
function rootApplication({ environment, config }: BootstrapManifestsArgs): Application {
    return {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name: "root", namespace: argoCdNamespace },
        spec: {
            project: "platform",
            source: {
                repoURL: config.repository.url,
                targetRevision: config.repository.revision,
                path: posix.join(environmentPath(config, environment), "apps"),
            },
            destination: { server: inClusterServer, namespace: argoCdNamespace },
            syncPolicy: {
                automated: { prune: true, selfHeal: true, allowEmpty: false },
                syncOptions: [
                    "ServerSideApply=true",
                    "FailOnSharedResource=true",
                    "PruneLast=true",
                    // In prod a person confirms before an Application that left Git goes.
                    ...(environment === "prod" ? ["Prune=confirm"] : []),
                ],
                retry: { limit: 10, backoff: { duration: "10s", factor: 2, maxDuration: "5m" } },
            },
        },
    };
}
