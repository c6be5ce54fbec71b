import { z } from "zod";
import { days } from "./primitives";

export const storage = z.strictObject({
    logsRetentionDays: days().describe("Days that logs stay in S3."),
    tracesRetentionDays: days().describe("Days that traces stay in S3."),
    backupsRetentionDays: days().describe("Days that cluster backups stay in S3."),
});

export type StorageConfig = z.infer<typeof storage>;
