import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { projectRoot } from "../../../tooling/cli/projectRoot";
import type { ChangedStack } from "../../../tooling/generate/changes/change";
import { plansIn, plansPath, type Plans } from "../../../tooling/generate/changes/plan";

/** Whether a run writes the plans down as they are now, for a reviewer to see what is different. */
export const isRenewing = process.env.UPDATE_PLANS === "1";

const fileOf = (name: ChangedStack) => join(projectRoot, plansPath(name));

const heading = `# What the real Pulumi engine does for each change of configuration (tooling/generate/changes/catalog).
# Held by \`make rehearse\`, and written by \`UPDATE_PLANS=1 make rehearse\`; \`make generate\` then renews the pages.
# Under update what changes, under replace what forces it.
`;

/** None where a run writes them for the first time. */
export const expectedPlans = (name: ChangedStack): Plans =>
    isRenewing && !existsSync(fileOf(name)) ? {} : plansIn(readFileSync(fileOf(name), "utf8"));

export function writePlans(name: ChangedStack, plans: Plans): void {
    const text = Object.entries(plans)
        .map(([id, rehearsed]) => stringify({ [id]: rehearsed }, { lineWidth: 120, flowCollectionPadding: false }))
        .join("\n");
    writeFileSync(fileOf(name), `${heading}\n${text}`);
}
