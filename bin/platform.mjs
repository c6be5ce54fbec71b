#!/usr/bin/env node
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const cannotRun = 2;
const require = createRequire(import.meta.url);
const command = fileURLToPath(new URL("../.build/platform.js", import.meta.url));

try {
    const { build } = require("../tooling/build.cjs");
    if (!(await build())) {
        process.exitCode = cannotRun;
    } else if (process.argv[2] === "preview") {
        // Until the command says otherwise.
        process.exitCode = cannotRun;
        require("../tooling/launch.cjs").launch(command);
    } else {
        require(command);
    }
} catch (error) {
    const isMissing = error.code === "MODULE_NOT_FOUND";
    const why = isMissing ? "The packages are not installed. Run `make install`." : `Cannot start: ${error.message}`;
    process.stderr.write(`${why}\n`);
    process.exitCode = cannotRun;
}
