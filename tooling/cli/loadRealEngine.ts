import { createRequire } from "node:module";
import { join } from "node:path";
import { UserError } from "./exit";
import { projectRoot } from "./projectRoot";
import type * as realEngine from "./realEngine";

/** What tooling/build.cjs exports. */
interface Builder {
    readonly build: (options: { readonly rehearsal: boolean }) => Promise<boolean>;
}

const load = createRequire(__filename);

/** Builds what only the real engine needs, and loads its verbs. */
export async function loadRealEngine(): Promise<typeof realEngine> {
    await buildRehearsal();
    const verbs = join(projectRoot, ".build/rehearsal/verbs.js");
    return load(verbs) as typeof realEngine;
}

/** @throws UserError when it does not compile, after esbuild has said why */
export async function buildRehearsal(): Promise<void> {
    const { build } = load(join(projectRoot, "tooling/build.cjs")) as Builder;
    if (!(await build({ rehearsal: true }))) {
        throw new UserError("The rehearsal does not compile.");
    }
}
