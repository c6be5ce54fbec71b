// Runs a compiled file of .build/ with what V8 made of it the last time, which takes half of its loading away. The first
// process that runs a file leaves that beside it, under a name that says for which file and which Node it holds: V8
// itself compares no more than lengths. What runs so can require() but not import(): V8 forgets for whom it kept a file.
// Also a command: node tooling/launch.cjs <file>
const { Buffer } = require("node:buffer");
const { createHash } = require("node:crypto");
const { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { constants } = require("node:os");
const { basename, dirname, join, resolve } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

// V8 of Node 20 spends a fifth of a preview on optimizing functions that the preview is done with before that pays;
// later versions wait by themselves. A function that runs for long is optimized all the same.
if (process.versions.node.startsWith("20.")) {
    v8.setFlagsFromString("--interrupt-budget=2000000");
}

// V8 of Node 24 lets the young generation grow to a third of the memory of three stacks.
if (Number.parseInt(process.versions.node, 10) >= 24) {
    v8.setFlagsFromString("--semi-space-growth-factor=1");
}

/** @param {string} file absolute path of a CommonJS file */
function launch(file) {
    const { mtimeMs, size } = statSync(file);
    const cacheFile = `${file}.${mtimeMs}-${size}-${process.version}.cache`;
    const script = new vm.Script(Module.wrap(readFileSync(file, "utf8")), {
        filename: file,
        cachedData: keptIn(cacheFile),
    });
    if (script.cachedDataRejected !== false) {
        leaveAtExit(file, cacheFile, script);
    }
    const module = new Module(file);
    module.filename = file;
    module.paths = Module._nodeModulePaths(dirname(file));
    script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
}

const checksumBytes = 20;

const checksum = (data) => createHash("sha1").update(data).digest();

/** V8 crashes on data that a disk has changed. */
function keptIn(file) {
    try {
        const content = readFileSync(file);
        const data = content.subarray(checksumBytes);
        return checksum(data).equals(content.subarray(0, checksumBytes)) ? data : undefined;
    } catch {
        return undefined;
    }
}

/** At exit V8 knows also the functions that it compiled on the way. */
function leaveAtExit(file, cacheFile, script) {
    process.once("exit", () => {
        try {
            const temporary = `${cacheFile}.${process.pid}`;
            const data = script.createCachedData();
            writeFileSync(temporary, Buffer.concat([checksum(data), data]));
            removeCachesOf(file);
            renameSync(temporary, cacheFile);
        } catch {
            // A folder that cannot be written costs time, and nothing else.
        }
    });
    // A pack's process is ended by a signal, which alone would skip the above.
    process.once("SIGTERM", () => process.exit(128 + constants.signals.SIGTERM));
}

function removeCachesOf(file) {
    for (const name of readdirSync(dirname(file))) {
        if (name.startsWith(`${basename(file)}.`) && name.endsWith(".cache")) {
            rmSync(join(dirname(file), name), { force: true });
        }
    }
}

module.exports = { launch };

if (require.main === module) {
    launch(resolve(process.argv[2]));
}
