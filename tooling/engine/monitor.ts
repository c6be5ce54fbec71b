import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as rpc from "@pulumi/pulumi/runtime/rpc";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { output, type Output } from "@pulumi/pulumi";
import type { Cloud } from "./cloud";
import { constructOptions } from "./constructOptions";
import { DefaultProviders } from "./defaultProviders";
import type { Diagnostic, PropertyMap } from "./preview";
import { registeredFrom } from "./registration";
import type { Registered, Registry } from "./registry";
import { toObject, toStruct } from "./struct";
import { TransformClient } from "./transforms";
import { createUrn, parseUrn } from "./urn";
import { containsSecret, forProvider, secret } from "./values";

type Reply<T> = (error: Error | null, response?: T) => void;

export interface MonitorOptions {
    readonly project: string;
    readonly stack: string;
    /** The stack's configuration with full keys, values as the CLI hands them to programs. */
    readonly config: Readonly<Record<string, string>>;
    readonly cloud: Cloud;
    readonly registry: Registry;
    readonly onDiagnostic: (diagnostic: Diagnostic) => void;
}

const supportedFeatures = [
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
    resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
];

/**
 * The engine's resource monitor, in the program's own process: it answers the calls of the Pulumi SDK as the engine
 * does in a preview of an empty stack, with the cloud behind it in the providers' place.
 *
 * Its methods are those of Pulumi's `ResourceMonitor` service.
 */
export class InProcessMonitor {
    private readonly transforms = new TransformClient();
    private readonly stackTransforms: Callback[] = [];
    private readonly resourceTransforms = new Map<string, readonly Callback[]>();
    /** Transforms of remote components that are under construction: they run again when the component itself registers. */
    private readonly pendingTransforms = new Map<string, readonly Callback[]>();
    private readonly defaultProviders: DefaultProviders;

    constructor(private readonly options: MonitorOptions) {
        this.defaultProviders = new DefaultProviders(options.registry, options.stack, options.project, options.config);
    }

    close(): void {
        this.transforms.close();
    }

    getDeploymentInfo(_request: Empty, reply: Reply<resproto.DeploymentInfo>): void {
        const info = new resproto.DeploymentInfo();
        info.setSupportedfeaturesList(supportedFeatures);
        reply(null, info);
    }

    registerStackTransform(callback: Callback, reply: Reply<object>): void {
        this.stackTransforms.push(callback);
        reply(null, {});
    }

    registerPackage(request: resproto.RegisterPackageRequest, reply: Reply<never>): void {
        reply(new Error(`the offline preview does not know parameterized packages (${request.getName()})`));
    }

    registerStackInvokeTransform(_callback: Callback, reply: Reply<never>): void {
        reply(new Error("the offline preview does not run invoke transforms; move the change to the call itself"));
    }

    call(request: resproto.ResourceCallRequest, reply: Reply<never>): void {
        reply(new Error(`the offline preview does not know the method ${request.getTok()}`));
    }

    invoke(request: resproto.ResourceInvokeRequest, reply: Reply<resproto.ResourceInvokeResponse>): void {
        answer(reply, () => {
            const args = forProvider(toObject(request.getArgs()));
            const response = new resproto.ResourceInvokeResponse();
            response.setReturn(toStruct(this.lookUp(request.getTok(), args)));
            return response;
        });
    }

    readResource(request: resproto.ReadResourceRequest, reply: Reply<resproto.ReadResourceResponse>): void {
        answer(reply, () => {
            const { stack, project, cloud, registry } = this.options;
            const urn = createUrn(stack, project, request.getParent(), request.getType(), request.getName());
            const resource: Registered = {
                ...registeredFrom(request, urn),
                id: request.getId(),
                predicted: cloud.predicts(request.getType()),
                provider: this.provider(request),
            };
            registry.add(resource);
            const response = new resproto.ReadResourceResponse();
            response.setUrn(urn);
            response.setProperties(toStruct(resource.outputs));
            return response;
        });
    }

    async registerResource(
        request: resproto.RegisterResourceRequest,
        reply: Reply<resproto.RegisterResourceResponse>,
    ): Promise<void> {
        await answer(reply, async () => {
            this.inheritFromParent(request);
            const own = this.ownTransforms(request);
            await this.transforms.apply([...own, ...this.parentTransforms(request), ...this.stackTransforms], request);
            if (request.getRemote()) {
                return this.construct(request);
            }
            const resource = this.register(request);
            this.resourceTransforms.set(resource.urn, own);
            const response = new resproto.RegisterResourceResponse();
            response.setUrn(resource.urn);
            response.setId(resource.id ?? "");
            response.setObject(toStruct(resource.custom ? resource.outputs : {}));
            return response;
        });
    }

    registerResourceOutputs(request: resproto.RegisterResourceOutputsRequest, reply: Reply<object>): void {
        answer(reply, () => {
            const resource = this.options.registry.get(request.getUrn());
            if (!resource) {
                throw new Error(`outputs were registered for the unknown resource ${request.getUrn()}`);
            }
            resource.outputs = toObject(request.getOutputs());
            return {};
        });
    }

    private lookUp(token: string, args: PropertyMap): PropertyMap {
        if (token !== "pulumi:pulumi:getResource") {
            return this.options.cloud.invoke(token, args);
        }
        const urn = String(args.urn);
        const resource = this.options.registry.get(urn);
        if (!resource) {
            throw new Error(`unknown resource ${urn}`);
        }
        return { urn, id: resource.id ?? "", state: resource.outputs };
    }

