import { expect } from "chai";
import { autoscalerTags, autoscalingGroupOf } from "../../components/autoscalerTags";

describe("autoscalerTags", () => {
    it("has the two tags by which the autoscaler of the cluster finds a group", () => {
        expect(autoscalerTags({ clusterName: "platform-dev", labels: {}, taints: [] })).to.deep.equal({
            "k8s.io/cluster-autoscaler/enabled": "true",
            "k8s.io/cluster-autoscaler/platform-dev": "owned",
        });
    });

    it("tells labels and taints of nodes that do not exist yet, in Kubernetes' words", () => {
        const tags = autoscalerTags({
            clusterName: "platform-dev",
            labels: { "example.com/team": "shop" },
            taints: [
                { key: "spot", value: "true", effect: "NO_SCHEDULE" },
                { key: "batch", effect: "NO_EXECUTE" },
                { key: "slow", value: "yes", effect: "PREFER_NO_SCHEDULE" },
            ],
        });
        expect(tags).to.include({
            "k8s.io/cluster-autoscaler/node-template/label/example.com/team": "shop",
            "k8s.io/cluster-autoscaler/node-template/taint/spot": "true:NoSchedule",
            "k8s.io/cluster-autoscaler/node-template/taint/batch": ":NoExecute",
            "k8s.io/cluster-autoscaler/node-template/taint/slow": "yes:PreferNoSchedule",
        });
        expect(Object.keys(tags)).to.have.length(6);
    });
});

describe("autoscalingGroupOf", () => {
    it("is the one group that EKS makes for a node group", () => {
        expect(autoscalingGroupOf([{ autoscalingGroups: [{ name: "eks-system-asg" }] }])).to.equal("eks-system-asg");
    });

    for (const resources of [[], [{ autoscalingGroups: [] }]]) {
        it(`fails rather than tag nothing, for ${JSON.stringify(resources)}`, () => {
            expect(() => autoscalingGroupOf(resources)).to.throw(
                "EKS names no Auto Scaling group for the node group, so the autoscaler could not find it",
            );
        });
    }
});
