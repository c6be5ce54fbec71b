import type { z } from "zod";
import type { ClusterConfig } from "../../config";
import { cluster } from "../../config/schema/cluster";

/** A cluster as dev has it; tests override what they are about. */
export const clusterConfig = (overrides: Partial<z.input<typeof cluster>> = {}): ClusterConfig =>
    cluster.parse({
        version: "1.34",
        access: {
            admins: ["arn:aws:iam::111122223333:role/platform-admin"],
            viewers: ["arn:aws:iam::111122223333:role/support/platform-viewer"],
        },
        addonVersions: {
            kubeProxy: "v1.34.0-eksbuild.2",
            coreDns: "v1.12.3-eksbuild.1",
            vpcCni: "v1.20.2-eksbuild.1",
            ebsCsiDriver: "v1.58.0-eksbuild.1",
            podIdentityAgent: "v1.3.8-eksbuild.2",
            metricsServer: "v0.8.0-eksbuild.2",
        },
        ...overrides,
    });
