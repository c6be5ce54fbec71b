import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
    AnalyzeRequest,
    AnalyzerPropertyDependencies,
    AnalyzerResource,
    AnalyzerResourceOptions,
    AnalyzeStackRequest,
    EnforcementLevel,
    type AnalyzeResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { Rule } from "../../policypacks/shared/rule";

type Call<Request> = (
    call: { request: Request },
    callback: (error: Error | undefined, response: AnalyzeResponse) => void,
) => Promise<void>;

type Handler<Request> = (pack: string, version: string, level: string, rules: readonly Rule[]) => Call<Request>;

/** The functions by which the policy server of the SDK answers the engine; it does not publish their types. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be typed as empty
const server = require("@pulumi/policy/server") as {
    makeAnalyzeRpcFun: Handler<AnalyzeRequest>;
    makeAnalyzeStackRpcFun: Handler<AnalyzeStackRequest>;
};

/** How the protocol marks a value that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export type Properties = Readonly<Record<string, unknown>>;

/** What a policy says about a resource, as the engine gets it. */
export interface Verdict {
    readonly rule: string;
    readonly level: "mandatory" | "advisory";
    readonly message: string;
    readonly urn: string;
}

/** A resource at the end of a preview. */
export interface StackResource {
    readonly type: string;
    readonly name: string;
    readonly outputs: Properties;
    /** Name of the parent. */
    readonly parent?: string;
    /** Names of the resources that each property depends on. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** Runs rules over the inputs of one resource, with the SDK's own deserialization and its guard of unknown values. */
export async function analyze(rules: readonly Rule[], type: string, inputs: Properties): Promise<Verdict[]> {
    const request = new AnalyzeRequest();
    request.setType(type);
    request.setName("it");
    request.setUrn(urnOf(type, "it"));
    request.setProperties(struct(inputs));
    request.setOptions(new AnalyzerResourceOptions());
    return answer(server.makeAnalyzeRpcFun("pack", "1.0.0", "advisory", rules), request);
}

/** Runs rules over the outputs of all resources of a stack, likewise. */
export async function analyzeStack(rules: readonly Rule[], resources: readonly StackResource[]): Promise<Verdict[]> {
    const urns = new Map(resources.map(({ type, name }) => [name, urnOf(type, name)]));
    const urn = (name: string) => urns.get(name) ?? name;
    const request = new AnalyzeStackRequest();
    request.setResourcesList(
        resources.map(({ type, name, outputs, parent, propertyDependencies = {} }) => {
            const resource = new AnalyzerResource();
            resource.setType(type);
            resource.setName(name);
            resource.setUrn(urn(name));
            resource.setProperties(struct(outputs));
            resource.setOptions(new AnalyzerResourceOptions());
            resource.setParent(parent === undefined ? "" : urn(parent));
            for (const [property, names] of Object.entries(propertyDependencies)) {
                const dependencies = new AnalyzerPropertyDependencies();
                dependencies.setUrnsList(names.map(urn));
                resource.getPropertydependenciesMap().set(property, dependencies);
            }
            return resource;
        }),
    );
    return answer(server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", rules), request);
}

export const urnOf = (type: string, name: string) => `urn:pulumi:dev::platform::${type}::${name}`;

const struct = (properties: Properties) =>
    Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);

function answer<Request>(call: Call<Request>, request: Request): Promise<Verdict[]> {
    return new Promise((resolve, reject) => {
        void call({ request }, (error, response) => {
            if (error) {
                reject(error);
                return;
            }
            resolve(
                response.getDiagnosticsList().map((diagnostic) => ({
                    rule: diagnostic.getPolicyname(),
                    level: diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
                    message: diagnostic.getMessage(),
                    urn: diagnostic.getUrn(),
                })),
            );
        });
    });
}
