/** A file that is committed and yet not written by hand. */
export interface GeneratedFile {
    /** Relative to the repository's root. */
    readonly path: string;
    readonly render: () => string | Promise<string>;
}

// Each file loads what it is made from when it is rendered: a page about the configuration does without the program.
const picture = async () => (await import("./architecture.js")).architecturePicture();
const chart = async () => (await import("./architecture.js")).architectureChart();
const timeline = async (stack: string) => (await import("./timeline.js")).timelinePicture(stack);
const bridge = async (language: "en" | "es") => (await import("./bridgeDoc.js")).renderBridgeDoc(language);
const configuration = async (language: "en" | "es") =>
    (await import("./configurationDoc.js")).renderConfigurationDoc(language);
const changes = async (language: "en" | "es") => (await import("./changes/page.js")).changesPage(language);
const schema = async () => (await import("./configSchema.js")).renderConfigSchema();
const replacements = async () => (await import("./replacements.js")).renderReplacements();
const golden = async (stack: string) => (await import("./golden.js")).goldenOf(stack);

/** All generated files. */
export const generated: readonly GeneratedFile[] = [
    { path: "docs/images/architecture.svg", render: picture },
    { path: "docs/images/architecture.mmd", render: chart },
    { path: "docs/images/timeline-dev.svg", render: () => timeline("dev") },
    { path: "docs/images/timeline-prod.svg", render: () => timeline("prod") },
    { path: "docs/en/bridge.md", render: () => bridge("en") },
    { path: "docs/es/bridge.md", render: () => bridge("es") },
    { path: "docs/en/configuration.md", render: () => configuration("en") },
    { path: "docs/es/configuration.md", render: () => configuration("es") },
    { path: "docs/en/changes.md", render: () => changes("en") },
    { path: "docs/es/changes.md", render: () => changes("es") },
    { path: "config/pulumi-stack.schema.json", render: schema },
    { path: "tooling/standin/diff/replacements.json", render: replacements },
    { path: "tests/golden/dev.yaml", render: () => golden("dev") },
    { path: "tests/golden/stg.yaml", render: () => golden("stg") },
    { path: "tests/golden/prod.yaml", render: () => golden("prod") },
];
