import { z } from "zod";
import { decode } from "./decode";
import { alternatives, nearest, printable, showPath, showValue } from "./display";
import { ConfigError } from "./errors";
import { explain, type Explained, type Section, type Show } from "./explain";
import { prototypeKeys, valueAt } from "./paths";
import type { PlatformConfig } from "./platformConfig";
import { rules } from "./rules";
import { aws } from "./schema/aws";
import { platform } from "./schema/platform";

/** The configuration of a stack as Pulumi hands it to programs. */
export interface RawConfig {
    /** By full key, such as `platform:network`; structured values are JSON. */
    readonly values: Readonly<Record<string, string>>;
    /** Full keys of values that must not be printed. */
    readonly secretKeys?: readonly string[];
    /** Name of the project: the namespace of keys that were set without one. */
    readonly project?: string;
    /** What the configuration is of, for the head of an error, such as `stack prod`. */
    readonly subject?: string;
}

/** The top-level keys as they stand in a stack file. */
const schemas: Readonly<Record<string, z.core.$ZodType>> = {
    "aws:region": aws.shape.region,
    "aws:allowedAccountIds": aws.shape.allowedAccountIds,
    ...Object.fromEntries(Object.entries(platform.shape).map(([name, schema]) => [`platform:${name}`, schema])),
};

const awsKeys: Readonly<Record<string, string>> = { account: "aws:allowedAccountIds", region: "aws:region" };

/** The full key of a top-level key of the parsed configuration. */
const fullKey = (name: string | number | undefined): string => awsKeys[String(name)] ?? `platform:${String(name)}`;

/**
 * Checks a configuration and fills in its defaults.
 * @throws ConfigError with everything that is wrong with it
 */
export function parseConfig(raw: RawConfig): PlatformConfig {
    const sections = Object.entries(schemas).map(([key, schema]) => sectionOf(key, schema, raw));
    const parsed = new Map<string, unknown>();
    const explained = unknownKeys(raw);
    for (const section of sections) {
        const written = section.valueAt([]);
        const result = z.safeParse(section.schema, written);
        explained.push(...(result.error?.issues ?? []).flatMap((issue) => explain(issue, section)));
        explained.push(...silentlySkipped(written, section, explained));
        if (result.success) {
            parsed.set(section.key, result.data);
        }
    }
    const meant = new Set(explained.map((one) => one.meant));
    const problems = [
        ...explained.filter(({ missing, problem }) => !(missing && meant.has(problem.path))).map((one) => one.problem),
        ...brokenRules(configOf(parsed), raw),
    ];
    if (problems.length > 0) {
        throw new ConfigError(problems, raw.subject);
    }
    return configOf(parsed) as PlatformConfig;
}

function sectionOf(key: string, schema: z.core.$ZodType, raw: RawConfig): Section {
    const text = valueAt(raw.values, [key]);
    const written = typeof text === "string" ? decode(text, schema) : undefined;
    return {
        key,
        schema,
        secret: isSecret(key, raw),
        valueAt: (path) => valueAt(written, path),
    };
}

function isSecret(key: string, { secretKeys = [] }: RawConfig): boolean {
    return secretKeys.includes(key);
}

/** Keys that nothing reads, although they look as if they were meant for the program. */
function unknownKeys({ values, project }: RawConfig): Explained[] {
    const known = Object.keys(schemas);
    return Object.keys(values).flatMap((key) => {
        const meant = known.includes(key) ? undefined : (otherNamespace(key, project) ?? nearest(key, known));
        if (known.includes(key) || (meant === undefined && !key.startsWith("platform:"))) {
            return [];
        }
        const remedy =
            meant === undefined ? `Remove it. The keys are ${alternatives(known, "and")}.` : `Did you mean ${meant}?`;
        return [{ problem: { path: printable(key), message: "is not a known key.", remedy }, meant, missing: false }];
    });
}

/** The key of the platform's own namespace that was set under the project's name instead. */
function otherNamespace(key: string, project: string | undefined): string | undefined {
    const own = project !== undefined && key.startsWith(`${project}:`) && `platform:${key.slice(project.length + 1)}`;
    return own && Object.hasOwn(schemas, own) ? own : undefined;
}

/** Keys that the schema skips without a word where it takes any key. */
function silentlySkipped(written: unknown, { key }: Section, told: readonly Explained[]): Explained[] {
    return prototypeKeys(written)
        .map((path) => showPath([key, ...path]))
        .filter((path) => !told.some(({ problem }) => problem.path === path))
        .map((path) => ({
            problem: { path, message: "is not a name that can be used.", remedy: "Remove it." },
            missing: false,
        }));
}

/** The parsed configuration, as far as it is well-formed. */
function configOf(parsed: ReadonlyMap<string, unknown>): Partial<PlatformConfig> {
    const config = Object.fromEntries(
        Object.keys(platform.shape)
            .filter((name) => parsed.has(fullKey(name)))
            .map((name) => [name, parsed.get(fullKey(name))]),
    ) as Partial<PlatformConfig>;
    const accounts = parsed.get(fullKey("account")) as string[] | undefined;
    return { ...config, account: accounts?.[0], region: parsed.get(fullKey("region")) as string | undefined };
}

function brokenRules(config: Partial<PlatformConfig>, raw: RawConfig) {
    const show: Show = (path) => (isSecret(fullKey(path[0]), raw) ? "[secret]" : showValue(valueAt(config, path)));
    return rules
        .filter(({ reads }) => reads.every((name) => config[name] !== undefined))
        .flatMap(({ check }) => [...check(config as PlatformConfig, show)])
        .map(({ path: [name, ...below], message, remedy }) => ({
            path: showPath([fullKey(name), ...below]),
            message,
            remedy,
        }));
}
