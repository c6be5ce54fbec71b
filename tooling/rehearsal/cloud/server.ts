/*
 * The gRPC side of a stand-in provider. The SDK's own server (`@pulumi/pulumi/provider`) loads the whole SDK, hides
 * whether a call belongs to a preview, and has no detailed differences.
 */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../../standin/model";
import { detailedDifference } from "./detailedDifference";
import type { Warn } from "./engineLog";
import type { ResourceProvider, Subject } from "./provider";
import { messageOf } from "./refusal";

type Answer<Response> = (error: Partial<grpc.ServiceError> | null, response?: Response) => void;
type Handler<Request, Response> = (call: { request: Request }, answer: Answer<Response>) => void;

/** Every message about a resource says which. */
interface AboutResource {
    getUrn(): string;
    getType(): string;
    getName(): string;
}

const subjectOf = (request: AboutResource): Subject => ({
    urn: request.getUrn(),
    type: request.getType(),
    name: request.getName(),
});

const properties = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};

/** Properties as a message; what is undefined is not there. */
const message = (values: Properties): Struct =>
    Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as Parameters<typeof Struct.fromJavaScript>[0]);

/** A handler that answers with what the work resolves to, or with its error as the engine is to show it. */
const handler =
    <Request, Response>(work: (request: Request) => Response | Promise<Response>): Handler<Request, Response> =>
    ({ request }, answer) => {
        new Promise<Response>((resolve) => {
            resolve(work(request));
        }).then(
            (response) => {
                answer(null, response);
            },
            (error: unknown) => {
                answer({ code: grpc.status.UNKNOWN, details: messageOf(error) });
            },
        );
    };

const always = <Response>(response: () => Response) => handler(response);

/** What a server needs besides the engine's calls. */
export interface ServerOptions {
    /** Makes the provider, once its configuration is known: values by `<package>:config:<key>`. */
    readonly provider: (configuration: Readonly<Record<string, string>>) => ResourceProvider;
    readonly version: string;
    readonly warn: Warn;
}

/** A provider as an implementation of Pulumi's `ResourceProvider` service, as far as its resources need it. */
export function service({ provider: configured, version, warn }: ServerOptions): grpc.UntypedServiceImplementation {
    // Data sources may be asked before the configuration is known.
    let provider = configured({});
    return {
        // Neither secrets nor references are accepted: the engine unwraps them, and makes outputs secret where inputs are.
        handshake: always(() => new proto.ProviderHandshakeResponse()),
        configure: handler((request: proto.ConfigureRequest) => {
            provider = configured(Object.fromEntries(request.getVariablesMap().entries()));
            return new proto.ConfigureResponse().setSupportspreview(true);
        }),
        getPluginInfo: always(() => new PluginInfo().setVersion(version)),
        attach: always(() => new Empty()),
        cancel: always(() => new Empty()),
        check: handler(async (request: proto.CheckRequest) => {
            const news = properties(request.getNews());
            const { failures, warnings } = await provider.check(subjectOf(request), news);
            for (const { property, reason } of warnings) {
                warn(request.getUrn(), `${property}: ${reason}`);
            }
            const messages = failures.map(({ property, reason }) =>
                new proto.CheckFailure().setProperty(property).setReason(reason),
            );
            return new proto.CheckResponse().setInputs(message(news)).setFailuresList(messages);
        }),
        diff: handler(async (request: proto.DiffRequest) => {
            const [olds, news] = [properties(request.getOldInputs()), properties(request.getNews())];
            return detailedDifference(await provider.diff(subjectOf(request), olds, news), olds, news);
        }),
        create: handler(async (request: proto.CreateRequest) => {
            const inputs = properties(request.getProperties());
            const { id, outputs } = await provider.create(subjectOf(request), inputs, request.getPreview());
            return new proto.CreateResponse().setId(id).setProperties(message(outputs));
        }),
        read: handler(async (request: proto.ReadRequest) => {
            const found = await provider.read(subjectOf(request), request.getId());
            return found === undefined
                ? new proto.ReadResponse()
                : new proto.ReadResponse()
                      .setId(request.getId())
                      .setInputs(message(found.inputs))
                      .setProperties(message(found.outputs));
        }),
        update: handler(async (request: proto.UpdateRequest) => {
            const news = properties(request.getNews());
            const outputs = await provider.update(subjectOf(request), request.getId(), news, request.getPreview());
            return new proto.UpdateResponse().setProperties(message(outputs));
        }),
        delete: handler(async (request: proto.DeleteRequest) => {
            await provider.delete(subjectOf(request), request.getId());
            return new Empty();
        }),
        invoke: handler((request: proto.InvokeRequest) => {
            const result = provider.invoke(request.getTok(), properties(request.getArgs()), request.getPreview());
            return new proto.InvokeResponse().setReturn(message(result));
        }),
    };
}

/** Serves until the engine ends; the port on the first line of output is how the engine finds the plugin. */
export async function serve(options: ServerOptions): Promise<void> {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
    server.addService(ResourceProviderService, service(options));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error) {
                reject(error);
            } else {
                resolve(bound);
            }
        });
    });
    process.stdout.write(`${String(port)}\n`);
}
