// Dots, the failures in full, and at the end one line that says how many tests passed.
const { reporters } = require("mocha");

module.exports = class extends reporters.Dot {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures } = runner.stats;
            process.stdout.write(`\n${passes} passed, ${failures} failed\n`);
        });
    }
};
