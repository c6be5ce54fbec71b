// Compiles the platform command and the policy packs into .build/, one file each, when a source is newer than its build;
// for a rehearsal also the verbs of the real engine, and the providers of the stand-in cloud.
// A bundle starts in a third of the time that loading the same modules one by one takes (docs/en/offline-preview.md).
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");

const root = dirname(__dirname);
const outputFolder = join(root, ".build");

/** Entry points by the file that each is compiled to. */
function targets() {
    const packs = readdirSync(join(root, "policypacks"), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(root, "policypacks", entry.name, "pack.ts")))
        .map((entry) => [`policypacks/${entry.name}`, join(root, "policypacks", entry.name, "pack.ts")]);
    return Object.fromEntries([["platform", join(root, "tooling/cli/main.ts")], ...packs]);
}

const fingerprint = (file) => {
    const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
    return `${mtimeMs}:${size}`;
};

/** The processes of the stand-in cloud's providers, and the packages that each of them serves. */
const providers = {
    "rehearsal/provider": { source: "tooling/rehearsal/cloud/resources.ts", packages: ["aws", "kubernetes", "random"] },
    "rehearsal/components": { source: "tooling/rehearsal/cloud/components.ts", packages: ["awsx", "eks"] },
};

/** Whether there is a file with something in it. */
const isFile = (file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** A manifest that cannot be read is of no build. */
function manifestIn(file) {
    try {
        return JSON.parse(readFileSync(file, "utf8"));
    } catch {
        return {};
    }
}

/** Whether nothing that a build was made from has changed since. */
function isFresh(manifestFile, entries) {
    if (!existsSync(manifestFile)) {
        return false;
    }
    const { entries: built, inputs } = manifestIn(manifestFile);
    return (
        JSON.stringify(built) === JSON.stringify(entries) &&
        Object.keys(entries).every((entry) => isFile(join(outputFolder, `${entry}.js`))) &&
        Object.entries(inputs).every(([file, seen]) => fingerprint(join(root, file)) === seen)
    );
}

/**
 * Brings .build/ up to date. Resolves to false when the sources do not compile, after saying why.
 * @param {{ rehearsal?: boolean }} options `rehearsal`: with the providers of the stand-in cloud, as the executables
 *     `.build/rehearsal/bin/pulumi-resource-*`, and with the verbs that run the real engine; nothing else needs them
 */
async function build({ rehearsal = false } = {}) {
    return (
        (await compile("manifest.json", targets())) &&
        (!rehearsal || ((await buildProviders()) && (await buildVerbs())))
    );
}

async function buildProviders() {
    const entries = Object.entries(providers).map(([target, { source }]) => [target, join(root, source)]);
    if (!(await compile("rehearsal/manifest.json", Object.fromEntries(entries)))) {
        return false;
    }
    for (const [target, { packages }] of Object.entries(providers)) {
        for (const name of packages) {
            const launcher = `#!/bin/sh\nexec node "\${0%/*}/../../${target}.js" ${name} "$@"\n`;
            writeAtomically(join(outputFolder, "rehearsal/bin", `pulumi-resource-${name}`), launcher, 0o755);
        }
    }
    return true;
}

/**
 * The verbs of the real engine load packages from node_modules: the program has to share its SDK with the Automation API,
 * which the SDK of a bundle leaves out, and with the programs of other commits.
 */
function buildVerbs() {
    const entries = { "rehearsal/verbs": join(root, "tooling/cli/realEngine.ts") };
    return compile("rehearsal/verbs.json", entries, { packages: "external", plugins: [] });
}

/** Compiles entry points, by the file that each is compiled to, unless nothing has changed since the manifest. */
async function compile(manifest, entries, options = {}) {
    const manifestFile = join(outputFolder, manifest);
    const relativeEntries = Object.fromEntries(Object.entries(entries).map(([k, v]) => [k, relative(root, v)]));
    if (isFresh(manifestFile, relativeEntries)) {
        return true;
    }
    const esbuild = require("esbuild");
    const built = await esbuild
        .build({
            absWorkingDir: root,
            entryPoints: entries,
            outdir: outputFolder,
            bundle: true,
            platform: "node",
            target: "node20",
            format: "cjs",
            // What draws and formats is large, and only generated files need it.
            external: ["@aws-cdk/aws-service-spec", "@viz-js/viz", "prettier", "vega", "vega-lite"],
            sourcemap: "linked",
            metafile: true,
            write: false,
            legalComments: "none",
            // Half the text is half the time to parse it. Names stay, for stack traces.
            minifyWhitespace: true,
            minifySyntax: true,
            logLevel: "error",
            plugins: [loadOnUse, packHost],
            ...options,
        })
        .catch((error) => {
            if (!Array.isArray(error.errors)) {
                throw error;
            }
            // esbuild has printed what is wrong, and where.
            return undefined;
        });
    if (!built) {
        return false;
    }
    const { metafile, outputFiles } = built;
    const sources = Object.keys(metafile.inputs).filter(
        (file) => !file.includes("node_modules/") && !file.startsWith("load-on-use:"),
    );
    const inputs = [...sources, "package-lock.json", "tooling/build.cjs"].map((file) => [
        file,
        fingerprint(join(root, file)),
    ]);
    for (const { path, contents } of outputFiles) {
        writeAtomically(path, contents);
    }
    writeAtomically(manifestFile, JSON.stringify({ entries: relativeEntries, inputs: Object.fromEntries(inputs) }));
    return true;
}

/** Two commands may build at once: whoever reads a file sees a whole one. */
function writeAtomically(file, contents, mode = 0o644) {
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, contents, { mode });
    renameSync(temporary, file);
}

/**
 * Modules that the Pulumi SDK requires at start but a preview never uses, a third of what it loads: they are loaded when
 * something does use them.
 */
const loadOnUse = {
    name: "load-on-use",
    setup(builder) {
        const namespace = "load-on-use";
        builder.onResolve(
            { filter: /^(@npmcli\/arborist|normalize-package-data|typescript|ts-node)$/ },
            ({ path }) => ({
                path,
                namespace,
            }),
        );
        // The policy server has a use for the SDK only where a resource has an asset.
        builder.onResolve({ filter: /^@pulumi\/pulumi$/ }, ({ path, importer }) =>
            dirname(importer).endsWith(join("@pulumi", "policy")) ? { path, namespace } : undefined,
        );
        builder.onResolve({ filter: /^\.\/automation$/ }, ({ importer }) =>
            importer.endsWith(join("@pulumi", "pulumi", "index.js"))
                ? { path: "@pulumi/pulumi/automation", namespace }
                : undefined,
        );
        builder.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
            // Compiled imports ask for __esModule at once and for default or a name when they use it.
            contents: `
                const { createRequire } = require("node:module");
                const load = () => createRequire(__filename)(${JSON.stringify(path)});
                const get = (_, key) => (key === "__esModule" ? true : key === "default" ? load() : load()[key]);
                module.exports = new Proxy({}, { get });`,
            loader: "js",
        }));
    },
};

/** Puts what a pack's process starts with in a preview ahead of each pack. */
const packHost = {
    name: "pack-host",
    setup(builder) {
        const host = join(root, "tooling/engine/packHost.ts");
        builder.onLoad({ filter: /[\\/]policypacks[\\/][^\\/]+[\\/]pack\.ts$/ }, ({ path }) => ({
            contents: `import ${JSON.stringify(host)};\n${readFileSync(path, "utf8")}`,
            loader: "ts",
        }));
    },
};

module.exports = { build };
