import type { z } from "zod";
import type { platform } from "./schema/platform";

export type { AddonName, AddonsConfig } from "./schema/addons";
export type { BackupConfig } from "./schema/backup";
export type { BudgetConfig } from "./schema/budget";
export type { ClusterConfig } from "./schema/cluster";
export type { DatabaseConfig } from "./schema/database";
export type { DeliveryConfig } from "./schema/delivery";
export type { EdgeConfig } from "./schema/edge";
export type { GitOpsConfig } from "./schema/gitops";
export type { NetworkConfig } from "./schema/network";
export type { NodePoolConfig, NodePoolsConfig } from "./schema/nodePools";
export type { RegistryConfig } from "./schema/registry";
export type { SecretsConfig } from "./schema/secrets";
export type { StorageConfig } from "./schema/storage";

/** One of the environments that the platform has. */
export type Environment = PlatformConfig["environment"];

/** The whole configuration of one stack, checked, with defaults filled in. */
export type PlatformConfig = z.infer<typeof platform> & {
    /** AWS account id: the only one in `aws:allowedAccountIds`. */
    account: string;
    /** AWS region: `aws:region`. */
    region: string;
};
