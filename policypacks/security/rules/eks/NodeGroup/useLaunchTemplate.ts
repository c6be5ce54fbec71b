import type { NodeGroupArgs } from "@pulumi/aws/eks";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const eksNodeGroupUseLaunchTemplate = resourceRule<NodeGroupArgs>({
    id: "eks-node-group-use-launch-template",
    type: "aws:eks/nodeGroup:NodeGroup",
    severity: "high",
    description: "Node groups must use a launch template of their own, the only place that hardens their instances.",
    remediation: "Set launchTemplate to one that requires IMDSv2, limits hops to 1 and encrypts its volumes.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
    controls: [wellArchitected("SEC06-BP02")],
    check: ({ launchTemplate }, report) => {
        if (!isGiven(launchTemplate, "id") && !isGiven(launchTemplate, "name")) {
            report("There is no launch template, so EKS makes one that is not hardened.");
        }
    },
});
