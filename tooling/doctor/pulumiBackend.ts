import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { Check } from "./check";

/** Where stacks keep their state, looked for in the order in which the CLI looks. */
export function backendCheck(root: string, env: NodeJS.ProcessEnv): Check {
    const backend = backendOf(root, env);
    return {
        name: "Pulumi backend",
        ok: backend !== undefined,
        found: backend === undefined ? "not logged in" : withoutCredentials(backend),
        needed: "a place for the state",
        remedy: "Run `pulumi login s3://<bucket>?region=<region>`, or `pulumi login` for Pulumi Cloud.",
    };
}

/** What encrypts the secrets in stack files and state. */
export function secretsProviderCheck(root: string, env: NodeJS.ProcessEnv): Check {
    const provider = secretsProviderOf(root, env);
    return {
        name: "secrets provider",
        ok: provider !== undefined,
        found: provider ?? "none",
        needed: "something that encrypts secrets",
        remedy: "Create stacks with --secrets-provider=awskms://<key alias>, or export PULUMI_CONFIG_PASSPHRASE_FILE.",
    };
}

function backendOf(root: string, env: NodeJS.ProcessEnv): string | undefined {
    return (
        nonEmpty(env.PULUMI_BACKEND_URL) ??
        nonEmpty(yamlFile<{ backend?: { url?: string } }>(join(root, "Pulumi.yaml")).backend?.url) ??
        nonEmpty(currentLogin(env)) ??
        (env.PULUMI_ACCESS_TOKEN ? "https://api.pulumi.com" : undefined)
    );
}

function currentLogin(env: NodeJS.ProcessEnv): string | undefined {
    const folder = env.PULUMI_CREDENTIALS_PATH ?? env.PULUMI_HOME ?? join(env.HOME ?? homedir(), ".pulumi");
    // JSON is YAML too.
    return yamlFile<{ current?: string }>(join(folder, "credentials.json")).current;
}

function secretsProviderOf(root: string, env: NodeJS.ProcessEnv): string | undefined {
    const variable = ["PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"].find(
        (name) => env[name] !== undefined,
    );
    if (variable !== undefined) {
        return variable;
    }
    const providers = stackFiles(root).map((file) => yamlFile<{ secretsprovider?: string }>(file).secretsprovider);
    const schemes = new Set(providers.map((provider = "passphrase") => provider.split(":")[0] ?? ""));
    if (schemes.size > 0 && !schemes.has("passphrase")) {
        return `${[...schemes].join(", ")} in the stack files`;
    }
    return backendOf(root, env)?.startsWith("https://") ? "Pulumi Cloud" : undefined;
}

const stackFiles = (root: string) =>
    readdirSync(root)
        .filter((name) => /^Pulumi\..+\.yaml$/.test(name))
        .map((name) => join(root, name));

/** A file that is missing or broken says nothing. */
function yamlFile<T extends object>(file: string): Partial<T> {
    try {
        return (parse(readFileSync(file, "utf8")) as Partial<T> | null) ?? {};
    } catch {
        return {};
    }
}

const nonEmpty = (text: string | undefined) => (text === "" ? undefined : text);

/** A URL may carry a user, a password or parameters; none of them belongs on a screen. */
const withoutCredentials = (url: string) => url.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/, "");
