import { Backup } from "./components/backup";
import { Budget } from "./components/budget";
import { Cluster } from "./components/cluster";
import { ClusterAddons } from "./components/clusterAddons";
import { platformContext } from "./components/conventions";
import { Database } from "./components/database";
import { Delivery } from "./components/delivery";
import { Edge } from "./components/edge";
import { Keys } from "./components/keys";
import { Network } from "./components/network";
import { NodeGroups } from "./components/nodeGroups";
import { Registry, registryHost } from "./components/registry";
import { Secrets, secretPrefix } from "./components/secrets";
import { Storage } from "./components/storage";
import { loadConfig } from "./config";
import { environmentPath } from "./gitops/argocdManifests";
import { GitOpsBootstrap } from "./gitops/bootstrap";
import type { Bridge } from "./gitops/bridge";

/** The platform of one environment: what AWS owns, and the Argo CD that runs the rest. */
export = function platform() {
    const config = loadConfig();
    const context = platformContext(config);
    const clusterName = context.prefix;

    // What encrypts, connects, stores images and lets pipelines in.
    const keys = new Keys("keys", { context });
    const network = new Network("network", {
        context,
        config: config.network,
        clusterName,
        logsKeyArn: keys.arns.logs,
    });
    const registry = new Registry("registry", { context, config: config.registry, keyArn: keys.arns.registry });
    const delivery = new Delivery("delivery", {
        context,
        config: config.delivery,
        repositoryArns: registry.repositoryArns,
    });

    // The cluster: control plane, nodes, and the add-ons that need nodes.
    const cluster = new Cluster("cluster", {
        context,
        config: config.cluster,
        clusterName,
        vpcId: network.vpcId,
        privateSubnetIds: network.privateSubnetIds,
        secretsKeyArn: keys.arns.cluster,
        logsKeyArn: keys.arns.logs,
        // Who installs Argo CD administers the cluster; who only exports its manifests does not.
        deployRoleArns: config.gitops.bootstrap === "apply" ? delivery.applyRoleArns : {},
    });
    const nodeGroups = new NodeGroups(
        "node-groups",
        {
            context,
            pools: config.nodePools,
            clusterName,
            clusterVersion: cluster.version,
            subnetIds: network.privateSubnetIds,
            securityGroupId: cluster.securityGroupId,
            volumeKeyArn: keys.arns.nodes,
            pullThroughPrefixes: Object.values(registry.pullThroughPrefixes),
        },
        { dependsOn: [network, cluster] },
    );
    const clusterAddons = new ClusterAddons(
        "cluster-addons",
        {
            context,
            versions: config.cluster.addonVersions,
            clusterName: cluster.clusterName,
            volumeKeyArn: keys.arns.nodes,
        },
        { dependsOn: nodeGroups },
    );

    // What holds data, and its copies.
    const database = new Database("database", {
        context,
        config: config.database,
        vpcId: network.vpcId,
        subnetIds: network.dataSubnetIds,
        clientSecurityGroupIds: [cluster.securityGroupId],
        dataKeyArn: keys.arns.data,
        secretsKeyArn: keys.arns.secrets,
        logsKeyArn: keys.arns.logs,
    });
    const storage = new Storage("storage", { context, config: config.storage, keyArn: keys.arns.data });
    const secrets = new Secrets("secrets", { context, config: config.secrets, keyArn: keys.arns.secrets });
    new Backup("backup", { context, config: config.backup, keyArn: keys.arns.data });

    // What the world sees, and what it costs.
    const edge = new Edge("edge", { context, config: config.edge, vpcId: network.vpcId });
    new Budget("budget", { context, config: config.budget });

    // The only thing that crosses from AWS to Argo CD.
    const bridge: Bridge = {
        addons: config.addons,
        environment: config.environment,
        kubernetes_version: config.cluster.version,
        aws_cluster_name: clusterName,
        aws_region: config.region,
        aws_account_id: config.account,
        aws_vpc_id: network.vpcId,
        addons_repo_url: config.gitops.repository.url,
        addons_repo_path: environmentPath(config.gitops, config.environment),
        addons_repo_revision: config.gitops.repository.revision,
        public_domain: config.edge.publicDomain,
        public_zone_id: edge.publicZoneId,
        public_certificate_arn: edge.publicCertificateArn,
        internal_domain: config.edge.internalDomain,
        internal_zone_id: edge.internalZoneId,
        internal_certificate_arn: edge.internalCertificateArn,
        ecr_registry: registryHost(context),
        secret_prefix: secretPrefix(context),
        nodes_key_arn: keys.arns.nodes,
        logs_bucket: storage.bucketNames.logs,
        traces_bucket: storage.bucketNames.traces,
        backups_bucket: storage.bucketNames.backups,
        database_address: database.address,
        database_port: String(database.port),
        database_name: database.databaseName,
        database_secret_arn: database.masterSecretArn,
    };
    const gitops = new GitOpsBootstrap(
        "gitops",
        {
            context,
            config: config.gitops,
            bridge,
            cluster: {
                name: cluster.clusterName,
                endpoint: cluster.endpoint,
                certificateAuthority: cluster.certificateAuthority,
            },
        },
        { dependsOn: [nodeGroups, clusterAddons.coreDns], deletedWith: cluster },
    );

    return {
        clusterName: cluster.clusterName,
        clusterEndpoint: cluster.endpoint,
        databaseAddress: database.address,
        databaseSecretArn: database.masterSecretArn,
        repositoryUrls: registry.repositoryUrls,
        secretNames: secrets.secretNames,
        bucketNames: storage.bucketNames,
        publicZoneNameServers: edge.publicZoneNameServers,
        previewRoleArns: delivery.previewRoleArns,
        applyRoleArns: delivery.applyRoleArns,
        pushRoleArns: delivery.pushRoleArns,
        argoCdHelm: gitops.helm,
        argoCdManifests: gitops.manifests,
    };
};