    /** Options that the engine lets children inherit from their parent when they do not say otherwise. */
    private inheritFromParent(request: resproto.RegisterResourceRequest): void {
        const parent = this.options.registry.get(request.getParent());
        if (!parent) {
            return;
        }
        if (!request.hasProtect()) {
            request.setProtect(parent.protect);
        }
        if (!request.hasRetainondelete()) {
            request.setRetainondelete(parent.retainOnDelete);
        }
        if (request.getDeletedwith() === "" && parent.deletedWith !== undefined) {
            request.setDeletedwith(parent.deletedWith);
        }
        if (request.getProvider() === "" && parent.provider !== undefined) {
            const samePackage = parseUrn(parent.provider).type === `pulumi:providers:${packageOf(request.getType())}`;
            if (samePackage || (!request.getRemote() && !request.getCustom())) {
                request.setProvider(parent.provider);
            }
        }
    }

    private ownTransforms(request: resproto.RegisterResourceRequest): readonly Callback[] {
        const key = `${request.getParent()}::${request.getType()}::${request.getName()}`;
        const pending = this.pendingTransforms.get(key);
        if (pending) {
            this.pendingTransforms.delete(key);
            return pending;
        }
        const own = request.getTransformsList();
        if (request.getRemote() && own.length > 0) {
            this.pendingTransforms.set(key, own);
        }
        return own;
    }

    private parentTransforms(request: resproto.RegisterResourceRequest): Callback[] {
        const transforms: Callback[] = [];
        let parent: string | undefined = request.getParent();
        while (parent !== undefined && parent !== "") {
            transforms.push(...(this.resourceTransforms.get(parent) ?? []));
            parent = this.options.registry.get(parent)?.parent;
        }
        return transforms;
    }

    private provider(request: resproto.RegisterResourceRequest | resproto.ReadResourceRequest): string {
        const explicit = request.getProvider();
        return explicit === ""
            ? this.defaultProviders.reference(packageOf(request.getType()), request.getVersion())
            : explicit;
    }

    private register(request: resproto.RegisterResourceRequest): Registered {
        const { stack, project, registry } = this.options;
        const urn = createUrn(stack, project, request.getParent(), request.getType(), request.getName());
        const isProvider = request.getType().startsWith("pulumi:providers:");
        const base = registeredFrom(request, urn);
        const resource = request.getCustom()
            ? { ...base, ...this.create(base), provider: isProvider ? undefined : this.provider(request) }
            : base;
        registry.add(resource);
        return resource;
    }

    private create(resource: Registered): Pick<Registered, "id" | "outputs" | "predicted"> {
        const { cloud, onDiagnostic } = this.options;
        const { type, urn, name } = resource;
        const inputs = forProvider(resource.inputs);
        for (const [severity, findings] of [
            ["error", cloud.check(type, urn, name, inputs)],
            ["warning", cloud.warn(type, urn, name, inputs)],
        ] as const) {
            for (const { property, reason } of findings) {
                onDiagnostic({ severity, urn, message: property === "" ? reason : `${property}: ${reason}` });
            }
        }
        if (!cloud.predicts(type)) {
            return { id: undefined, outputs: resource.inputs, predicted: false };
        }
        const created = cloud.create(type, urn, name, inputs);
        return {
            id: created.id === "" ? undefined : created.id,
            outputs: outputsOf(resource, created.outputs),
            predicted: true,
        };
    }

    /** Builds a remote component as its provider would, by ordinary component code that registers through this monitor. */
    private async construct(request: resproto.RegisterResourceRequest): Promise<resproto.RegisterResourceResponse> {
        const type = request.getType();
        const construct = this.options.cloud.construct(type);
        if (!construct) {
            throw new Error(
                `the stand-in cloud does not know the remote component ${type}; model it in tooling/standin/components`,
            );
        }
        const inputs = rpc.deserializeProperties(request.getObject() ?? new Struct(), true);
        const { urn, state } = await construct(request.getName(), type, inputs, constructOptions(request));
        const [serialized, dependencies] = await rpc.serializeResourceProperties(`${type} ${request.getName()}`, state);
        const response = new resproto.RegisterResourceResponse();
        response.setUrn(await promised(output(urn)));
        response.setObject(toStruct(serialized));
        for (const [key, resources] of dependencies) {
            const list = new resproto.RegisterResourceResponse.PropertyDependencies();
            list.setUrnsList(await Promise.all([...resources].map((resource) => promised(resource.urn))));
            response.getPropertydependenciesMap().set(key, list);
        }
        return response;
    }
}

const packageOf = (type: string) => type.slice(0, type.indexOf(":"));

/** The SDK resolves outputs through a method that its type declarations leave out. */
const promised = <T>(value: Output<T>) => (value as unknown as { promise(): Promise<T> }).promise();

/** Inputs and what the cloud added; an output is secret where its input is, or where the resource says so. */
function outputsOf(resource: Registered, added: PropertyMap): PropertyMap {
    const outputs = { ...resource.inputs, ...added };
    for (const key of Object.keys(outputs)) {
        const isSecret = resource.additionalSecretOutputs.includes(key) || containsSecret(resource.inputs[key]);
        if (isSecret && !containsSecret(outputs[key])) {
            outputs[key] = secret(outputs[key]);
        }
    }
    return outputs;
}

function answer<T>(reply: Reply<T>, work: () => T): void;
function answer<T>(reply: Reply<T>, work: () => Promise<T>): Promise<void>;
function answer<T>(reply: Reply<T>, work: () => T | Promise<T>): void | Promise<void> {
    const fail = (error: unknown) => {
        const cause = error instanceof Error ? error : new Error(String(error));
        // The SDK reads the message of a failed call from where gRPC puts it.
        reply(Object.assign(cause, { details: cause.message }));
    };
    try {
        const result = work();
        if (result instanceof Promise) {
            return result.then((value) => {
                reply(null, value);
            }, fail);
        }
        reply(null, result);
    } catch (error) {
        fail(error);
    }
}
