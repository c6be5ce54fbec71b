import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check";

interface LockedPackage {
    readonly version?: string;
    readonly optional?: boolean;
}

type Packages = Readonly<Record<string, LockedPackage>>;

/** Compares what npm installed with what package-lock.json locks. Packages of other systems are optional there. */
export function packagesCheck(root: string): Check {
    const locked = packagesOf(join(root, "package-lock.json"));
    // npm writes down what it installed.
    const installed = packagesOf(join(root, "node_modules", ".package-lock.json")) ?? {};
    const deviations = Object.entries(locked ?? {})
        .filter(([path]) => path !== "")
        .flatMap(([path, { version = "", optional = false }]) => {
            const found = installed[path]?.version;
            const agrees = found === version || (found === undefined && optional);
            return agrees ? [] : [`${path.replace(/^.*node_modules\//, "")} ${found ?? "missing"}, not ${version}`];
        });
    return {
        name: "npm packages",
        ok: locked !== undefined && deviations.length === 0,
        found: locked === undefined ? "no readable package-lock.json" : finding(installed, deviations),
        needed: "those of package-lock.json",
        remedy: "Run `make install`, or `npm ci` where it did not help.",
    };
}

function finding(installed: Packages, [first, ...others]: readonly string[]): string {
    return first === undefined
        ? `${Object.keys(installed).length} as locked`
        : `${others.length + 1} not as locked: ${first}${others.length > 0 ? ", ..." : ""}`;
}

function packagesOf(file: string): Packages | undefined {
    try {
        return (JSON.parse(readFileSync(file, "utf8")) as { packages?: Packages }).packages;
    } catch {
        return undefined;
    }
}
