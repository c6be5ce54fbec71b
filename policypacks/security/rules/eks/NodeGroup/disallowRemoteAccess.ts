import type { NodeGroupArgs } from "@pulumi/aws/eks";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const eksNodeGroupDisallowRemoteAccess = resourceRule<NodeGroupArgs>({
    id: "eks-node-group-disallow-remote-access",
    type: "aws:eks/nodeGroup:NodeGroup",
    severity: "high",
    description: "Nodes must not be reachable by SSH.",
    remediation: "Remove remoteAccess and use Session Manager or kubectl debug.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html",
    controls: [wellArchitected("SEC06-BP05"), wellArchitected("SEC06-BP02")],
    check: (nodeGroup, report) => {
        if (isGiven(nodeGroup, "remoteAccess")) {
            report("Remote access is on.");
        }
    },
});
