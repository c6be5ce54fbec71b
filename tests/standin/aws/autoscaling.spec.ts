import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { create, holds } from "../support/models";

const tag = { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false };

describe("EC2 Auto Scaling", () => {
    holds(
        "aws:autoscaling/tag:Tag",
        { autoscalingGroupName: "eks-default-0a", tag },
        [{ tag: { ...tag, key: "k".repeat(128), value: "v".repeat(256) } }, { autoscalingGroupName: "g".repeat(255) }],
        [
            [
                { tag: { ...tag, value: "v".repeat(257) } },
                'tag.value: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv… has 257 characters, 0 to 256 are allowed; shorten it',
            ],
            [
                { tag: { ...tag, key: "aws:autoscaling" } },
                'tag.key: "aws:autoscaling" is not allowed; "aws:" is reserved; rename it',
            ],
            [
                { autoscalingGroupName: "g".repeat(256) },
                'autoscalingGroupName: "gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { tag: { ...tag, key: "k".repeat(129) } },
                `tag.key: "${"k".repeat(78)}… has 129 characters, 1 to 128 are allowed; shorten it`,
            ],
            [{ tag: { key: "a", value: "b" } }, "tag.propagateAtLaunch: is missing; give it a value"],
        ],
    );

    it("names a tag by group and key", () => {
        expect(create("aws:autoscaling/tag:Tag", { autoscalingGroupName: "eks-default-0a", tag }).id).to.equal(
            "eks-default-0a,k8s.io/cluster-autoscaler/enabled",
        );
        expect(create("aws:autoscaling/tag:Tag", { autoscalingGroupName: unknown, tag }).id).to.equal("");
    });
});
