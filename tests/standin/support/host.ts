import * as pulumi from "@pulumi/pulumi";
import type * as resproto from "@pulumi/pulumi/proto/resource_pb";
import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { CloudScope } from "../../../tooling/standin/model";
import { standinCloud } from "../../../tooling/standin/cloud";

export const scope: CloudScope = { account: "123456789012", region: "us-east-1" };

export interface Registered {
    readonly type: string;
    readonly name: string;
    /** `<type>::<name>`, null for what stands under the stack. */
    readonly parent: string | null;
    readonly custom: boolean;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into inputs of every shape
    readonly inputs: any;
    /** Outputs of a component as it registered them, of a resource as the cloud predicted them. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- likewise
    outputs: any;
    readonly id: string;
    readonly ignoreChanges: readonly string[];
    readonly dependencies: readonly string[];
}

export interface Constructed {
    readonly resources: Registered[];
    readonly state: Record<string, unknown>;
}

const signatureKey = "4dabf18193072939515e22adb298388d";

const identity = (urn: string) => {
    const [, , types = "", name = ""] = urn.split("::");
    return `${types.split("$").at(-1) ?? ""}::${name}`;
};

/** A value as a provider sees it: references to resources are their ids. */
function lowered(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(lowered);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return signatureKey in value && "id" in value
        ? value.id
        : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, lowered(member)]));
}

/**
 * The smallest host that the stand-in cloud can have: Pulumi's mock monitor in a preview. Constructs a remote component
 * on it and returns everything that was registered, in order.
 */
export async function construct(type: string, name: string, inputs: pulumi.Inputs): Promise<Constructed> {
    const cloud = standinCloud(scope);
    const asked = new Map<string, Registered>();
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => {
                const registered = asked.get(`${args.type}::${args.name}`);
                return {
                    id: registered?.id,
                    state: { ...(args.inputs as object), ...(registered?.outputs as object | undefined) },
                };
            },
            call: ({ token, inputs }) => cloud.invoke(token, inputs as Record<string, unknown>),
        },
        "lab",
        "dev",
        true,
    );
    const monitor = pulumi.runtime.getMonitor() as unknown as MockMonitor;
    type Reply = (error: unknown, response: resproto.RegisterResourceResponse) => void;
    const register = monitor.registerResource.bind(monitor) as (
        request: resproto.RegisterResourceRequest,
        reply: Reply,
    ) => Promise<void>;
    monitor.registerResource = (request: resproto.RegisterResourceRequest, reply: Reply) => {
        const registered = registrationOf(request);
        if (request.getCustom()) {
            const urn = `urn:pulumi:dev::lab::${request.getType()}::${request.getName()}`;
            const raw = lowered(registered.inputs) as Record<string, unknown>;
            const failures = cloud.check(request.getType(), urn, request.getName(), raw);
            if (failures.length > 0) {
                reply(new Error(JSON.stringify({ urn, failures })), undefined as never);
                return Promise.resolve();
            }
            Object.assign(registered, cloud.create(request.getType(), urn, request.getName(), raw));
        }
        asked.set(`${registered.type}::${registered.name}`, registered);
        return register(request, reply);
    };
    const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
    monitor.registerResourceOutputs = (
        request: resproto.RegisterResourceOutputsRequest,
        reply: (error: unknown, response: unknown) => void,
    ) => {
        const registered = asked.get(identity(request.getUrn()));
        if (registered) {
            registered.outputs = request.getOutputs()?.toJavaScript() ?? {};
        }
        registerOutputs(request, reply);
    };
    let state: Record<string, unknown> = {};
    await pulumi.runtime.runInPulumiStack(async () => {
        const constructor = cloud.construct(type);
        if (!constructor) {
            throw new Error(`${type} is not known`);
        }
        state = (await constructor(name, type, inputs, {})).state;
    });
    await pulumi.runtime.disconnect();
    return { resources: [...asked.values()].filter((each) => each.type !== "pulumi:pulumi:Stack"), state };
}

function registrationOf(request: resproto.RegisterResourceRequest): Registered {
    const parent = request.getParent();
    return {
        type: request.getType(),
        name: request.getName(),
        parent: parent === "" || parent.includes("pulumi:pulumi:Stack::") ? null : identity(parent),
        custom: request.getCustom(),
        inputs: request.getObject()?.toJavaScript() ?? {},
        outputs: {},
        id: "",
        ignoreChanges: request.getIgnorechangesList(),
        dependencies: request.getDependenciesList().map(identity),
    };
}

/** The one resource of that type and name. */
export function only({ resources }: Constructed, type: string, name: string): Registered {
    const found = resources.filter((each) => each.type === type && each.name === name);
    if (found.length !== 1 || !found[0]) {
        throw new Error(`expected one ${type} ${name}, found ${String(found.length)}`);
    }
    return found[0];
}
