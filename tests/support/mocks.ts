import * as pulumi from "@pulumi/pulumi";
import type * as resproto from "@pulumi/pulumi/proto/resource_pb";
import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as state from "@pulumi/pulumi/runtime/state";
import type { PlatformContext } from "../../components/conventions";

/** One registration as the engine would have seen it. */
export interface Registration {
    readonly type: string;
    readonly name: string;
    readonly urn: string;
    /** `<type>::<name>` of the parent, undefined for the stack's own children. */
    readonly parent: string | undefined;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into inputs of every shape
    readonly inputs: any;
    /** What the component registered as its outputs. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- likewise
    outputs: any;
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly deleteBeforeReplace: boolean;
    /** `<type>::<name>` of the resource with which this one vanishes. */
    readonly deletedWith: string | undefined;
    /** How long a creation may take, such as `15m`; empty where the provider's default holds. */
    readonly createTimeout: string;
    readonly ignoreChanges: readonly string[];
    /** Names by which states know it too. */
    readonly aliases: readonly string[];
    readonly dependencies: readonly string[];
    readonly transforms: number;
}

/** What the SDK keeps for one run, which would otherwise outlive it and mix with the next one in the process. */
const sdk = state as unknown as { withLocalStorage<T>(run: () => Promise<T>): Promise<T> };

const typeAndName = (urn: string) => {
    const [, , type = "", name = ""] = urn.split("::");
    return `${type.split("$").pop() ?? ""}::${name}`;
};

/** Outputs that a mocked resource has besides its inputs. */
export type MockedOutputs = (args: pulumi.runtime.MockResourceArgs) => Record<string, unknown>;

const remoteOutputs: MockedOutputs = ({ type, name }) => {
    switch (type) {
        case "awsx:ec2:Vpc":
            return {
                vpcId: `${name}-id`,
                publicSubnetIds: ["subnet-public-1", "subnet-public-2", "subnet-public-3"],
                privateSubnetIds: ["subnet-private-1", "subnet-private-2", "subnet-private-3"],
                isolatedSubnetIds: ["subnet-data-1", "subnet-data-2", "subnet-data-3"],
                // In another order than the subnets: who needs a table looks for its subnet.
                routeTableAssociations: [3, 1, 2].flatMap((zone) =>
                    ["data", "private", "public"].map((kind) => ({
                        subnetId: `subnet-${kind}-${zone}`,
                        routeTableId: `table-${kind}-${zone}`,
                    })),
                ),
            };
        case "eks:index:Cluster":
            return {
                clusterSecurityGroupId: "sg-cluster",
                nodeSecurityGroupId: "sg-node",
                core: { endpoint: "https://cluster.example.com" },
                eksCluster: { name: "platform-dev", endpoint: "https://cluster.example.com" },
            };
        default:
            return {};
    }
};

const awsOutputs: MockedOutputs = ({ type, name, inputs }) => ({
    arn: `arn:aws:mock:us-east-1:111122223333:${type.split(":")[1] ?? ""}/${name}`,
    name: (inputs as { name?: string }).name ?? name,
});

/**
 * Runs `build` as a Pulumi program under mocks and returns all registrations in order.
 * Remote components (`awsx`, `eks`) are one registration each: their children belong to the stand-in cloud's tests.
 */
export function register(build: () => unknown, outputs: MockedOutputs = () => ({})): Promise<Registration[]> {
    return sdk.withLocalStorage(() => registerIsolated(build, outputs));
}

async function registerIsolated(build: () => unknown, outputs: MockedOutputs): Promise<Registration[]> {
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => ({
                id: args.custom === false ? undefined : `${args.name}-id`,
                state: {
                    ...(args.type.startsWith("aws:") ? awsOutputs(args) : {}),
                    ...(args.inputs as Record<string, unknown>),
                    ...remoteOutputs(args),
                    ...outputs(args),
                },
            }),
            call: ({ inputs }) => inputs as Record<string, unknown>,
        },
        "platform",
        "dev",
        false,
    );
    const registrations: Registration[] = [];
    const monitor = pulumi.runtime.getMonitor() as unknown as MockMonitor;
    const registerResource = monitor.registerResource.bind(monitor) as (
        request: resproto.RegisterResourceRequest,
        callback: (error: unknown, response: resproto.RegisterResourceResponse) => void,
    ) => Promise<void>;
    monitor.registerResource = (
        request: resproto.RegisterResourceRequest,
        callback: (error: unknown, response: resproto.RegisterResourceResponse) => void,
    ) =>
        registerResource(request, (error, response) => {
            registrations.push(recorded(request, response));
            callback(error, response);
        });
    const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
    monitor.registerResourceOutputs = (
        request: resproto.RegisterResourceOutputsRequest,
        callback: (error: unknown, response: unknown) => void,
    ) => {
        const registration = registrations.find(({ urn }) => urn === request.getUrn());
        if (registration) {
            registration.outputs = request.getOutputs()?.toJavaScript();
        }
        registerOutputs(request, callback);
    };
    await pulumi.runtime.runInPulumiStack(() => Promise.resolve(build()));
    await pulumi.runtime.disconnect();
    return registrations.filter(({ type }) => type !== "pulumi:pulumi:Stack");
}

function recorded(
    request: resproto.RegisterResourceRequest,
    response: resproto.RegisterResourceResponse | undefined,
): Registration {
    const parent = request.getParent();
    return {
        type: request.getType(),
        name: request.getName(),
        urn: response?.getUrn() ?? "",
        parent: parent === "" || parent.includes("pulumi:pulumi:Stack::") ? undefined : typeAndName(parent),
        inputs: request.getObject()?.toJavaScript() ?? {},
        outputs: undefined,
        protect: request.getProtect() ?? false,
        retainOnDelete: request.getRetainondelete() ?? false,
        deleteBeforeReplace: request.getDeletebeforereplace(),
        deletedWith: request.getDeletedwith() === "" ? undefined : typeAndName(request.getDeletedwith()),
        createTimeout: request.getCustomtimeouts()?.getCreate() ?? "",
        ignoreChanges: request.getIgnorechangesList(),
        aliases: request.getAliasesList().map((alias) => alias.getSpec()?.getName() ?? alias.getUrn()),
        dependencies: request.getDependenciesList().map(typeAndName),
        transforms: request.getTransformsList().length,
    };
}

/** The one registration of that type (and name, where several share the type). */
export function only(registrations: readonly Registration[], type: string, name?: string): Registration {
    const found = registrations.filter((r) => r.type === type && (name === undefined || r.name === name));
    if (found.length !== 1 || !found[0]) {
        throw new Error(
            `expected one ${type}${name ? ` ${name}` : ""}, found ${String(found.length)}: ${found.map((r) => r.name).join(", ")}`,
        );
    }
    return found[0];
}

/** A context as dev has it; tests override what they are about. */
export const contextOf = (overrides: Partial<PlatformContext> = {}): PlatformContext => ({
    prefix: "platform-dev",
    environment: "dev",
    account: "111122223333",
    region: "us-east-1",
    tags: { project: "platform", environment: "dev", "managed-by": "pulumi", owner: "platform-team" },
    protectStateful: false,
    ...overrides,
});
