import type { PodIdentityAssociationArgs } from "@pulumi/aws/eks";
import { cisEks, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const eksPodIdentityAssociationKeepSessionTags = resourceRule<PodIdentityAssociationArgs>({
    id: "eks-pod-identity-association-keep-session-tags",
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    severity: "medium",
    description:
        "Pod identities must carry session tags, by which policies and CloudTrail tell cluster, namespace and service account.",
    remediation: "Remove disableSessionTags or set it to false.",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html",
    controls: [cisEks("5.2.1"), wellArchitected("SEC03-BP02")],
    check: ({ disableSessionTags }, report) => {
        if (disableSessionTags === true) {
            report("Session tags are disabled.");
        }
    },
});
