import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    AnalyzeRequest,
    AnalyzerProviderResource,
    AnalyzerResource,
    AnalyzerPropertyDependencies,
    AnalyzerResourceOptions,
    AnalyzeStackRequest,
    EnforcementLevel,
    type AnalyzeDiagnostic,
    type AnalyzeResponse,
    type AnalyzerInfo,
    ConfigureAnalyzerRequest,
    PolicyConfig,
    PolicySeverity,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { PolicyViolation } from "./preview";
import type { Registered } from "./registry";
import { toStruct } from "./struct";
import { parseUrn, stackType } from "./urn";
import { forAnalysis } from "./values";

/** How a pack's process is started: like the CLI does, but from whatever file serves the pack. */
export interface PackCommand {
    /** Folder of the pack, the process's working directory. */
    readonly directory: string;
    readonly command: string;
    readonly args: readonly string[];
}

export interface PackContext {
    readonly project: string;
    readonly stack: string;
    readonly config: Readonly<Record<string, string>>;
}

// The same limit as the CLI's, for stacks with large properties.
const maxMessageBytes = 1024 * 1024 * 400;

const secondsToStart = 60;

/** A running policy pack, driven over Pulumi's Analyzer protocol as the CLI drives it. */
export class PolicyPack {
    /** Nearly all resources share a provider, so each is written down once. */
    private readonly providers = new Map<string, AnalyzerProviderResource>();

    private constructor(
        readonly name: string,
        readonly version: string,
        /** How many policies the pack has. */
        readonly policies: number,
        private readonly process: ChildProcess,
        private readonly client: AnalyzerClient,
    ) {}

    /** @throws Error with what the pack printed when it does not start. */
    static async start(pack: PackCommand, context: PackContext): Promise<PolicyPack> {
        const child = spawn(pack.command, pack.args, {
            cwd: pack.directory,
            stdio: ["ignore", "pipe", "pipe"],
            env: {
                ...process.env,
                PULUMI_NODEJS_PROJECT: context.project,
                PULUMI_NODEJS_STACK: context.stack,
                PULUMI_NODEJS_ORGANIZATION: "organization",
                PULUMI_NODEJS_DRY_RUN: "true",
                PULUMI_CONFIG: JSON.stringify(context.config),
            },
        });
        try {
            const port = await portOf(child, pack.directory);
            const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
                "grpc.max_receive_message_length": maxMessageBytes,
                "grpc.max_send_message_length": maxMessageBytes,
                // Neither has a use between two processes of one machine, and each costs in every call.
                "grpc.enable_channelz": 0,
                "grpc.enable_retries": 0,
            });
            const info = await call<AnalyzerInfo>((reply) => client.getAnalyzerInfo(new Empty(), reply));
            refuseRemediations(info);
            await call((reply) => client.configure(defaultConfiguration(info), reply));
            return new PolicyPack(info.getName(), info.getVersion(), info.getPoliciesList().length, child, client);
        } catch (error) {
            child.kill();
            throw error;
        }
    }

    /** Analyzes one resource by its inputs, as the CLI does when the resource registers. */
    async analyze(resource: Registered, provider: Registered | undefined): Promise<PolicyViolation[]> {
        const request = new AnalyzeRequest();
        request.setType(resource.type);
        request.setUrn(resource.urn);
        request.setName(parseUrn(resource.urn).name);
        request.setProperties(toStruct(forAnalysis(resource.inputs)));
        request.setOptions(options(resource));
        request.setProvider(this.provider(provider));
        const response = await call<AnalyzeResponse>((reply) => this.client.analyze(request, reply));
        return response.getDiagnosticsList().map((diagnostic) => this.violation(diagnostic, resource.urn));
    }

    /** Analyzes all resources together by their outputs, as the CLI does at the end. */
    async analyzeStack(
        resources: readonly Registered[],
        provider: (resource: Registered) => Registered | undefined,
    ): Promise<PolicyViolation[]> {
        const request = new AnalyzeStackRequest();
        request.setResourcesList(
            resources.map((resource) => stackResource(resource, this.provider(provider(resource)))),
        );
        const response = await call<AnalyzeResponse>((reply) => this.client.analyzeStack(request, reply));
        // What a policy does not pin on a resource is the stack's, as in the CLI.
        const stack = resources.find(({ type }) => type === stackType)?.urn ?? "";
        return response.getDiagnosticsList().map((diagnostic) => this.violation(diagnostic, stack));
    }

    stop(): void {
        this.client.close();
        this.process.kill();
    }

    private provider(provider: Registered | undefined): AnalyzerProviderResource | undefined {
        if (!provider) {
            return undefined;
        }
        let message = this.providers.get(provider.urn);
        if (!message) {
            message = providerResource(provider);
            this.providers.set(provider.urn, message);
        }
        return message;
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

/** What a process printed without the places in its code, which say nothing to who wanted a preview. */
function withoutTrace(text: string): string {
    const lines = stripVTControlCharacters(text).split("\n");
    return lines.filter((line) => line.trim() !== "" && !/^\s+at /.test(line)).join("\n");
}

/** The pack prints the port that it listens on as its first line. */
async function portOf(child: ChildProcess, directory: string): Promise<string> {
    const printed: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
    const failed = (why: string) =>
        new Error(`The policy pack ${directory} ${why}.\n${withoutTrace(printed.join(""))}`.trim());
    if (!child.stdout) {
        throw failed("has no output");
    }
    const lines = createInterface({ input: child.stdout });
    const timeout = AbortSignal.timeout(secondsToStart * 1000);
    const line = await Promise.race([
        once(lines, "line", { signal: timeout }).then(
            ([first]) => String(first),
            () => Promise.reject(failed(`did not start within ${secondsToStart} s`)),
        ),
        once(child, "exit").then(([code]) =>
            Promise.reject(failed(`stopped at its start (exit code ${String(code)})`)),
        ),
        once(child, "error").then(([error]) => Promise.reject(failed(`could not be started: ${String(error)}`))),
    ]);
    if (!/^\d+$/.test(line)) {
        throw failed(`printed "${line}" where its port was expected`);
    }
    return line;
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

function providerResource(provider: Registered): AnalyzerProviderResource {
    const result = new AnalyzerProviderResource();
    result.setType(provider.type);
    result.setUrn(provider.urn);
    result.setName(provider.name);
    result.setProperties(toStruct(forAnalysis(provider.inputs)));
    return result;
}

function stackResource(resource: Registered, provider: AnalyzerProviderResource | undefined): AnalyzerResource {
    const result = new AnalyzerResource();
    result.setType(resource.type);
    result.setUrn(resource.urn);
    result.setName(resource.name);
    result.setProperties(toStruct(forAnalysis(resource.outputs)));
    result.setOptions(options(resource));
    result.setProvider(provider);
    result.setParent(resource.parent ?? "");
    result.setDependenciesList([...resource.dependencies]);
    for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
        const list = new AnalyzerPropertyDependencies();
        list.setUrnsList([...urns]);
        result.getPropertydependenciesMap().set(key, list);
    }
    return result;
}

function call<T>(invoke: (reply: (error: grpc.ServiceError | null, response: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        invoke((error, response) => {
            if (error) {
                reject(new Error(error.details));
            } else {
                resolve(response);
            }
        });
    });
}
