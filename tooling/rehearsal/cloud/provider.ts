import { parseUrn } from "../../engine/urn";
import { unknown, type CloudScope, type Properties } from "../../standin/model";
import { requestFor, type ResourceCloud } from "../../standin/resources";
import type { Faults } from "./faults";
import { idOf, inventedOutputs } from "./inventions";
import type { Inventing } from "./inventions/invention";
import { Refusal } from "./refusal";
import { revised } from "./revisions";
import type { Rules } from "./rules";
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
    readonly rules: Rules;
    readonly faults: Faults;
}

/**
 * The resources of one package in the stand-in cloud, as Pulumi's engine asks for them: what follows from the inputs is
 * predicted, what only a cloud knows is invented when something is created, and both are kept in the store.
 *
 * A preview answers what the in-process preview does, and changes nothing.
 */
export class ResourceProvider {
    constructor(private readonly options: ProviderOptions) {}

    check({ type, urn, name }: Subject, news: Properties) {
        return this.options.faults.striking("check", urn, () => this.options.cloud.check(type, urn, name, news));
    }

    diff({ type, urn }: Subject, olds: Properties, news: Properties): Promise<ReturnType<Rules["difference"]>> {
        return this.options.faults.striking("diff", urn, () => this.options.rules.difference(type, olds, news));
    }

    /** @throws Refusal where the cloud does not allow it. */
    async create(subject: Subject, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
        const { store, rules, faults } = this.options;
        // What comes after a deleted resource, or stands beside it until it is replaced, is another one.
        const count = store.creations(subject.urn);
        const resource = this.predicted(subject, inputs, count === 0 ? subject.urn : `${subject.urn}#${count}`);
        if (preview) {
            return { id: resource.created.id, outputs: { ...inputs, ...resource.created.outputs } };
        }
        return faults.striking("create", subject.urn, () => {
            const { type, account, region, created } = resource;
            const known = created.id === "" ? {} : { id: created.id };
            refuse(rules.refuseCreate({ type, urn: subject.urn, inputs, account, region, ...known }, store));
            const id = idOf(resource);
            const outputs = withoutUnknowns({ ...inputs, ...created.outputs, ...inventedOutputs(resource) });
            store.create({ type, urn: subject.urn, id, inputs, outputs, account, region, seed: resource.urn });
            return { id, outputs };
        });
    }

    /** The resource as the cloud has it; undefined when it has none of that id. */
    read({ type, urn }: Subject, id: string): Promise<{ inputs: Properties; outputs: Properties } | undefined> {
        return this.options.faults.striking("read", urn, () => {
            const kept = this.options.store.find(type, id);
            return kept && { inputs: kept.inputs, outputs: this.reported(kept) };
        });
    }

    /** @throws Refusal where the cloud does not allow it, or has no such resource. */
    async update(subject: Subject, id: string, news: Properties, preview: boolean): Promise<Properties> {
        const { store, rules, faults } = this.options;
        const kept = store.find(subject.type, id);
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
            refuse(rules.refuseUpdate(kept, news, store));
            const known = withoutUnknowns(outputs);
            store.update({ ...kept, inputs: news, outputs: known });
            return known;
        });
    }

    /** Deletes what is there; what is not there counts as deleted, as in the real providers. */
    delete({ type, urn }: Subject, id: string): Promise<void> {
        const { store, rules, faults } = this.options;
        return faults.striking("delete", urn, () => {
            const kept = store.find(type, id);
            if (kept) {
                refuse(rules.refuseDelete(kept, store));
                store.delete(kept, rules.remainsOf(kept));
            }
        });
    }

    invoke(token: string, args: Properties, preview: boolean): Properties {
        const result = this.options.cloud.invoke(token, args);
        return preview ? result : withoutUnknowns(result);
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
