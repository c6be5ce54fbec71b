/*
 * The process of a package with resources: aws, kubernetes and random.
 */
import { endWithParent } from "../../engine/lifetime";
import { resourceCloud } from "../../standin/resources";
import { readEnvironment } from "./environment";
import { Faults } from "./faults";
import { engineWarnings } from "./engineLog";
import { ResourceProvider } from "./provider";
import { messageOf } from "./refusal";
import { serve } from "./server";
import { Store } from "./store";
import { versionOf } from "./versions";

async function main([packageName = "", engine = ""]: readonly string[]): Promise<void> {
    const { store: folder, scope, faults } = readEnvironment(process.env);
    const cloud = resourceCloud(scope);
    endWithParent();
    await serve({
        version: versionOf(packageName),
        warn: engineWarnings(engine),
        provider(configuration) {
            const cluster = clusterOf(configuration["kubernetes:config:kubeconfig"]);
            const store = new Store(folder, cluster);
            return new ResourceProvider({ cloud, scope, store, cluster, faults: new Faults(faults, store) });
        },
    });
}

/** The address of the cluster that a kubeconfig, in JSON or YAML, leads to. */
const clusterOf = (kubeconfig = ""): string | undefined => /"?server"?:\s*"?(https?:[^"\s,]+)/.exec(kubeconfig)?.[1];

main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
});
