import { rule } from "./rule";

/** AWS bills what moves to cold storage for this many days at least, and refuses to delete it earlier. */
const leastDaysCold = 90;

export const coldStorage = rule(
    "Recovery points that move to cold storage stay there for at least 90 days.",
    ["backup"],
    function* ({ backup: { retentionDays, coldStorageAfterDays } }, show) {
        if (coldStorageAfterDays !== undefined && retentionDays < coldStorageAfterDays + leastDaysCold) {
            const path = ["backup", "retentionDays"];
            yield {
                path,
                message: `is ${show(path)}, but must be at least ${leastDaysCold} more than coldStorageAfterDays, ${show(["backup", "coldStorageAfterDays"])}.`,
                remedy: "Keep recovery points longer, move them earlier, or leave coldStorageAfterDays out.",
            };
        }
    },
);
