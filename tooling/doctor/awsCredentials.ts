import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Check } from "./check";

/**
 * Whether the AWS SDK would find credentials, in the order in which it looks. Only the place is told, never what is in
 * it, and whether they are still valid only AWS can say.
 */
export function awsCredentials(env: NodeJS.ProcessEnv): Check {
    const place = placeOfCredentials(env);
    return {
        name: "AWS credentials",
        ok: place !== undefined,
        found: place ?? "none configured",
        needed: "environment variables or a profile",
        remedy: "Run `aws configure sso`, then export AWS_PROFILE.",
    };
}

function placeOfCredentials(env: NodeJS.ProcessEnv): string | undefined {
    if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) {
        return "AWS_ACCESS_KEY_ID";
    }
    const variable = [
        "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ].find((name) => env[name]);
    if (variable !== undefined) {
        return variable;
    }
    const home = env.HOME ?? homedir();
    const files = [
        env.AWS_SHARED_CREDENTIALS_FILE ?? join(home, ".aws", "credentials"),
        env.AWS_CONFIG_FILE ?? join(home, ".aws", "config"),
    ];
    return files.some((file) => existsSync(file)) ? "default profile" : undefined;
}
