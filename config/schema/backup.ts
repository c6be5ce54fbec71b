import { z } from "zod";
import { days, text } from "./primitives";

export const backup = z.strictObject({
    schedule: text(/^cron\(.+\)$/, "an AWS cron expression", "cron(0 7 * * ? *)")
        .default("cron(0 7 * * ? *)")
        .describe(
            "When AWS Backup runs, UTC; outside the database's maintenance window and the hour before it, in which RDS takes no backup.",
        ),
    retentionDays: days().describe("Days that recovery points are kept."),
    coldStorageAfterDays: days()
        .optional()
        .describe("Days after which recovery points move to cold storage, where they stay at least 90 days."),
});

export type BackupConfig = z.infer<typeof backup>;
