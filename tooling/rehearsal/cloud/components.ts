/*
 * The process of a package with remote components: awsx and eks. They are ordinary component code and need the whole SDK.
 */
import type { ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
import { main, type ConstructResult, type Provider } from "@pulumi/pulumi/provider";
import { silenceDebugLog } from "../../engine/debugLog";
import { endWithParent } from "../../engine/lifetime";
import { takeNoStackTraces } from "../../engine/stackTraces";
import { construct } from "../../standin/components";
import { messageOf } from "./refusal";
import { versionOf } from "./versions";

/** The remote components of a package, as Pulumi's engine asks for them. */
class ComponentProvider implements Provider {
    constructor(readonly version: string) {}

    async construct(
        name: string,
        type: string,
        inputs: Inputs,
        options: ComponentResourceOptions,
    ): Promise<ConstructResult> {
        const model = construct(type);
        if (!model) {
            throw new Error(
                messageOf(`there is no model of the remote component ${type}; add one to tooling/standin/components`),
            );
        }
        try {
            return await model(name, type, inputs, options);
        } catch (error) {
            // What the model does not cover is no fault of the program; what the component itself refuses is.
            const isOwn = error instanceof TypeError || String(error).includes("the stand-in cloud does not model");
            throw isOwn ? new Error(messageOf(error)) : error;
        }
    }
}

const [packageName = "", ...engine] = process.argv.slice(2);
endWithParent();
silenceDebugLog();
takeNoStackTraces();
main(new ComponentProvider(versionOf(packageName)), engine).catch((error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
});
