import { dependencies } from "../../../package.json";

/** The package's version in package.json: a provider that says another one would be looked for elsewhere. */
export function versionOf(packageName: string): string {
    const versions: Readonly<Record<string, string>> = dependencies;
    const version = versions[`@pulumi/${packageName}`];
    if (version === undefined) {
        throw new Error(`@pulumi/${packageName} is no dependency of package.json`);
    }
    return version;
}
