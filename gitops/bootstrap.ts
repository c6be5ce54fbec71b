import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Release } from "@pulumi/kubernetes/helm/v3/release";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { registeredArgs, type PlatformContext } from "../components/conventions";
import type { GitOpsConfig } from "../config";
import { bootstrapManifests, type BootstrapManifests } from "./argocdManifests";
import type { ChartRepositories } from "./argocdProjects";
import { argoCdChart, argoCdValues } from "./argocdValues";
import type { Bridge } from "./bridge";
import { eksKubeconfig, type EksConnection } from "./kubeconfig";

export interface GitOpsBootstrapArgs {
    readonly context: PlatformContext;
    readonly config: GitOpsConfig;
    /** What Argo CD is told of the AWS side. */
    readonly bridge: Bridge;
    readonly cluster: EksConnection;
    /** Chart repositories from which each AppProject may take. Default: none but the GitOps repository. */
    readonly chartRepositories?: ChartRepositories;
}

export interface GitOpsBootstrapOptions extends pulumi.ComponentResourceOptions {
    /** What has to stand before pods can run and find each other: the node groups and CoreDNS. */
    readonly dependsOn?: pulumi.Resource | pulumi.Resource[];
}

/** The chart release as one installs it by hand. */
export interface HelmInstallation {
    readonly repo: string;
    readonly chart: string;
    readonly version: string;
    readonly values: ReturnType<typeof argoCdValues>;
}

/** Options that all in-cluster resources share. */
type InClusterOptions = Pick<pulumi.CustomResourceOptions, "parent" | "provider" | "deletedWith">;

/**
 * Hands the cluster to Argo CD: its namespace, its Helm release, the cluster Secret that carries the bridge, the
 * AppProjects, and the root Application, which reconciles `clusters/<env>/apps` from then on. Nothing else in the
 * cluster is Pulumi's.
 *
 * With `bootstrap: apply` all that is created from here, which needs the `aws` command on PATH and the way to the API
 * server. With `export` nothing is created, and what has to be is given by two stack outputs, for someone with the way:
 *
 *     pulumi stack output --json argoCdHelm | jq .values > values.json
 *     helm upgrade --install argocd argo-cd --repo <repo> --version <version> \
 *         --namespace argocd --create-namespace --values values.json --wait
 *     pulumi stack output argoCdManifests | kubectl apply --server-side -f -
 *
 * In that order: the chart brings the definitions of AppProject and Application.
 *
 * Pass the cluster as `deletedWith`: with it the objects in it are gone, and deleting them one by one would only fail.
 *
 * Cost: none of its own. Argo CD asks for about 0.5 CPU and 1.1 GiB of the nodes, twice that in prod.
 */
export class GitOpsBootstrap extends pulumi.ComponentResource {
    /**
     * The manifests as a Kubernetes List in JSON, which is YAML as well. Holds no secret.
     */
    readonly manifests: pulumi.Output<string>;
    readonly helm: HelmInstallation;

    /** @throws when the bridge holds what Kubernetes would refuse, or a secret. */
    constructor(name: string, args: GitOpsBootstrapArgs, opts?: GitOpsBootstrapOptions) {
        // The bridge is whole once the database is there; Argo CD does not wait for it, only the Secret that carries it.
        super("platform:gitops:Bootstrap", name, registeredArgs(args, "bridge"), opts);

        const { context, config, bridge, chartRepositories = {} } = args;
        const manifests = bootstrapManifests({
            environment: context.environment,
            config,
            bridge,
            chartRepositories,
        });
        this.helm = {
            ...argoCdChart,
            version: config.argoCdChartVersion,
            values: argoCdValues(context.environment, `argocd.${bridge.internal_domain}`),
        };
        if (config.bootstrap === "apply") {
            this.apply(name, args, manifests, opts);
        }

        this.manifests = asList(manifests);
        this.registerOutputs({ manifests: this.manifests, helm: this.helm });
    }

    private apply(
        name: string,
        { context, cluster }: GitOpsBootstrapArgs,
        manifests: BootstrapManifests,
        opts: GitOpsBootstrapOptions | undefined,
    ): void {
        const provider = new Provider(
            `${name}-kubernetes`,
            {
                kubeconfig: eksKubeconfig(cluster, context.region),
                // A cluster keeps its endpoint for life. Any other change of the kubeconfig must not replace what is in it.
                clusterIdentifier: cluster.endpoint,
            },
            { parent: this },
        );
        const inCluster = { parent: this, provider, deletedWith: opts?.deletedWith };
        const release = this.installArgoCd(name, manifests, inCluster, [opts?.dependsOn ?? []].flat());
        this.configure(name, manifests, inCluster, release);
    }

    private installArgoCd(
        name: string,
        { namespace }: BootstrapManifests,
        inCluster: InClusterOptions,
        nodes: readonly pulumi.Resource[],
    ): Release {
        const created = new Namespace(`${name}-namespace`, namespace, inCluster);
        const { repo, chart, version, values } = this.helm;
        return new Release(
            `${name}-argocd`,
            {
                name: "argocd",
                namespace: namespace.metadata.name,
                chart,
                version,
                repositoryOpts: { repo },
                values,
                // Seconds; the first nodes pull the images meanwhile.
                timeout: 900,
            },
            { ...inCluster, dependsOn: [created, ...nodes] },
        );
    }

    private configure(
        name: string,
        { clusterSecret, projects, rootApplication }: BootstrapManifests,
        inCluster: InClusterOptions,
        release: Release,
    ): void {
        const secret = new Secret(`${name}-cluster`, clusterSecret, { ...inCluster, dependsOn: release });
        const created = projects.map(
            (project) =>
                new CustomResource(`${name}-project-${project.metadata.name}`, project, {
                    ...inCluster,
                    dependsOn: release,
                }),
        );
        new CustomResource(`${name}-root`, rootApplication, { ...inCluster, dependsOn: [secret, ...created] });
    }
}

function asList({ namespace, clusterSecret, projects, rootApplication }: BootstrapManifests): pulumi.Output<string> {
    const items = [namespace, clusterSecret, ...projects, rootApplication];
    return pulumi.jsonStringify({ apiVersion: "v1", kind: "List", items }, undefined, 2);
}
