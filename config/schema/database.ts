import { z } from "zod";
import { days, logRetentionDays, text } from "./primitives";

const window = (description: string, pattern: RegExp, example: string) =>
    text(pattern, "a UTC window", example).describe(description);

export const database = z.strictObject({
    engine: z.enum(["postgres", "mysql"]).default("postgres").describe("Database engine."),
    engineVersion: text(/^\d+\.\d+(\.\d+)?$/, "a quoted engine version", '"17.6"').describe(
        "Exact engine version, quoted; minor upgrades are a change of this line.",
    ),
    instanceClass: text(/^db\.[a-z0-9]+\.[a-z0-9]+$/, "a class", "db.t4g.medium").describe("RDS instance class."),
    storageGiB: z.int().min(20).max(65536).describe("Allocated gp3 storage, in GiB."),
    maxStorageGiB: z.int().min(20).max(65536).describe("Ceiling of storage autoscaling, in GiB."),
    multiAz: z.boolean().describe("Keep a standby in a second zone."),
    databaseName: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}$/, {
            error: "must be lower-case letters, digits and underscores, starting with a letter, at most 63",
        })
        .default("platform")
        .describe("Name of the first database."),
    backupRetentionDays: days()
        .max(35, { error: "must be at most 35, which is the limit of RDS" })
        .describe("Days of point-in-time recovery."),
    backupWindow: window(
        "Daily backup window, UTC.",
        /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
        "03:00-04:00",
    ).default("03:00-04:00"),
    maintenanceWindow: window(
        "Weekly maintenance window, UTC; must not overlap the backup window.",
        /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/,
        "sun:04:30-sun:05:30",
    ).default("sun:04:30-sun:05:30"),
    performanceInsightsRetentionDays: z
        .literal([
            7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651,
            682, 713, 731,
        ])
        .default(7)
        .describe("Days of Performance Insights; 7 are free."),
    logRetentionDays: logRetentionDays().default(90).describe("Days that the exported database logs are kept."),
    deletionProtection: z.boolean().describe("Refuse to delete the database."),
});

export type DatabaseConfig = z.infer<typeof database>;
