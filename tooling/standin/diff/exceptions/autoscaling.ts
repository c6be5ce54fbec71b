import type { Exceptions } from "./exception";

export const autoscaling: Exceptions = {
    "aws:autoscaling/tag:Tag": {
        source: "internal/service/autoscaling/group_tag.go",
        replaces: ["autoscalingGroupName", "tag.key"],
    },
};
