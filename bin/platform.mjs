#!/usr/bin/env node
import { createRequire } from "node:module";

const cannotRun = 2;

try {
    const { build } = await import("../tooling/build.mjs");
    if (await build()) {
        createRequire(import.meta.url)("../.build/platform.js");
    } else {
        process.exitCode = cannotRun;
    }
} catch (error) {
    const isMissing = error.code === "ERR_MODULE_NOT_FOUND";
    const why = isMissing ? "The packages are not installed. Run `make install`." : `Cannot start: ${error.message}`;
    process.stderr.write(`${why}\n`);
    process.exitCode = cannotRun;
}
