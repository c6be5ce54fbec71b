import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { RawConfig } from "../../config";

const directory = join(__dirname, "..", "fixtures", "config");

/** A configuration that must be accepted, or rejected as `expect` says. */
export interface Case {
    readonly name: string;
    readonly about: string;
    readonly raw: RawConfig;
    /** The problems as they are printed. */
    readonly expect: string;
}

interface CaseFile {
    readonly about: string;
    readonly base?: "prod";
    readonly change?: Values;
    readonly project?: string;
    readonly secretKeys?: string[];
    readonly expect?: string;
}

type Values = Record<string, unknown>;

const read = (path: string) => parse(readFileSync(join(directory, path), "utf8")) as unknown;

/** The base with what a file changes in it, by JSON merge patch: null removes a key. */
export function patched(base: Values, change: Values): Values {
    const result: Values = { ...base };
    for (const [key, value] of Object.entries(change)) {
        const before = Object.hasOwn(base, key) ? base[key] : undefined;
        if (value === null) {
            // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a fresh object of data
            delete result[key];
        } else {
            const merged = isMap(value) ? patched(isMap(before) ? before : {}, value) : value;
            Object.defineProperty(result, key, { value: merged, enumerable: true, configurable: true, writable: true });
        }
    }
    return result;
}

const isMap = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);

/** Values as Pulumi hands them to programs. */
export function toRaw(values: Values): Record<string, string> {
    return Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** The complete configuration that all cases start from. */
export const base = read("base.yaml") as Values;

/** What prod has over the base. */
export const prodChange = read("prod.yaml") as Values;

/** All cases of a folder, in the order of their names. */
export function casesIn(folder: "accepted" | "rejected"): Case[] {
    return readdirSync(join(directory, folder))
        .sort()
        .map((file) => {
            const one = read(join(folder, file)) as CaseFile;
            const start = one.base === "prod" ? patched(base, prodChange) : base;
            return {
                name: basename(file, ".yaml"),
                about: one.about,
                expect: one.expect ?? "",
                raw: {
                    values: toRaw(patched(start, one.change ?? {})),
                    project: one.project ?? "platform",
                    secretKeys: one.secretKeys ?? [],
                },
            };
        });
}
