import type { ClusterArgs } from "@pulumi/aws/eks";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { hasOwnKey } from "../../../../shared/ownKey";
import { resourceRule } from "../../../../shared/rule";

export const eksClusterEncryptSecrets = resourceRule<ClusterArgs>({
    id: "eks-cluster-encrypt-secrets",
    type: "aws:eks/cluster:Cluster",
    severity: "high",
    description: "EKS clusters must encrypt Kubernetes Secrets with a customer managed key.",
    remediation:
        'Set encryptionConfig.provider.keyArn to a key of yours and encryptionConfig.resources to ["secrets"].',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3",
    controls: [awsFsbp("EKS.3"), cisEks("5.3.1")],
    check: ({ encryptionConfig }, report) => {
        if (!encryptionConfig?.resources?.includes("secrets")) {
            report("Secrets are not among the encrypted resources.");
        } else if (!hasOwnKey(encryptionConfig.provider, "keyArn")) {
            report("There is no key to encrypt Secrets with.");
        }
    },
});
