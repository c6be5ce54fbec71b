import { setTimeout as wait } from "node:timers/promises";
import type { CheckFailure } from "@pulumi/pulumi/provider";
import { parseUrn } from "../../engine/urn";
import { difference, type Difference } from "../../standin/diff";
import { isRetried, refuseCreate, refuseDelete, refuseUpdate, remainsOf } from "../../standin/lifecycle";
import { unknown, type CloudScope, type Properties } from "../../standin/model";
import { requestFor, type ResourceCloud } from "../../standin/resources";
import { contentsOf } from "./contents";
import type { Faults } from "./faults";
import { idOf, inventedOutputs } from "./inventions";
import type { Inventing } from "./inventions/invention";
import { Refusal } from "./refusal";
import { revised } from "./revisions";
import type { Kept, Store } from "./store";

/** The resource that a call of the engine is about. */
export interface Subject {
    readonly urn: string;
    readonly type: string;
    /** Its name in the program. */
    readonly name: string;
}

export interface ProviderOptions {
    readonly cloud: ResourceCloud;
    readonly scope: CloudScope;
    readonly store: Store;
    readonly faults: Faults;
    /** Address of the cluster whose objects are created. */
    readonly cluster?: string | undefined;
    /**
     * Milliseconds for which a delete is tried again where something else has to go first. AWS's provider does so for
     * minutes; here nothing takes longer than the call.
     * @default 3000
     */
    readonly patience?: number;
}

export interface CheckResult {
    readonly failures: readonly CheckFailure[];
    readonly warnings: readonly CheckFailure[];
}

/**
 * The resources of one package in the stand-in cloud, as Pulumi's engine asks for them: what follows from the inputs is
 * predicted, what only a cloud knows is invented when something is created, and both are kept in the store.
 *
 * A preview answers what the in-process preview does, and changes nothing.
 */
export class ResourceProvider {
    constructor(private readonly options: ProviderOptions) {}

    check({ type, urn, name }: Subject, news: Properties): Promise<CheckResult> {
        const { cloud, faults } = this.options;
        return faults.striking("check", urn, () => ({
            failures: cloud.check(type, urn, name, news),
            warnings: cloud.warn(type, urn, name, news),
        }));
    }

    diff({ type, urn }: Subject, olds: Properties, news: Properties): Promise<Difference> {
        return this.options.faults.striking("diff", urn, () => difference(type, olds, news));
    }

    /** @throws Refusal where the cloud does not allow it. */
    async create(subject: Subject, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
        const { store, faults, cluster } = this.options;
        const { urn, type } = subject;
        // What comes after a deleted resource, or stands beside it until it is replaced, is another one.
        const count = store.creations(urn);
        const resource = this.predicted(subject, inputs, count === 0 ? urn : `${urn}#${String(count)}`);
        const { created, account, region } = resource;
        if (preview) {
            return { id: created.id, outputs: { ...inputs, ...created.outputs } };
        }
        return faults.striking("create", urn, () => {
            const known = created.id === "" ? {} : { id: created.id };
            refuse(refuseCreate({ type, urn, inputs, account, region, ...known }, store));
            const id = idOf(resource);
            const outputs = withoutUnknowns({ ...inputs, ...created.outputs, ...inventedOutputs(resource) });
            const seed = resource.urn;
            store.create({ type, urn, id, inputs, outputs, account, region, seed, ...(cluster && { cluster }) });
            return { id, outputs };
        });
    }

    /** The resource as the cloud has it; undefined when it has none of that id. */
    read({ type, urn }: Subject, id: string): Promise<{ inputs: Properties; outputs: Properties } | undefined> {
        return this.options.faults.striking("read", urn, () => {
            const kept = this.options.store.find(type, id, urn);
            return kept && { inputs: kept.inputs, outputs: this.reported(kept) };
        });
    }

    /** @throws Refusal where the cloud does not allow it, or has no such resource. */
    async update(subject: Subject, id: string, news: Properties, preview: boolean): Promise<Properties> {
        const { store, faults } = this.options;
        const kept = store.find(subject.type, id, subject.urn);
        const resource = this.predicted(subject, news, kept?.seed ?? subject.urn);
        const outputs = {
            ...news,
            ...resource.created.outputs,
            ...(kept && { ...inventedOutputs(resource), ...revised(kept, news, preview) }),
        };
        if (preview) {
            return outputs;
        }
        return faults.striking("update", subject.urn, () => {
            if (!kept) {
                throw new Refusal(`ResourceNotFoundException: ${subject.type} ${id} does not exist; refresh the stack`);
            }
            refuse(refuseUpdate(kept, news, store));
            const known = withoutUnknowns(outputs);
            store.update({ ...kept, inputs: news, outputs: known });
            return known;
        });
    }

    /**
     * Deletes what is there; what is not there counts as deleted, as in the real providers.
     * @throws Refusal where the cloud does not allow it, also after a while.
     */
    delete({ type, urn }: Subject, id: string): Promise<void> {
        const { store, faults } = this.options;
        return faults.striking("delete", urn, async () => {
            await this.untilNothingIsInTheWay(type, id);
            const kept = store.find(type, id, urn);
            if (kept) {
                refuse(refuseDelete(kept, store));
                for (const inside of contentsOf(kept, store)) {
                    store.delete(inside, []);
                }
                store.delete(kept, remainsOf(kept));
            }
        });
    }

    invoke(token: string, args: Properties, preview: boolean): Properties {
        const result = this.options.cloud.invoke(token, args);
        return preview ? result : withoutUnknowns(result);
    }

    private async untilNothingIsInTheWay(type: string, id: string): Promise<void> {
        const { store, patience = 3000 } = this.options;
        const end = Date.now() + patience;
        const isInTheWay = () => {
            const kept = store.find(type, id);
            return kept !== undefined && isRetried(refuseDelete(kept, store) ?? "");
        };
        while (isInTheWay() && Date.now() < end) {
            await wait(50);
        }
    }

    /** The resource with what follows from its inputs, and from a seed where the cloud would draw lots. */
    private predicted({ type, name }: Subject, inputs: Properties, seed: string): Inventing {
        const { cloud, scope, store } = this.options;
        return {
            ...requestFor(scope, type, seed, name, inputs),
            created: cloud.create(type, seed, name, inputs),
            inventory: store,
        };
    }

    /** The outputs, those that repeat an input as the inputs are now: a hand may have changed them in the store. */
    private reported({ type, urn, seed, inputs, outputs }: Kept): Properties {
        const resource = this.predicted({ type, urn, name: parseUrn(urn).name }, inputs, seed);
        const now = { ...resource.created.outputs, ...inventedOutputs(resource) };
        const repeated = Object.keys(inputs).map((key) => [key, now[key] ?? inputs[key]] as const);
        return withoutUnknowns({ ...outputs, ...Object.fromEntries(repeated) });
    }
}

function refuse(reason: string | undefined): void {
    if (reason !== undefined) {
        throw new Refusal(reason);
    }
}

/** What the cloud has, as it reports it: all is known, and what was not predicted is not there. */
function withoutUnknowns(properties: Properties): Properties {
    return JSON.parse(
        JSON.stringify(properties, (_key, value: unknown) => (value === unknown ? undefined : value)),
    ) as Properties;
}
