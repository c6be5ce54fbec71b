import { rule } from "./rule";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const minutesOfDay = 24 * 60;
const minutesOfWeek = days.length * minutesOfDay;
const shortest = 30;

/** Minutes of the week, from the start up to and without the end, which can be in the next week. */
interface Span {
    readonly start: number;
    readonly end: number;
}

/** Minutes since Monday 00:00 of `mon:03:00`, or since midnight of `03:00`. */
function minutes(time: string): number {
    const [minute = 0, hour = 0] = time.split(":").slice(-2).reverse().map(Number);
    return Math.max(days.indexOf(time.slice(0, 3)), 0) * minutesOfDay + hour * 60 + minute;
}

function spanOf(window: string, cycle: number): Span {
    const [start = 0, end = 0] = window.split("-").map(minutes);
    return { start, end: end <= start ? end + cycle : end };
}

function overlap(daily: Span, weekly: Span): boolean {
    // From the day before, whose window can go over midnight, to the end of a window that goes into the next week.
    const starts = Array.from({ length: 2 * days.length + 1 }, (_, day) => (day - 1) * minutesOfDay);
    return starts.some((start) => daily.start + start < weekly.end && weekly.start < daily.end + start);
}

/** RDS refuses windows of less than half an hour, and a backup during maintenance. */
export const databaseWindows = rule(
    "The windows of the database are at least half an hour long and do not overlap.",
    ["database"],
    function* ({ database }, show) {
        const backup = spanOf(database.backupWindow, minutesOfDay);
        const maintenance = spanOf(database.maintenanceWindow, minutesOfWeek);
        for (const [key, { start, end }] of [
            ["backupWindow", backup],
            ["maintenanceWindow", maintenance],
        ] as const) {
            if (end - start < shortest) {
                const path = ["database", key];
                yield {
                    path,
                    message: `is ${show(path)}, which is shorter than ${shortest} minutes.`,
                    remedy: "Let it end later.",
                };
            }
        }
        if (overlap(backup, maintenance)) {
            const path = ["database", "maintenanceWindow"];
            yield {
                path,
                message: `is ${show(path)}, which overlaps the backup window, ${show(["database", "backupWindow"])}.`,
                remedy: "Move one of them.",
            };
        }
    },
);
