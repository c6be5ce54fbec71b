import type * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../config";
import { physicalName, type PlatformContext } from "./conventions";
import { serviceTrust } from "./iamPolicy";

/**
 * Corrects what `eks.Cluster` registers and offers no argument for: the creator becomes no cluster-admin, the cluster
 * is protected like the configuration says, and EKS may assume the cluster's role for this cluster only.
 */
export function clusterHardening(
    context: PlatformContext,
    config: ClusterConfig,
    clusterName: string,
): pulumi.ResourceTransform {
    return ({ type, props, opts }) => {
        switch (type) {
            case "aws:eks/cluster:Cluster":
                return {
                    props: {
                        ...props,
                        accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
                    },
                    opts: { ...opts, protect: config.deletionProtection },
                };
            case "aws:iam/role:Role":
                return {
                    props: {
                        ...props,
                        name: physicalName(context, "cluster"),
                        // Source: EKS User Guide, "Cross-service confused deputy prevention in Amazon EKS".
                        assumeRolePolicy: serviceTrust(
                            "eks.amazonaws.com",
                            context,
                            `arn:aws:eks:${context.region}:${context.account}:cluster/${clusterName}`,
                        ),
                    },
                    opts,
                };
            default:
                return undefined;
        }
    };
}
