import { rule } from "./rule";

/**
 * RDS refuses a ceiling that is less than a tenth above what is allocated.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
const leastHeadroom = 1.1;

export const databaseStorage = rule(
    "`maxStorageGiB` is at least a tenth more than `storageGiB`.",
    ["database"],
    function* ({ database: { storageGiB, maxStorageGiB } }, show) {
        if (maxStorageGiB < storageGiB * leastHeadroom) {
            const path = ["database", "maxStorageGiB"];
            yield {
                path,
                message: `is ${show(path)}, but must be at least a tenth more than storageGiB, ${show(["database", "storageGiB"])}.`,
                remedy: "Raise it: RDS grows the storage up to it, and bills what is allocated.",
            };
        }
    },
);
