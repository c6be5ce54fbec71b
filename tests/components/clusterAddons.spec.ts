import * as eks from "@pulumi/aws/eks";
import { expect } from "chai";
import { ClusterAddons } from "../../components/clusterAddons";
import { clusterConfig } from "../support/cluster";
import { contextOf, only, register } from "../support/mocks";

const volumeKeyArn = "arn:aws:kms:us-east-1:111122223333:key/nodes";

const build = () =>
    register(() => {
        const nodes = new eks.NodeGroup("nodes", {
            clusterName: "platform-dev",
            nodeRoleArn: "arn:aws:iam::111122223333:role/node",
            scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
            subnetIds: ["subnet-1"],
        });
        new ClusterAddons(
            "cluster-addons",
            {
                context: contextOf(),
                versions: clusterConfig().addonVersions,
                clusterName: "platform-dev",
                volumeKeyArn,
            },
            { dependsOn: nodes },
        );
    });

describe("ClusterAddons", () => {
    for (const [name, addonName, addonVersion] of [
        ["cluster-addons-coredns", "coredns", "v1.12.3-eksbuild.1"],
        ["cluster-addons-ebs-csi-driver", "aws-ebs-csi-driver", "v1.58.0-eksbuild.1"],
        ["cluster-addons-metrics-server", "metrics-server", "v0.8.0-eksbuild.2"],
    ] as const) {
        it(`installs ${addonName}, pinned, once there are nodes`, async () => {
            const addon = only(await build(), "aws:eks/addon:Addon", name);
            expect(addon.parent).to.equal("platform:cluster:ClusterAddons::cluster-addons");
            expect(addon.inputs).to.deep.include({
                clusterName: "platform-dev",
                addonName,
                addonVersion,
                resolveConflictsOnCreate: "OVERWRITE",
                resolveConflictsOnUpdate: "OVERWRITE",
                tags: contextOf().tags,
            });
            expect(addon.dependencies).to.include("aws:eks/nodeGroup:NodeGroup::nodes");
        });
    }

    it("installs nothing else", async () => {
        expect((await build()).filter(({ type }) => type === "aws:eks/addon:Addon")).to.have.length(3);
    });

    it("gives the EBS CSI driver a role before it runs: this cluster's volumes, with the volumes' key", async () => {
        const registrations = await build();
        expect(only(registrations, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs).to.deep.include({
            clusterName: "platform-dev",
            namespace: "kube-system",
            serviceAccount: "ebs-csi-controller-sa",
        });
        expect(only(registrations, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs.policyArn).to.equal(
            "arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy",
        );
        expect(
            JSON.parse(only(registrations, "aws:iam/rolePolicy:RolePolicy").inputs.policy as string).Statement,
        ).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"],
                Resource: volumeKeyArn,
            },
            {
                Effect: "Allow",
                Action: "kms:CreateGrant",
                Resource: volumeKeyArn,
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
        ]);
        expect(only(registrations, "aws:eks/addon:Addon", "cluster-addons-ebs-csi-driver").dependencies).to.include(
            "aws:eks/podIdentityAssociation:PodIdentityAssociation::cluster-addons-ebs-csi-driver-identity-association",
        );
    });

    it("tags the volumes of pods like the platform's own, but for who manages them", async () => {
        const driver = only(await build(), "aws:eks/addon:Addon", "cluster-addons-ebs-csi-driver");
        expect(JSON.parse(driver.inputs.configurationValues as string)).to.deep.equal({
            controller: { extraVolumeTags: { ...contextOf().tags, "managed-by": "aws-ebs-csi-driver" } },
        });
    });

    it("has no outputs", async () => {
        expect(only(await build(), "platform:cluster:ClusterAddons").outputs).to.deep.equal({});
    });
});
