import { expect } from "chai";
import { clusterHardening } from "../../components/clusterHardening";
import { clusterConfig } from "../support/cluster";
import { contextOf } from "../support/mocks";

const harden = async (type: string, props: Record<string, unknown>, deletionProtection = false) =>
    await clusterHardening(
        contextOf(),
        clusterConfig({ deletionProtection }),
        "platform-dev",
    )({ custom: true, type, name: "child", props, opts: { retainOnDelete: false } });

describe("clusterHardening", () => {
    it("makes the creator of the cluster no admin, and leaves the rest of the cluster as it is", async () => {
        const hardened = await harden("aws:eks/cluster:Cluster", {
            version: "1.34",
            accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
        });
        expect(hardened?.props).to.deep.equal({
            version: "1.34",
            accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
        });
        expect(hardened?.opts).to.deep.include({ retainOnDelete: false });
    });

    for (const deletionProtection of [true, false]) {
        it(`${deletionProtection ? "protects" : "does not protect"} the cluster with deletionProtection ${String(deletionProtection)}`, async () => {
            expect((await harden("aws:eks/cluster:Cluster", {}, deletionProtection))?.opts.protect).to.equal(
                deletionProtection,
            );
        });
    }

    it("lets EKS assume the cluster's role, by a name of ours, for this cluster only", async () => {
        const role = await harden("aws:iam/role:Role", { description: "as it was", assumeRolePolicy: "open" });
        expect(role?.props).to.include({ name: "platform-dev-cluster", description: "as it was" });
        expect(JSON.parse(role?.props.assumeRolePolicy as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "eks.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: {
                        StringEquals: { "aws:SourceAccount": "111122223333" },
                        ArnLike: { "aws:SourceArn": "arn:aws:eks:us-east-1:111122223333:cluster/platform-dev" },
                    },
                },
            ],
        });
    });

    it("leaves every other child alone", async () => {
        expect(await harden("aws:eks/addon:Addon", { addonName: "kube-proxy" })).to.equal(undefined);
    });
});
