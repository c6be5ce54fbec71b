import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    AnalyzeRequest,
    AnalyzerResourceOptions,
    ConfigureAnalyzerRequest,
    EnforcementLevel,
    PolicyConfig,
    type AnalyzeDiagnostic,
    type AnalyzeResponse,
    type AnalyzerInfo,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { Properties } from "./policyServer";

const runner = resolve("node_modules/@pulumi/pulumi/cmd/run-policy-pack");

/** A pack in a process of its own, started and called as the language host of the CLI starts and calls it. */
export class PolicyPackProcess {
    private constructor(
        private readonly client: AnalyzerClient,
        private readonly stopProcess: () => void,
        /** What the process wrote to its standard output besides the port. */
        readonly chatter: readonly string[],
    ) {}

    static async start(folder: string): Promise<PolicyPackProcess> {
        const directory = resolve(folder);
        const child = spawn(process.execPath, [runner, "127.0.0.1:0", directory], {
            cwd: directory,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const lines = createInterface({ input: child.stdout });
        const stopped = once(child, "exit").then(([code]) => {
            throw new Error(`the pack ${folder} stopped with exit code ${String(code)} instead of printing its port`);
        });
        const [port] = (await Promise.race([once(lines, "line"), stopped])) as [string];
        const chatter: string[] = [];
        lines.on("line", (line) => chatter.push(line));
        const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
        return new PolicyPackProcess(client, () => child.kill(), chatter);
    }

    info(): Promise<AnalyzerInfo> {
        return new Promise((done, fail) => {
            this.client.getAnalyzerInfo(new Empty(), (error, info) => {
                if (error) {
                    fail(error);
                } else {
                    done(info);
                }
            });
        });
    }

    /** Sets the properties of policies, all of them mandatory. */
    configure(settings: Readonly<Record<string, Properties>>): Promise<void> {
        const request = new ConfigureAnalyzerRequest();
        for (const [policy, properties] of Object.entries(settings)) {
            const config = new PolicyConfig();
            config.setEnforcementlevel(EnforcementLevel.MANDATORY);
            config.setProperties(struct(properties));
            request.getPolicyconfigMap().set(policy, config);
        }
        return new Promise((done, fail) => {
            this.client.configure(request, (error) => {
                if (error) {
                    fail(error);
                } else {
                    done();
                }
            });
        });
    }

    analyze(type: string, inputs: Properties): Promise<AnalyzeDiagnostic[]> {
        const request = new AnalyzeRequest();
        request.setType(type);
        request.setName("it");
        request.setUrn(`urn:pulumi:dev::platform::${type}::it`);
        request.setProperties(struct(inputs));
        request.setOptions(new AnalyzerResourceOptions());
        return new Promise((done, fail) => {
            this.client.analyze(request, (error: Error | null, response: AnalyzeResponse) => {
                if (error) {
                    fail(error);
                } else {
                    done(response.getDiagnosticsList());
                }
            });
        });
    }

    stop(): void {
        this.client.close();
        this.stopProcess();
    }
}

const struct = (properties: Properties) =>
    Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
