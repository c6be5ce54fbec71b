import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Cluster, type ClusterArgs } from "../../components/cluster";
import { clusterConfig } from "../support/cluster";
import { contextOf, only, register } from "../support/mocks";

const admin = "arn:aws:iam::111122223333:role/platform-admin";
const viewer = "arn:aws:iam::111122223333:role/support/platform-viewer";

const build = (overrides: Partial<ClusterArgs> = {}) =>
    register(
        () =>
            new Cluster("cluster", {
                context: contextOf(),
                config: clusterConfig(),
                clusterName: "platform-dev",
                vpcId: "vpc-1",
                privateSubnetIds: ["subnet-1", "subnet-2", "subnet-3"],
                secretsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/cluster",
                logsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/logs",
                ...overrides,
            }),
        ({ type }) =>
            type === "eks:index:Cluster"
                ? {
                      clusterSecurityGroupId: "sg-eks",
                      eksCluster: {
                          name: "platform-dev",
                          arn: "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev",
                          endpoint: "https://cluster.example.com",
                          certificateAuthority: { data: "Q0E=" },
                          version: "1.34",
                      },
                  }
                : {},
    );

const refusal = async (overrides: Partial<ClusterArgs>): Promise<string> => {
    try {
        await build(overrides);
    } catch (error) {
        return (error as Error).message;
    }
    return "accepted";
};

