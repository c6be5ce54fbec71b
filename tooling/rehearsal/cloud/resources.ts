/*
 * The process of a package with resources: aws, kubernetes and random.
 */
import { resourceCloud } from "../../standin/resources";
import { readEnvironment } from "./environment";
import { Faults } from "./faults";
import { endWithParent } from "./lifetime";
import { ResourceProvider } from "./provider";
import { rules } from "./rules";
import { serve } from "./server";
import { Store } from "./store";
import { versionOf } from "./versions";

async function main([packageName = ""]: readonly string[]): Promise<void> {
    const { store: folder, scope, faults } = readEnvironment(process.env);
    const store = new Store(folder);
    const provider = new ResourceProvider({
        cloud: resourceCloud(scope),
        scope,
        store,
        rules,
        faults: new Faults(faults, store),
    });
    endWithParent();
    await serve(provider, versionOf(packageName));
}

main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`stand-in: ${String(error)}\n`);
    process.exitCode = 1;
});
