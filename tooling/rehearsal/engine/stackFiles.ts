import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, parseDocument } from "yaml";
import { qualified } from "../../projectConfig";
import type { StackConfig } from "../../stackFile";

/** How a stack's secrets are encrypted, which is the rehearsal's own affair: it has no access to the real keys. */
const encryption = ["secretsprovider", "encryptedkey", "encryptionsalt"];

export interface StackFiles {
    /** Folder of Pulumi.yaml. */
    readonly directory: string;
    /** The stack file. */
    readonly file: string;
    readonly stack: StackConfig;
}

/**
 * Writes the project and stack files of a stack for a backend of the rehearsal's own, otherwise as they are, so that
 * the CLI itself reads the configuration.
 * @returns what is encrypted in it, by key, for the CLI to encrypt with the rehearsal's passphrase
 */
export function writeStackFiles({ directory, file, stack }: StackFiles, folder: string): Record<string, string> {
    copyFileSync(join(directory, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    const document = parseDocument(readFileSync(file, "utf8"), { merge: true });
    for (const key of [...encryption, "environment"]) {
        document.delete(key);
    }
    const config = document.get("config");
    if (isMap(config)) {
        config.items = config.items.filter(
            ({ key }) => !stack.secretKeys.includes(qualified(isScalar(key) ? String(key.value) : "", stack.project)),
        );
    }
    writeFileSync(join(folder, `Pulumi.${stack.stack}.yaml`), document.toString());
    return Object.fromEntries(stack.secretKeys.map((key) => [key, stack.config[key] ?? ""]));
}
