import { z } from "zod";
import { decode } from "./decode";
import { alternatives, nearest, printable, showPath, showValue } from "./display";
import { ConfigError } from "./errors";
import { explain, type Explained, type Section, type Show } from "./explain";
import { prototypeKeys, valueAt } from "./paths";
import type { PlatformConfig } from "./platformConfig";
import { projectNameProblems } from "./projectName";
import { rules } from "./rules";
import type { Finding, Rule } from "./rules/rule";
import { salvage, Unreadable } from "./salvage";
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
    const sections = Object.entries(schemas).map(([key, schema]) => checkSection(sectionOf(key, schema, raw)));
    const explained = unknownKeys(raw).concat(sections.flatMap((section) => section.explained));
    const config = configOf(new Map(sections.map(({ key, parsed }) => [key, parsed])));
    const meant = new Set(explained.map((one) => one.meant));
    const problems = projectNameProblems(raw.project).concat(
        explained.filter(({ missing, problem }) => !(missing && meant.has(problem.path))).map((one) => one.problem),
        brokenRules(config, raw),
    );
    if (problems.length > 0) {
        throw new ConfigError(problems, raw.subject);
    }
    return config as PlatformConfig;
}

/** What a section turns into, as far as it is well-formed, and what is wrong with it. */
function checkSection(section: Section): { key: string; parsed: unknown; explained: Explained[] } {
    const written = section.valueAt([]);
    const { success, data, error } = z.safeParse(section.schema, written);
    const explained = firstOfEachPath(error?.issues ?? []).flatMap((issue) => explain(issue, section));
    return {
        key: section.key,
        parsed: success ? data : salvage(section.schema, written),
        explained: explained.concat(silentlySkipped(written, section, explained)),
    };
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

/** Once a value is of the wrong kind, what else zod has against it is about another value than the one meant. */
function firstOfEachPath(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
    const seen = new Set<string>();
    return issues.filter(({ code, path }) => {
        const key = JSON.stringify(path);
        const repeated = seen.has(key) && code !== "unrecognized_keys";
        seen.add(key);
        return !repeated;
    });
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
    const toldPaths = new Set(told.map(({ problem }) => problem.path));
    return prototypeKeys(written)
        .map((path) => showPath([key, ...path]))
        .filter((path) => !toldPaths.has(path))
        .map((path) => ({
            problem: { path, message: "is not a name that can be used.", remedy: "Remove it." },
            missing: false,
        }));
}

/** What a rule has against a configuration, up to where it reads what is malformed. */
function findings({ check }: Rule, config: PlatformConfig, show: Show): Finding[] {
    const found: Finding[] = [];
    try {
        for (const finding of check(config, show)) {
            found.push(finding);
        }
    } catch (error) {
        if (!(error instanceof Unreadable)) {
            throw error;
        }
    }
    return found;
}

/** The parsed configuration, as far as it is well-formed. */
function configOf(parsed: ReadonlyMap<string, unknown>): Partial<PlatformConfig> {
    const config = Object.fromEntries(
        Object.keys(platform.shape).map((name) => [name, parsed.get(fullKey(name))]),
    ) as Partial<PlatformConfig>;
    const accounts = parsed.get(fullKey("account")) as string[] | undefined;
    return { ...config, account: accounts?.[0], region: parsed.get(fullKey("region")) as string | undefined };
}

function brokenRules(config: Partial<PlatformConfig>, raw: RawConfig) {
    const show: Show = (path) => (isSecret(fullKey(path[0]), raw) ? "[secret]" : showValue(valueAt(config, path)));
    return rules
        .filter(({ reads }) => reads.every((name) => config[name] !== undefined))
        .flatMap((rule) => findings(rule, config as PlatformConfig, show))
        .map(({ path: [name, ...below], message, remedy }) => ({
            path: showPath([fullKey(name), ...below]),
            message,
            remedy,
        }));
}
