const { readFileSync } = require("node:fs");

const ticksPerSecond = 100;

/**
 * User and system seconds of this process and of all processes that it has started, theirs included, as far as they have
 * ended and been waited for: the Pulumi CLI waits for its plugins and packs.
 * @returns undefined where the system does not say
 */
function cpuSeconds() {
    if (process.platform !== "linux") {
        return undefined;
    }
    const afterName = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
    // utime, stime, cutime, cstime of proc_pid_stat(5).
    return afterName.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

module.exports = { cpuSeconds };
