import { Reader, Writer } from "protobufjs/minimal";
import { AnalyzeDiagnostic, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Registered } from "./registry";
import { delimited, writeStruct } from "./structBytes";
import { parseUrn } from "./urn";
import { forAnalysis } from "./values";

// Written and read field by field rather than by the messages' classes, which would make an object of every value of
// every resource, and of every policy that does not concern it.

/** Tags of pulumirpc.AnalyzeRequest and of pulumirpc.AnalyzerResource, which begin alike. */
const tags = {
    type: delimited(1),
    properties: delimited(2),
    urn: delimited(3),
    name: delimited(4),
    options: delimited(5),
    provider: delimited(6),
    parent: delimited(7),
    dependencies: delimited(8),
    propertyDependencies: delimited(9),
} as const;

const tagOfResources = delimited(1);
const tagOfDiagnostics = delimited(2);

/** A provider resource as both requests hold it. */
export type ProviderBytes = Uint8Array | undefined;

/** pulumirpc.AnalyzeRequest: one resource by its inputs. */
export function analyzeRequest(resource: Registered, provider: ProviderBytes): Uint8Array {
    const { name } = parseUrn(resource.urn);
    return writeCommon(Writer.create(), resource, name, resource.inputs, provider).finish();
}

/** pulumirpc.AnalyzeStackRequest: all resources by their outputs. */
export function analyzeStackRequest(
    resources: readonly Registered[],
    provider: (resource: Registered) => ProviderBytes,
): Uint8Array {
    const writer = Writer.create();
    for (const resource of resources) {
        writer.uint32(tagOfResources).fork();
        writeCommon(writer, resource, resource.name, resource.outputs, provider(resource));
        writer.uint32(tags.parent).string(resource.parent ?? "");
        for (const urn of resource.dependencies) {
            writer.uint32(tags.dependencies).string(urn);
        }
        for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
            writer.uint32(tags.propertyDependencies).fork().uint32(delimited(1)).string(key);
            writer.uint32(delimited(2)).fork();
            for (const urn of urns) {
                writer.uint32(delimited(1)).string(urn);
            }
            writer.ldelim().ldelim();
        }
        writer.ldelim();
    }
    return writer.finish();
}

/** pulumirpc.AnalyzerProviderResource. */
export function providerBytes(provider: Registered): Uint8Array {
    const writer = Writer.create().uint32(tags.type).string(provider.type).uint32(tags.properties).fork();
    writeStruct(forAnalysis(provider.inputs), writer).ldelim();
    return writer.uint32(tags.urn).string(provider.urn).uint32(tags.name).string(provider.name).finish();
}

/** The diagnostics of a pulumirpc.AnalyzeResponse, without the policies that do not apply. */
export function diagnosticsOf(response: Uint8Array): AnalyzeDiagnostic[] {
    const reader = Reader.create(response);
    const diagnostics: AnalyzeDiagnostic[] = [];
    while (reader.pos < reader.len) {
        const tag = reader.uint32();
        if (tag === tagOfDiagnostics) {
            diagnostics.push(AnalyzeDiagnostic.deserializeBinary(reader.bytes()));
        } else {
            reader.skipType(tag & 7);
        }
    }
    return diagnostics;
}

function writeCommon(
    writer: Writer,
    resource: Registered,
    name: string,
    properties: Registered["inputs"],
    provider: ProviderBytes,
): Writer {
    writer.uint32(tags.type).string(resource.type).uint32(tags.properties).fork();
    writeStruct(forAnalysis(properties), writer).ldelim();
    writer.uint32(tags.urn).string(resource.urn).uint32(tags.name).string(name);
    writer.uint32(tags.options).bytes(options(resource).serializeBinary());
    return provider ? writer.uint32(tags.provider).bytes(provider) : writer;
}

function options(resource: Registered): AnalyzerResourceOptions {
    const result = new AnalyzerResourceOptions();
    result.setProtect(resource.protect);
    result.setIgnorechangesList([...resource.ignoreChanges]);
    result.setDeletebeforereplace(resource.deleteBeforeReplace);
    result.setDeletebeforereplacedefined(resource.deleteBeforeReplace);
    result.setAdditionalsecretoutputsList([...resource.additionalSecretOutputs]);
    result.setAliasesList([...resource.aliases]);
    result.setParent(resource.parent ?? "");
    result.setCustomtimeouts(new AnalyzerResourceOptions.CustomTimeouts());
    return result;
}
