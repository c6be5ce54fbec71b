import { output, type Inputs } from "@pulumi/pulumi";
import { expect } from "chai";
import { construct, only, type Constructed } from "../support/host";

const valid: Inputs = {
    name: "platform-dev",
    version: "1.34",
    vpcId: "vpc-0a",
    privateSubnetIds: ["subnet-0a", "subnet-0b"],
    authenticationMode: "API",
    createOidcProvider: false,
    endpointPrivateAccess: true,
    endpointPublicAccess: false,
    skipDefaultNodeGroup: true,
    kubeProxyAddonOptions: { version: "v1.34.0-eksbuild.2" },
    corednsAddonOptions: { enabled: false },
    vpcCniOptions: { addonVersion: "v1.20.2-eksbuild.1" },
};

const name = "main";
const build = (changes: Inputs = {}) => construct("eks:index:Cluster", name, { ...valid, ...changes });
const clusterInputs = (built: Constructed) =>
    only(built, "aws:eks/cluster:Cluster", "main-eksCluster").inputs as Inputs;
const namesOf = ({ resources }: Constructed, type: string) =>
    resources.filter((each) => each.type === type).map((each) => each.name);

const resolved = (value: unknown) =>
    new Promise<unknown>((resolve) => {
        output(value as object).apply(resolve);
    });

