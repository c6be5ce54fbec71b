/** The house: which room may import which. See docs/en/platform-overview.md. */
const room = (name) => `^${name}/`;

const mayNot = (from, to, comment) => ({
    name: `${from}-may-not-import-${to.join("-")}`,
    comment,
    severity: "error",
    from: { path: room(from) },
    to: { path: to.map((name) => (name.includes(".") ? `^${name}$` : room(name))) },
});

module.exports = {
    forbidden: [
        mayNot(
            "config",
            ["components", "addons", "gitops", "policypacks", "tooling", "tests", "index.ts"],
            "config stands on nothing of ours",
        ),
        mayNot(
            "components",
            ["addons", "gitops", "policypacks", "tooling", "tests", "index.ts"],
            "components know the configuration only",
        ),
        mayNot(
            "addons",
            ["gitops", "policypacks", "tooling", "tests", "index.ts"],
            "add-ons know configuration and components",
        ),
        mayNot("gitops", ["policypacks", "tooling", "tests", "index.ts"], "nothing of the program knows the tools"),
        mayNot(
            "policypacks",
            ["config", "components", "addons", "gitops", "tooling", "tests", "index.ts"],
            "packs judge the program from outside",
        ),
        {
            name: "policypacks-ask-nothing-about-the-stack",
            comment:
                "one process of a pack judges all stacks of a command where its package.json says so (tooling/cli/packs.ts)",
            severity: "error",
            from: { path: "^policypacks/" },
            to: { path: "node_modules/@pulumi/pulumi/", dependencyTypesNot: ["type-only"] },
        },
        mayNot("tooling", ["tests", "policypacks"], "tools do not know the tests, and run packs as processes"),
        {
            name: "program-may-not-import-tooling",
            severity: "error",
            from: { path: "^index.ts$" },
            to: { path: ["^tooling/", "^tests/", "^policypacks/"] },
        },
        { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
        {
            name: "no-dev-dependencies-in-the-program",
            comment: "`pulumi up` runs with production dependencies",
            severity: "error",
            from: { path: "^(index.ts$|config/|components/|addons/|gitops/|policypacks/)" },
            to: { dependencyTypes: ["npm-dev"] },
        },
        { name: "not-resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    ],
    options: {
        doNotFollow: { path: "node_modules" },
        tsPreCompilationDeps: true,
        tsConfig: { fileName: "tsconfig.json" },
        enhancedResolveOptions: {
            extensions: [".ts", ".js", ".mjs", ".json"],
            exportsFields: ["exports"],
            conditionNames: ["require", "import", "node", "default"],
        },
    },
};