describe("Cluster", () => {
    it("asks eks for a cluster with a private endpoint, access entries, encrypted Secrets and every log", async () => {
        const cluster = only(await build(), "eks:index:Cluster");
        expect(cluster.parent).to.equal("platform:cluster:Cluster::cluster");
        expect(cluster.inputs).to.deep.include({
            name: "platform-dev",
            version: "1.34",
            upgradePolicy: { supportType: "STANDARD" },
            deletionProtection: false,
            vpcId: "vpc-1",
            privateSubnetIds: ["subnet-1", "subnet-2", "subnet-3"],
            endpointPrivateAccess: true,
            endpointPublicAccess: false,
            authenticationMode: "API",
            createOidcProvider: false,
            encryptionConfigKeyArn: "arn:aws:kms:us-east-1:111122223333:key/cluster",
            enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
            skipDefaultNodeGroup: true,
            skipDefaultSecurityGroups: true,
            bootstrapSelfManagedAddons: false,
            tags: { ...contextOf().tags, Name: "platform-dev" },
        });
        expect(cluster.inputs).not.to.have.any.keys("publicAccessCidrs", "accessEntries", "publicSubnetIds");
    });

    it("opens a public endpoint to the networks on the list, beside the private one", async () => {
        const config = clusterConfig({ publicAccessCidrs: ["203.0.113.0/24"] });
        expect(only(await build({ config }), "eks:index:Cluster").inputs).to.deep.include({
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["203.0.113.0/24"],
        });
    });

    it("carries deletion protection and the support type from the configuration", async () => {
        const config = clusterConfig({ deletionProtection: true, supportType: "EXTENDED" });
        expect(only(await build({ config }), "eks:index:Cluster").inputs).to.deep.include({
            deletionProtection: true,
            upgradePolicy: { supportType: "EXTENDED" },
        });
    });

    it("pins kube-proxy and the CNI, with network policy and prefixes, and leaves CoreDNS to when there are nodes", async () => {
        const resolveConflicts = { resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE" };
        const { inputs } = only(await build(), "eks:index:Cluster");
        expect(inputs).to.deep.include({
            kubeProxyAddonOptions: { version: "v1.34.0-eksbuild.2", ...resolveConflicts },
            vpcCniOptions: {
                addonVersion: "v1.20.2-eksbuild.1",
                enableNetworkPolicy: true,
                enablePrefixDelegation: true,
                warmPrefixTarget: 1,
                ...resolveConflicts,
            },
        });
        expect(inputs.corednsAddonOptions.enabled).to.equal(false);
    });

    it("has the log group, encrypted and with retention, before EKS could make its own", async () => {
        const registrations = await build({ config: clusterConfig({ logRetentionDays: 365 }) });
        expect(only(registrations, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
            name: "/aws/eks/platform-dev/cluster",
            retentionInDays: 365,
            kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/logs",
            tags: contextOf().tags,
        });
        expect(only(registrations, "eks:index:Cluster").dependencies).to.include(
            "aws:cloudwatch/logGroup:LogGroup::cluster-logs",
        );
    });

    it("hardens what eks registers", async () => {
        expect(only(await build(), "eks:index:Cluster").transforms).to.equal(1);
    });

    it("gives admins, viewers and deploy roles the access policy of each, and nobody else any", async () => {
        const deploy = "arn:aws:iam::111122223333:role/platform-dev-deploy";
        const registrations = await build({ deployRoleArns: { github: pulumi.output(deploy) } });
        const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
        const expected = [
            [
                "cluster-access-platform-admin",
                "cluster-admin-platform-admin",
                admin,
                policy("AmazonEKSClusterAdminPolicy"),
            ],
            ["cluster-access-platform-viewer", "cluster-viewer-platform-viewer", viewer, policy("AmazonEKSViewPolicy")],
            ["cluster-deploy-github", "", deploy, policy("AmazonEKSClusterAdminPolicy")],
        ] as const;
        for (const [name, former, principalArn, policyArn] of expected) {
            expect(only(registrations, "aws:eks/accessEntry:AccessEntry", name).inputs).to.deep.equal({
                clusterName: "platform-dev",
                principalArn,
                type: "STANDARD",
                tags: contextOf().tags,
            });
            const association = only(
                registrations,
                "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
                `${name}-policy`,
            );
            expect(association.inputs).to.deep.equal({
                clusterName: "platform-dev",
                principalArn,
                policyArn,
                accessScope: { type: "cluster" },
            });
            expect(association.dependencies).to.include(`aws:eks/accessEntry:AccessEntry::${name}`);
            expect(association.deleteBeforeReplace).to.equal(true);
            expect(association.aliases).to.deep.equal(former === "" ? [] : [`${former}-policy`]);
        }
        expect(registrations.filter(({ type }) => type === "aws:eks/accessEntry:AccessEntry")).to.have.length(3);
    });

    it("keeps the access entry of a role that becomes an admin or a viewer, of which EKS takes only one", async () => {
        const entryOf = async (access: { admins: string[]; viewers: string[] }) =>
            (await build({ config: clusterConfig({ access }) }))
                .filter(
                    ({ type, inputs }) => type === "aws:eks/accessEntry:AccessEntry" && inputs.principalArn === viewer,
                )
                .map(({ name, aliases }) => ({ name, aliases }));
        const name = "cluster-access-platform-viewer";
        expect(await entryOf({ admins: [admin], viewers: [viewer] })).to.deep.equal([
            { name, aliases: ["cluster-viewer-platform-viewer"] },
        ]);
        expect(await entryOf({ admins: [admin, viewer], viewers: [] })).to.deep.equal([
            { name, aliases: ["cluster-admin-platform-viewer"] },
        ]);
    });

    it("installs the Pod Identity agent, pinned", async () => {
        expect(only(await build(), "aws:eks/addon:Addon").inputs).to.deep.equal({
            clusterName: "platform-dev",
            addonName: "eks-pod-identity-agent",
            addonVersion: "v1.3.8-eksbuild.2",
            resolveConflictsOnCreate: "OVERWRITE",
            resolveConflictsOnUpdate: "OVERWRITE",
            tags: contextOf().tags,
        });
    });

    it("gives the CNI's policy to the CNI's own service account", async () => {
        const registrations = await build();
        expect(only(registrations, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).to.deep.equal({
            role: "platform-dev-kube-system.aws-node",
            policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
        });
        expect(only(registrations, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs).to.deep.include({
            clusterName: "platform-dev",
            namespace: "kube-system",
            serviceAccount: "aws-node",
        });
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:cluster:Cluster").outputs).to.deep.equal({
            clusterName: "platform-dev",
            arn: "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev",
            endpoint: "https://cluster.example.com",
            certificateAuthority: "Q0E=",
            securityGroupId: "sg-eks",
            version: "1.34",
        });
    });

    const refused: [string, { admins: string[]; viewers?: string[] }, ClusterArgs["deployRoleArns"]][] = [
        ["both an admin and a viewer", { admins: [admin], viewers: [admin] }, {}],
        ["an admin twice", { admins: [admin, admin] }, {}],
        ["both an admin and a deploy role", { admins: [admin] }, { github: admin }],
    ];
    for (const [title, access, deployRoleArns] of refused) {
        it(`refuses a role that is ${title}`, async () => {
            expect(await refusal({ config: clusterConfig({ access }), deployRoleArns })).to.equal(
                `platform:cluster.access gives ${admin} more than one access entry, and EKS has one per role: ` +
                    "list it once, under admins or under viewers",
            );
        });
    }
});
