// Dots, the failures in full, and at the end, where the end of a log is all that is at hand: each failure in one line,
// and how many tests passed.
const { reporters } = require("mocha");

const firstLine = (error) => String(error?.message ?? error).split("\n", 1)[0];

module.exports = class extends reporters.Dot {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures } = runner.stats;
            const failed = this.failures.map((test) => `failed: ${test.fullTitle()}: ${firstLine(test.err)}\n`);
            process.stdout.write(`\n${failed.join("")}${passes} passed, ${failures} failed\n`);
        });
    }
};
