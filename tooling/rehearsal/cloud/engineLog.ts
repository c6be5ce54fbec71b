import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows a warning about a resource among the engine's own messages; what the engine does not take is lost. */
export type Warn = (urn: string, message: string) => void;

/** @param address where the engine listens, which it tells every plugin */
export function engineWarnings(address: string): Warn {
    let engine: EngineClient | undefined;
    return (urn, message) => {
        engine ??= new EngineClient(address, grpc.credentials.createInsecure());
        const request = new LogRequest().setSeverity(LogSeverity.WARNING).setUrn(urn).setMessage(message);
        engine.log(request, () => undefined);
    };
}
