import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import type { RehearsedStack } from "../../../tooling/rehearsal/engine/rehearsedStack";
import { platformWith, type StackName } from "../../support/platform";
import type { RealEngine } from "./realEngine";

/** A stack of the repository with lines of its stack file written differently. */
export function configured(
    engine: RealEngine,
    name: StackName,
    lines: Readonly<Record<string, string>>,
): Promise<RehearsedStack> {
    let text = readFileSync(join(projectRoot, `Pulumi.${name}.yaml`), "utf8");
    for (const [from, to] of Object.entries(lines)) {
        if (!text.includes(from)) {
            throw new Error(`Pulumi.${name}.yaml has no ${JSON.stringify(from)}`);
        }
        text = text.replaceAll(from, to);
    }
    const file = join(engine.folder, "configured.yaml");
    writeFileSync(file, text);
    return engine.stackOf(name, platformWith(), file);
}

/** A change that touches nearly every resource: one more tag. */
export const withTag = (value: string) => ({
    "config:\n": `config:\n  platform:tags: { cost-center: ${value} }\n`,
});
