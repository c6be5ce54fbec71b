import type { ClusterArgs } from "@pulumi/aws/eks";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

interface VersionSettings {
    readonly oldestVersion: string;
}

/** Kubernetes versions are `1.<minor>`. */
const minor = (version: string) => Number(/^1\.(\d+)$/.exec(version)?.[1]);

export const eksClusterPinVersion = resourceRule<ClusterArgs, VersionSettings>({
    id: "eks-cluster-pin-version",
    type: "aws:eks/cluster:Cluster",
    severity: "high",
    description: "EKS clusters must name their Kubernetes version, and one that AWS supports.",
    remediation: "Set version to a Kubernetes version in standard support.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2",
    controls: [awsFsbp("EKS.2"), wellArchitected("SEC06-BP01")],
    settings: {
        oldestVersion: {
            type: "string",
            default: "1.33",
            description: "Oldest Kubernetes version that may run; AWS moves it about three times a year.",
        },
    },
    check: ({ version }, report, { oldestVersion }) => {
        if (version === undefined) {
            report("There is no version, so AWS chooses one.");
        } else if (!(minor(version) >= minor(oldestVersion))) {
            report(`Version ${version} is not ${oldestVersion} or later.`);
        }
    },
});
