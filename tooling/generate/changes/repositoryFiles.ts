import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../cli/projectRoot";
import type { ChangedStack } from "./change";
import type { ConfigurationFiles } from "./edited";

/** The configuration of a stack as the repository has it. */
export const repositoryFiles = (stack: ChangedStack): ConfigurationFiles => ({
    project: readFileSync(join(projectRoot, "Pulumi.yaml"), "utf8"),
    stack: readFileSync(join(projectRoot, `Pulumi.${stack}.yaml`), "utf8"),
});
