import { rule } from "./rule";

/** CoreDNS, Argo CD and the autoscaler run somewhere before anything can scale up. */
export const roomForPods = rule(
    "At least one pool without taints keeps a node.",
    ["nodePools"],
    function* ({ nodePools }) {
        const untainted = Object.values(nodePools).filter(({ taints }) => taints.length === 0);
        if (untainted.length === 0) {
            yield {
                path: ["nodePools"],
                message: "has no pool without taints, so that pods without tolerations run nowhere.",
                remedy: "Add a pool without taints, or leave the taints of one out.",
            };
        } else if (untainted.every(({ minSize }) => minSize === 0)) {
            yield {
                path: ["nodePools"],
                message:
                    "has no pool without taints that keeps a node, so that Argo CD and the autoscaler run nowhere.",
                remedy: "Set minSize of a pool without taints to at least 1.",
            };
        }
    },
);
