import type { z } from "zod";
import type { platform } from "./schema/platform";

/** The whole configuration of one stack, checked, with defaults filled in. */
export type PlatformConfig = z.infer<typeof platform> & {
    /** AWS account id: the only one in `aws:allowedAccountIds`. */
    account: string;
    /** AWS region: `aws:region`. */
    region: string;
};

/** One of the environments that the platform has. */
export type Environment = PlatformConfig["environment"];
