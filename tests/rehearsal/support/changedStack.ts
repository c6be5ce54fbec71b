import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangedStack, Edit } from "../../../tooling/generate/changes/change";
import { edited } from "../../../tooling/generate/changes/edited";
import { repositoryFiles } from "../../../tooling/generate/changes/repositoryFiles";
import type { RehearsedStack } from "../../../tooling/rehearsal/engine/rehearsedStack";
import { readStack } from "../../../tooling/stackFile";
import { platformWith } from "../../support/platform";
import { quietly } from "./quiet";
import type { RealEngine } from "./realEngine";

/**
 * The program of the repository with its configuration edited.
 * @param label names the folder of the files, once for each engine
 */
export function changedStack(
    engine: RealEngine,
    name: ChangedStack,
    edits: readonly Edit[],
    label: string,
): Promise<RehearsedStack> {
    const directory = join(engine.folder, `${label}-source`);
    const { project, stack } = edited(repositoryFiles(name), edits);
    mkdirSync(directory);
    writeFileSync(join(directory, "Pulumi.yaml"), project);
    const file = join(directory, `Pulumi.${name}.yaml`);
    writeFileSync(file, stack);
    return engine.rehearsal.stack(
        { directory, file, stack: readStack(name, { directory }), program: quietly(platformWith()) },
        label,
    );
}
