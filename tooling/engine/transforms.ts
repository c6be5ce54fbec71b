import * as grpc from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { CallbackInvokeRequest, type Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { TransformRequest, TransformResourceOptions, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";

/** Transforms are functions in the program: the engine calls them back, over the address that came with them. */
export class TransformClient {
    private readonly clients = new Map<string, CallbacksClient>();

    /** Runs the transforms one after another over a registration, which each may change. */
    async apply(transforms: readonly Callback[], request: RegisterResourceRequest): Promise<void> {
        for (const transform of transforms) {
            const response = await this.invoke(transform, transformRequest(request));
            accept(request, response);
        }
    }

    close(): void {
        for (const client of this.clients.values()) {
            client.close();
        }
        this.clients.clear();
    }

    private async invoke(transform: Callback, request: TransformRequest): Promise<TransformResponse> {
        const invocation = new CallbackInvokeRequest();
        invocation.setToken(transform.getToken());
        invocation.setRequest(request.serializeBinary());
        const response = await new Promise<Uint8Array>((resolve, reject) => {
            this.client(transform.getTarget()).invoke(invocation, (error, reply) => {
                if (error) {
                    reject(new Error(error.details));
                } else {
                    resolve(reply.getResponse_asU8());
                }
            });
        });
        return TransformResponse.deserializeBinary(response);
    }

    private client(target: string): CallbacksClient {
        let client = this.clients.get(target);
        if (!client) {
            client = new CallbacksClient(target, grpc.credentials.createInsecure());
            this.clients.set(target, client);
        }
        return client;
    }
}

function transformRequest(request: RegisterResourceRequest): TransformRequest {
    const options = new TransformResourceOptions();
    options.setDependsOnList(request.getDependenciesList());
    if (request.hasProtect()) {
        options.setProtect(request.getProtect() ?? false);
    }
    if (request.hasRetainondelete()) {
        options.setRetainOnDelete(request.getRetainondelete() ?? false);
    }
    if (request.getDeletebeforereplacedefined()) {
        options.setDeleteBeforeReplace(request.getDeletebeforereplace());
    }
    options.setIgnoreChangesList(request.getIgnorechangesList());
    options.setReplaceOnChangesList(request.getReplaceonchangesList());
    options.setVersion(request.getVersion());
    options.setAliasesList(request.getAliasesList());
    options.setProvider(request.getProvider());
    options.setCustomTimeouts(request.getCustomtimeouts());
    options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
    options.setDeletedWith(request.getDeletedwith());
    options.setImport(request.getImportid());
    for (const [name, provider] of request.getProvidersMap().entries()) {
        options.getProvidersMap().set(name, provider);
    }
    const transform = new TransformRequest();
    transform.setType(request.getType());
    transform.setName(request.getName());
    transform.setCustom(request.getCustom());
    transform.setParent(request.getParent());
    transform.setProperties(request.getObject());
    transform.setOptions(options);
    return transform;
}

function accept(request: RegisterResourceRequest, response: TransformResponse): void {
    const properties = response.getProperties();
    if (properties) {
        request.setObject(properties);
    }
    const options = response.getOptions();
    if (!options) {
        return;
    }
    request.setDependenciesList(options.getDependsOnList());
    if (options.hasProtect()) {
        request.setProtect(options.getProtect() ?? false);
    }
    if (options.hasRetainOnDelete()) {
        request.setRetainondelete(options.getRetainOnDelete() ?? false);
    }
    if (options.hasDeleteBeforeReplace()) {
        request.setDeletebeforereplacedefined(true);
        request.setDeletebeforereplace(options.getDeleteBeforeReplace() ?? false);
    }
    request.setIgnorechangesList(options.getIgnoreChangesList());
    request.setReplaceonchangesList(options.getReplaceOnChangesList());
    request.setVersion(options.getVersion());
    request.setAliasesList(options.getAliasesList());
    request.setProvider(options.getProvider());
    request.setCustomtimeouts(options.getCustomTimeouts());
    request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
    request.setDeletedwith(options.getDeletedWith());
    request.setImportid(options.getImport());
}
