import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isMap, isScalar, type Node } from "yaml";
import { alternatives, nearest, printable } from "../config/display";
import type { ConfigProblem } from "../config";
import { ConfigError } from "../config/errors";
import { configValueOf, type ConfigValue } from "./configValue";
import { applyProjectConfig, qualified } from "./projectConfig";
import { readYamlFile, type YamlFile } from "./yamlFile";

/** The configuration of one stack, as the Pulumi CLI would hand it to the program. */
export interface StackConfig {
    /** Name of the project. */
    readonly project: string;
    readonly stack: string;
    /** By full key, such as `platform:network`; structured values are JSON, encrypted ones are `[secret]`. */
    readonly config: Readonly<Record<string, string>>;
    /** Full keys of what is, or contains, a secret. */
    readonly secretKeys: readonly string[];
}

export interface ReadStackOptions {
    /**
     * Folder of Pulumi.yaml and of the stack files.
     * @default the working directory
     */
    readonly directory?: string;
    /**
     * Another stack file, relative to the working directory.
     * @default Pulumi.<stack>.yaml
     */
    readonly file?: string;
}

/**
 * Reads a stack file and the project's defaults, without the Pulumi CLI.
 *
 * What it cannot do is decrypt: a value under `secure:` is `[secret]`, and what a Pulumi ESC environment would add is
 * not there.
 * @throws ConfigError when a file is missing or malformed, or says what the CLI would refuse
 */
export function readStack(stack: string, { directory = ".", file }: ReadStackOptions = {}): StackConfig {
    const path = file === undefined ? stackPath(stack, directory) : resolve(file);
    const project = readProject(directory);
    const stackFile = readYamlFile(path);
    const values = new Map<string, ConfigValue>();
    const problems = [
        ...mistypedConfigKey(stackFile),
        ...collectValues(stackFile, project.name, values),
        ...applyProjectConfig(project, values),
    ];
    if (problems.length > 0) {
        throw new ConfigError(problems, stackFile.name);
    }
    return {
        project: project.name,
        stack,
        config: Object.fromEntries([...values].map(([key, { text }]) => [key, text])),
        secretKeys: [...values].filter(([, { secret }]) => secret).map(([key]) => key),
    };
}

function stackPath(stack: string, directory: string): string {
    const path = join(directory, `Pulumi.${stack}.yaml`);
    if (/^[\w.-]+$/.test(stack) && existsSync(path)) {
        return path;
    }
    const stacks = stacksIn(directory);
    const meant = nearest(stack, stacks);
    throw new ConfigError(
        [
            {
                path: `Pulumi.${printable(stack)}.yaml`,
                message: "does not exist.",
                remedy: [
                    meant === undefined ? "" : `Did you mean ${meant}? `,
                    stacks.length === 0
                        ? "There are no stack files here."
                        : `The stacks are ${alternatives(stacks, "and")}.`,
                ].join(""),
            },
        ],
        `stack ${stack}`,
    );
}

/** The stacks that have a file in the folder, in the order of their names. */
function stacksIn(directory: string): string[] {
    const files = existsSync(directory) ? readdirSync(directory) : [];
    return files.flatMap((name) => /^Pulumi\.([\w.-]+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

function readProject(directory: string): { name: string; config: Record<string, unknown> } {
    const { name: fileName, document } = readYamlFile(join(directory, "Pulumi.yaml"));
    const { name, config } = toData(fileName, () => document.toJS() as { name?: unknown; config?: unknown });
    const isConfig = typeof config === "object" && !Array.isArray(config);
    if (typeof name !== "string" || name === "" || (config !== undefined && !isConfig)) {
        const problem =
            typeof name !== "string" || name === ""
                ? { path: "Pulumi.yaml: name", message: "is missing.", remedy: "Add the name of the project." }
                : { path: "Pulumi.yaml: config", message: "is not a map.", remedy: "Write it as a map of keys." };
        throw new ConfigError([problem], fileName);
    }
    return { name, config: { ...config } };
}

/** Without its one key the file would count as empty, and every setting as missing. */
function mistypedConfigKey({ name, root }: YamlFile): ConfigProblem[] {
    const keys = root.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
    return keys
        .filter((key) => !keys.includes("config") && nearest(key, ["config"]) !== undefined)
        .map((key) => ({
            path: `${name}: ${printable(key)}`,
            message: "is not a known key.",
            remedy: "Did you mean config?",
        }));
}

function collectValues({ name, document, root }: YamlFile, project: string, values: Map<string, ConfigValue>) {
    const config = root.get("config", true) as Node | undefined;
    if (config === undefined || (isScalar(config) && config.value === null)) {
        return [];
    }
    if (!isMap(config)) {
        return [{ path: `${name}: config`, message: "is not a map.", remedy: "Write it as a map of keys." }];
    }
    const problems: ConfigProblem[] = [];
    for (const { key, value } of config.items) {
        const fullKey = qualified(isScalar(key) ? String(key.value) : "", project);
        if (values.has(fullKey)) {
            problems.push({ path: printable(fullKey), message: "is there twice.", remedy: "Leave one of them out." });
        }
        values.set(
            fullKey,
            toData(name, () => configValueOf(value as Node | null, document)),
        );
    }
    return problems;
}

/** Aliases can be endless or lead nowhere, which shows only when they are followed. */
function toData<Data>(name: string, read: () => Data): Data {
    try {
        return read();
    } catch (error) {
        const problem = {
            path: name,
            message: `has an alias that cannot be followed: ${printable(error instanceof Error ? error.message : "", 200)}.`,
            remedy: "Write the value out.",
        };
        throw new ConfigError([problem], name);
    }
}