async function refusal(changes: Inputs): Promise<string> {
    try {
        await build(changes);
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("nothing was refused");
}

describe("the model of eks.Cluster", () => {
    let standard: Constructed;

    before(async () => {
        standard = await build();
    });

    it("keeps what it decides itself out of later comparisons, as the real one does", () => {
        const cluster = only(standard, "aws:eks/cluster:Cluster", "main-eksCluster");
        expect(cluster.ignoreChanges).to.deep.equal([
            "accessConfig.bootstrapClusterCreatorAdminPermissions",
            "bootstrapSelfManagedAddons",
        ]);
        // A cluster whose role lacks its policy fails to be created.
        expect(cluster.dependencies).to.include(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment::main-eksRole-4b490823",
        );
    });

    it("has no security groups when they are skipped, and names the one that EKS makes", async () => {
        const built = await build({ skipDefaultSecurityGroups: true });
        expect(namesOf(built, "aws:ec2/securityGroup:SecurityGroup")).to.deep.equal([]);
        expect(namesOf(built, "aws:ec2/securityGroupRule:SecurityGroupRule")).to.deep.equal([]);
        expect(clusterInputs(built).vpcConfig).to.not.have.property("securityGroupIds");
        const own = only(built, "aws:eks/cluster:Cluster", "main-eksCluster").outputs.vpcConfig.clusterSecurityGroupId;
        expect(own).to.match(/^sg-/);
        expect(await resolved(built.state.clusterSecurityGroupId)).to.equal(own);
        expect(await resolved(built.state.nodeSecurityGroupId)).to.equal(own);
        expect(await resolved(built.state.clusterIngressRuleId)).to.equal("");
    });

    it("gives the program the cluster itself, with what EKS computes", async () => {
        const { outputs } = only(standard, "aws:eks/cluster:Cluster", "main-eksCluster");
        const cluster = standard.state.eksCluster as { endpoint: unknown; name: unknown };
        expect(await resolved(cluster.endpoint)).to.equal(outputs.endpoint);
        expect(await resolved(cluster.name)).to.equal("platform-dev");
        expect(await resolved(standard.state.oidcProviderUrl)).to.equal(outputs.identities[0].oidcs[0].issuer);
    });

    it("writes a kubeconfig that asks the AWS CLI for a token in the cluster's region", async () => {
        const [user] = ((await resolved(standard.state.kubeconfig)) as { users: { user: { exec: object } }[] }).users;
        expect(user?.user.exec).to.deep.include({
            command: "aws",
            args: ["--region", "us-east-1", "eks", "get-token", "--cluster-name", "platform-dev", "--output", "json"],
        });
    });

    it("installs CoreDNS only when it is asked for", async () => {
        const installed = async (corednsAddonOptions: unknown) =>
            namesOf(await build({ corednsAddonOptions }), "aws:eks/addon:Addon").includes("main-coredns");
        expect(await installed(undefined)).to.equal(false);
        expect(await installed({ enabled: false })).to.equal(false);
        expect(await installed({ enabled: true, version: "v1.12.3-eksbuild.1" })).to.equal(true);
        expect(await installed({ version: "v1.12.3-eksbuild.1", configurationValues: { replicaCount: 3 } })).to.equal(
            true,
        );
    });

    it("leaves kube-proxy and the CNI out when they are not wanted", async () => {
        const built = await build({
            kubeProxyAddonOptions: { enabled: false },
            useDefaultVpcCni: true,
            vpcCniOptions: undefined,
        });
        expect(namesOf(built, "aws:eks/addon:Addon")).to.deep.equal([]);
        expect(namesOf(built, "eks:index:VpcCniAddon")).to.deep.equal([]);
    });

    it("turns the CNI's options into its environment, and lets configuration values win", async () => {
        const built = await build({
            vpcCniOptions: {
                addonVersion: "v1.20.2-eksbuild.1",
                enableNetworkPolicy: false,
                warmPrefixTarget: 1,
                warmIpTarget: 0,
                enablePodEni: true,
                disableTcpEarlyDemux: true,
                configurationValues: { env: { WARM_ENI_TARGET: "2" }, init: { image: "x" }, nodeAgent: {} },
            },
        });
        const addon = only(built, "aws:eks/addon:Addon", "main-vpc-cni");
        expect(addon.parent).to.equal("eks:index:VpcCniAddon::main-vpc-cni");
        const values = JSON.parse(addon.inputs.configurationValues as string);
        expect(values).to.deep.include({
            enableNetworkPolicy: "false",
            nodeAgent: {},
            init: { image: "x", env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
        });
        expect(values.env).to.include({ WARM_ENI_TARGET: "2", WARM_PREFIX_TARGET: "1", ENABLE_POD_ENI: "true" });
        expect(values.env).to.not.have.any.keys("WARM_IP_TARGET", "ENABLE_PREFIX_DELEGATION");
        expect(Object.keys(values.env as object)).to.deep.equal(Object.keys(values.env as object).sort());
    });

    it("passes access entries on with their groups, and their policies under them", async () => {
        const principalArn = "arn:aws:iam::123456789012:role/viewer";
        const accessScope = { type: "namespace", namespaces: ["apps"] };
        const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";
        const built = await build({
            accessEntries: {
                viewer: {
                    principalArn,
                    username: "viewer",
                    kubernetesGroups: ["g"],
                    accessPolicies: { view: { policyArn, accessScope } },
                },
            },
        });
        expect(only(built, "aws:eks/accessEntry:AccessEntry", "main-viewer").inputs).to.deep.equal({
            clusterName: "platform-dev",
            principalArn,
            userName: "viewer",
            kubernetesGroups: ["g"],
        });
        const association = only(built, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "main-viewer-view");
        expect(association.parent).to.equal("aws:eks/accessEntry:AccessEntry::main-viewer");
        expect(association.inputs).to.deep.equal({ clusterName: "platform-dev", principalArn, policyArn, accessScope });
    });

    it("returns every output that the SDK declares, but for those that it has none of", async () => {
        const { Cluster } = await import("@pulumi/eks/cluster.js");
        const declared = [...Cluster.toString().matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g)].map(
            ([, key]) => key,
        );
        expect(declared).to.include("core");
        const without = ["awsProvider", "defaultNodeGroup"];
        expect(standard.state).to.have.all.keys([...new Set(declared)].filter((key) => !without.includes(key ?? "")));
    });

    const notModelled = "leave it out, or model it in tooling/standin/components";
    const cases: readonly (readonly [string, Inputs, string])[] = [
        [
            "an option that it does not model",
            { fargate: true },
            `the stand-in cloud does not model the option "fargate" of eks:index:Cluster; ${notModelled}`,
        ],
        [
            "an option of the CNI that it does not model",
            { vpcCniOptions: { addonVersion: "v1", externalSnat: true } },
            `the stand-in cloud does not model the option "vpcCniOptions.externalSnat" of eks:index:Cluster; ${notModelled}`,
        ],
        [
            "another authentication mode",
            { authenticationMode: "CONFIG_MAP" },
            'the stand-in cloud does not model authenticationMode "CONFIG_MAP" of eks:index:Cluster; use "API", ' +
                "or model it in tooling/standin/components",
        ],
        [
            "a default node group",
            { skipDefaultNodeGroup: undefined },
            "the stand-in cloud does not model skipDefaultNodeGroup left out of eks:index:Cluster; use true, " +
                "or model it in tooling/standin/components",
        ],
        [
            "an OIDC provider",
            { createOidcProvider: true },
            "the stand-in cloud does not model createOidcProvider true of eks:index:Cluster; use false or left out, " +
                "or model it in tooling/standin/components",
        ],
        [
            "the default VPC",
            { vpcId: undefined },
            "eks:index:Cluster needs vpcId, so that it does not look up the default VPC; give it a value",
        ],
        [
            "two ways of naming subnets",
            { subnetIds: ["subnet-0a"] },
            "subnetIds of eks:index:Cluster excludes publicSubnetIds and privateSubnetIds; choose one way",
        ],
        [
            "an allow list without a public endpoint",
            { publicAccessCidrs: ["203.0.113.0/24"] },
            "publicAccessCidrs of eks:index:Cluster needs a public endpoint; set endpointPublicAccess to true",
        ],
        [
            "the newest kube-proxy",
            { kubeProxyAddonOptions: undefined },
            "eks:index:Cluster needs kubeProxyAddonOptions.version, so that it does not look up the newest; pin it",
        ],
        [
            "the newest CNI",
            { vpcCniOptions: undefined },
            "eks:index:Cluster needs vpcCniOptions.addonVersion, so that it does not look up the newest; pin it",
        ],
        [
            "the newest CoreDNS",
            { corednsAddonOptions: { enabled: true } },
            "eks:index:Cluster needs corednsAddonOptions.version, so that it does not look up the newest; pin it",
        ],
        [
            "access entries that are not known yet",
            { accessEntries: output({}) },
            'the option "accessEntries" of eks:index:Cluster decides which resources there are; give it a plain value',
        ],
    ];
    for (const [what, changes, message] of cases) {
        it(`refuses ${what}`, async () => {
            expect(await refusal(changes)).to.equal(message);
        });
    }
});
