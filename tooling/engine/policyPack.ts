import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    EnforcementLevel,
    type AnalyzeDiagnostic,
    type AnalyzerInfo,
    ConfigureAnalyzerRequest,
    PolicyConfig,
    PolicySeverity,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { analyzeRequest, analyzeStackRequest, diagnosticsOf, providerBytes } from "./analyzerMessages";
import { startPack, type PackCommand, type PackContext, type PackProcess } from "./packProcess";
import type { PolicyViolation } from "./preview";
import type { Registered } from "./registry";
import { toStruct } from "./struct";
import { stackType } from "./urn";

// The same limit as the CLI's, for stacks with large properties.
const maxMessageBytes = 1024 * 1024 * 400;

/** A running policy pack, driven over Pulumi's Analyzer protocol as the CLI drives it. */
export class PolicyPack {
    /** Nearly all resources share a provider, so each is written down once. */
    private readonly providers = new WeakMap<Registered, Uint8Array>();

    private constructor(
        readonly name: string,
        readonly version: string,
        /** How many policies the pack has. */
        readonly policies: number,
        private readonly process: PackProcess,
        private readonly client: AnalyzerClient,
    ) {}

    /** @throws Error with what the pack printed when it does not start. */
    static async start(pack: PackCommand, context: PackContext): Promise<PolicyPack> {
        const process = await startPack(pack, context);
        try {
            const client = new AnalyzerClient(`127.0.0.1:${process.port}`, grpc.credentials.createInsecure(), {
                "grpc.max_receive_message_length": maxMessageBytes,
                "grpc.max_send_message_length": maxMessageBytes,
                // Neither has a use between two processes of one machine, and each costs in every call.
                "grpc.enable_channelz": 0,
                "grpc.enable_retries": 0,
            });
            const info = await call<AnalyzerInfo>((reply) => client.getAnalyzerInfo(new Empty(), reply));
            refuseRemediations(info);
            await call((reply) => client.configure(defaultConfiguration(info), reply));
            return new PolicyPack(info.getName(), info.getVersion(), info.getPoliciesList().length, process, client);
        } catch (error) {
            process.stop();
            throw error;
        }
    }

    /** Analyzes one resource by its inputs, as the CLI does when the resource registers. */
    async analyze(resource: Registered, provider: Registered | undefined): Promise<PolicyViolation[]> {
        const request = analyzeRequest(resource, this.provider(provider));
        const diagnostics = await this.ask(AnalyzerService.analyze.path, request);
        return diagnostics.map((diagnostic) => this.violation(diagnostic, resource.urn));
    }

    /** Analyzes all resources together by their outputs, as the CLI does at the end. */
    async analyzeStack(
        resources: readonly Registered[],
        provider: (resource: Registered) => Registered | undefined,
    ): Promise<PolicyViolation[]> {
        const request = analyzeStackRequest(resources, (resource) => this.provider(provider(resource)));
        const diagnostics = await this.ask(AnalyzerService.analyzeStack.path, request);
        // What a policy does not pin on a resource is the stack's, as in the CLI.
        const stack = resources.find(({ type }) => type === stackType)?.urn ?? "";
        return diagnostics.map((diagnostic) => this.violation(diagnostic, stack));
    }

    stop(): void {
        this.client.close();
        this.process.stop();
    }

    /** @throws Error that names the pack, when it fails or is gone. */
    private async ask(method: string, request: Uint8Array): Promise<AnalyzeDiagnostic[]> {
        try {
            return await call((reply) => {
                this.client.makeUnaryRequest(method, asBuffer, diagnosticsOf, request, reply);
            });
        } catch (error) {
            throw new Error(`The policy pack ${this.name} failed: ${(error as Error).message}`, { cause: error });
        }
    }

    private provider(provider: Registered | undefined): Uint8Array | undefined {
        if (!provider) {
            return undefined;
        }
        let bytes = this.providers.get(provider);
        if (!bytes) {
            bytes = providerBytes(provider);
            this.providers.set(provider, bytes);
        }
        return bytes;
    }

    private violation(diagnostic: AnalyzeDiagnostic, urn: string): PolicyViolation {
        return {
            pack: this.name,
            policy: diagnostic.getPolicyname(),
            level: diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
            severity: severityNames[diagnostic.getSeverity()],
            urn: diagnostic.getUrn() === "" ? urn : diagnostic.getUrn(),
            message: diagnostic.getMessage(),
        };
    }
}

/** Remediations rewrite inputs before providers see them; a preview that left them out would show something else. */
function refuseRemediations(info: AnalyzerInfo): void {
    const remediating = info
        .getPoliciesList()
        .find((policy) => policy.getEnforcementlevel() === EnforcementLevel.REMEDIATE);
    if (remediating) {
        throw new Error(
            `Policy ${remediating.getName()} of pack ${info.getName()} remediates; the offline preview only runs policies that report. Set its enforcement level to mandatory or advisory.`,
        );
    }
}

/** Without a configuration file the CLI configures each policy with the defaults of its schema. */
function defaultConfiguration(info: AnalyzerInfo): ConfigureAnalyzerRequest {
    const request = new ConfigureAnalyzerRequest();
    for (const policy of info.getPoliciesList()) {
        const schema = policy.getConfigschema();
        const properties = (schema?.getProperties()?.toJavaScript() ?? {}) as Record<string, { default?: unknown }>;
        const defaults = Object.entries(properties).filter(([, property]) => property.default !== undefined);
        const missing = schema?.getRequiredList().find((key) => properties[key]?.default === undefined);
        if (missing !== undefined) {
            throw new Error(`Policy ${policy.getName()} requires "${missing}", for which its schema has no default.`);
        }
        const config = new PolicyConfig();
        config.setEnforcementlevel(policy.getEnforcementlevel());
        config.setProperties(toStruct(Object.fromEntries(defaults.map(([key, property]) => [key, property.default]))));
        request.getPolicyconfigMap().set(policy.getName(), config);
    }
    return request;
}

const severityNames: Partial<Record<PolicySeverity, string>> = {
    [PolicySeverity.POLICY_SEVERITY_LOW]: "low",
    [PolicySeverity.POLICY_SEVERITY_MEDIUM]: "medium",
    [PolicySeverity.POLICY_SEVERITY_HIGH]: "high",
    [PolicySeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function call<T>(invoke: (reply: (error: grpc.ServiceError | null, response?: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        invoke((error, response) => {
            if (error) {
                reject(new Error(error.details));
            } else {
                resolve(response as T);
            }
        });
    });
}
