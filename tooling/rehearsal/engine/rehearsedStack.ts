import { CommandError, type EngineEvent, type Stack } from "@pulumi/pulumi/automation";
import { UserError } from "../../cli/exit";
import type { WatchedProgram } from "./watchedProgram";
import { StepLog, type OnOperation, type Step, type StepName } from "./step";

export interface StepOptions {
    readonly onOperation?: OnOperation;
}

export interface PreviewStepOptions extends StepOptions {
    /**
     * Whether the text tells every change of every property.
     * @default false
     */
    readonly diff?: boolean;
    /** @default false */
    readonly color?: boolean;
    /** Where the CLI writes what would be created, as `pulumi import` takes it. */
    readonly importFile?: string;
    /** Called with what the CLI prints, as it prints it. */
    readonly onOutput?: (text: string) => void;
}

/** A step that changes resources. */
export interface ChangingStepOptions extends StepOptions {
    /**
     * Whether what does not depend on a resource that failed goes on. In an `up` only for a stack of which nothing is
     * up that must stay: the SDK's host of inline programs tells the engine that all is registered, also where something
     * was not because what it depends on failed, and the engine deletes that.
     * @default false
     */
    readonly continueOnError?: boolean;
}

export interface UpStepOptions extends ChangingStepOptions {
    /**
     * Whether the policy packs judge.
     * @default true
     */
    readonly policies?: boolean;
    /**
     * How many operations run at once.
     * @default as many as the CLI takes
     */
    readonly parallel?: number;
}

/** One resource in a state, as the CLI exports it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly custom: boolean;
    readonly id?: string;
    readonly parent?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
    protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly deletedWith?: string;
    readonly provider?: string;
    readonly dependencies?: readonly string[];
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    readonly additionalSecretOutputs?: readonly string[];
    readonly delete?: boolean;
}

/** A stack under the real engine. What goes wrong with its resources is in the step, not thrown. */
export class RehearsedStack {
    constructor(
        private readonly stack: Stack,
        private readonly program: WatchedProgram,
        private readonly policyPacks: readonly string[],
        private readonly onStep: (step: Step) => void = () => undefined,
    ) {}

    preview({ diff = false, importFile, ...options }: PreviewStepOptions = {}): Promise<Step> {
        const policyPacks = [...this.policyPacks];
        return this.step("preview", options, (running) =>
            this.stack.preview({ ...running, policyPacks, diff, importFile }),
        );
    }

    up({ continueOnError = false, parallel, policies = true, ...options }: UpStepOptions = {}): Promise<Step> {
        const policyPacks = policies ? [...this.policyPacks] : [];
        return this.step("up", options, (running) =>
            this.stack.up({ ...running, policyPacks, continueOnError, parallel }),
        );
    }

    refresh(options: StepOptions = {}): Promise<Step> {
        return this.step("refresh", options, (running) => this.stack.refresh(running));
    }

    /**
     * As a person destroys: where something is protected the CLI's own preview refuses, and nothing is deleted.
     * @param resources what the state holds
     */
    destroy(
        resources: readonly StateResource[],
        { continueOnError = false, ...options }: ChangingStepOptions = {},
    ): Promise<Step> {
        const isRefused = resources.some(({ protect }) => protect === true);
        return this.step("destroy", options, (running) =>
            isRefused ? this.stack.previewDestroy(running) : this.stack.destroy({ ...running, continueOnError }),
        );
    }

    /** What the state holds, secrets in clear. */
    async resources(): Promise<readonly StateResource[]> {
        const { deployment } = (await this.stack.exportStack()) as Exported;
        return deployment.resources ?? [];
    }

    /** Lets resources go that the state protects, as `pulumi state unprotect` does. */
    async unprotect(isMeant: (urn: string) => boolean): Promise<void> {
        const exported = await this.stack.exportStack();
        const meant = ((exported as Exported).deployment.resources ?? []).filter(
            ({ urn, protect }) => protect === true && isMeant(urn),
        );
        if (meant.length > 0) {
            for (const resource of meant) {
                resource.protect = false;
            }
            await this.stack.importStack(exported);
        }
    }

    /**
     * @throws UserError when the stand-in cloud itself fails, what the program itself throws, and whatever the CLI says
     * that is about no resource, such as that another update is running
     */
    private async step(
        name: StepName,
        { onOperation, color = false, onOutput = () => undefined }: PreviewStepOptions,
        work: (running: Running) => Promise<unknown>,
    ): Promise<Step> {
        const log = new StepLog(name, onOperation);
        const printed: string[] = [];
        const started = performance.now();
        const finish = (succeeded: boolean) => {
            const seconds = (performance.now() - started) / 1000;
            const step = log.finish({ succeeded, seconds, text: printed.join("") });
            this.onStep(step);
            return step;
        };
        const running = {
            color: color ? "always" : "never",
            onEvent: (event: EngineEvent) => {
                log.hear(event);
            },
            onOutput: (text: string) => {
                printed.push(text);
                onOutput(text);
            },
        } as const;
        try {
            await work(running).finally(() => {
                this.program.end();
            });
        } catch (error) {
            const step = finish(false);
            if (this.program.thrown !== undefined) {
                throw this.program.thrown;
            }
            if (!(error instanceof CommandError) || !explains(step)) {
                throw error;
            }
            refuseOwnFaults(step);
            return step;
        }
        return finish(true);
    }
}

interface Exported {
    readonly deployment: { readonly resources?: readonly StateResource[] };
}

interface Running {
    readonly color: "always" | "never";
    readonly onEvent: (event: EngineEvent) => void;
    readonly onOutput: (text: string) => void;
}

/** Whether a step itself says why it failed. */
const explains = ({ diagnostics, policies }: Step) =>
    diagnostics.some(({ severity }) => severity === "error") || policies.some(({ level }) => level === "mandatory");

/** What providers of the stand-in cloud say of their own faults. */
const ownFault = /\bstand-in: (.*)/;

function refuseOwnFaults({ diagnostics }: Step): void {
    const fault = diagnostics.map(({ message }) => ownFault.exec(message)?.[1]).find(Boolean);
    if (fault !== undefined) {
        throw new UserError(
            `The rehearsal itself failed, not the program: ${fault}\nMend tooling/standin or tooling/rehearsal/cloud.`,
        );
    }
}
