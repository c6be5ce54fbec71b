import { join } from "node:path";
import type { Inventory, Remains, Stored } from "../../standin/inventory";
import { fileOf, Files } from "./files";
import { History, type HistoryEvent } from "./history";

/** A resource with what the cloud knows of it besides. */
export interface Kept extends Stored {
    /** What its invented values follow from. */
    readonly seed: string;
    /** Address of the cluster that it is an object of. */
    readonly cluster?: string | undefined;
}

const resourcesFolder = "resources";
const remainsFolder = "remains";

/**
 * What the stand-in cloud holds, in a folder: `resources/<type>/<id>.json`, `remains/<type>/<id>.json` and
 * `history.jsonl`. Several processes read it at once; a resource is written by the one provider that has its type.
 *
 * The files are the truth. They may be changed by hand while no command runs: that is drift.
 */
export class Store implements Inventory {
    private readonly files: Files;
    private readonly history: History;
    private readonly byType = new Map<string, Map<string, Kept>>();
    private readonly resources = new Map<string, Kept>();
    private readonly leftovers = new Map<string, Remains>();
    private readonly creationsByUrn = new Map<string, number>();
    private readonly deletionsByUrn = new Map<string, number>();
    private readonly strikesByFault = new Map<string, number>();
    private isLoaded = false;

    /** @param cluster address of a cluster, where the objects of no other are of interest */
    constructor(
        folder: string,
        private readonly cluster?: string,
    ) {
        this.files = new Files(folder);
        this.history = new History(join(folder, "history.jsonl"));
    }

    /** @param urn needed only where ids are not unique, as of random passwords */
    find(type: string, id: string, urn = ""): Kept | undefined {
        this.catchUp();
        return this.resources.get(resourceFile({ type, id, urn, cluster: this.cluster }));
    }

    ofType(type: string): readonly Kept[] {
        this.catchUp();
        return [...(this.byType.get(type)?.values() ?? [])];
    }

    all(): readonly Kept[] {
        this.catchUp();
        return [...this.resources.values()];
    }

    remains(): readonly Remains[] {
        this.catchUp();
        return [...this.leftovers.values()];
    }

    /** How often a resource of this URN was created, those deleted since included. */
    creations(urn: string): number {
        this.catchUp();
        return this.creationsByUrn.get(urn) ?? 0;
    }

    /** How often a fault has struck a URN. */
    strikes(fault: string, urn: string): number {
        this.catchUp();
        return this.strikesByFault.get(`${fault} ${urn}`) ?? 0;
    }

    create(resource: Kept): void {
        this.put("created", resource);
    }

    update(resource: Kept): void {
        this.put("updated", resource);
    }

    delete(resource: Kept, remains: readonly Remains[]): void {
        for (const left of remains) {
            const file = fileOf(remainsFolder, left.type, left.id);
            this.files.write(file, left);
            this.history.add({ what: "left", urn: resource.urn, file });
        }
        const file = resourceFile(resource);
        if (!this.hasSuccessor(resource)) {
            this.files.remove(file);
        }
        this.history.add({ what: "deleted", urn: resource.urn, file });
    }

    strike(fault: string, urn: string): void {
        this.history.add({ what: "fault", urn, fault });
    }

    private put(what: HistoryEvent["what"], resource: Kept): void {
        const file = resourceFile(resource);
        this.files.write(file, resource);
        this.history.add({ what, urn: resource.urn, file });
    }

    /** Whether what is kept is what has replaced the resource already: a random password has no id of its own. */
    private hasSuccessor({ type, urn }: Kept): boolean {
        return type === randomPassword && this.creations(urn) - (this.deletionsByUrn.get(urn) ?? 0) > 1;
    }

    private catchUp(): void {
        // What is written between reading the history and listing the files is read twice, which does no harm.
        const events = this.history.next();
        for (const { what, urn, fault } of events) {
            if (what === "created" || what === "deleted") {
                const counts = what === "created" ? this.creationsByUrn : this.deletionsByUrn;
                counts.set(urn, (counts.get(urn) ?? 0) + 1);
            }
            if (fault !== undefined) {
                const key = `${fault} ${urn}`;
                this.strikesByFault.set(key, (this.strikesByFault.get(key) ?? 0) + 1);
            }
        }
        const changed = this.isLoaded
            ? events.flatMap(({ file }) => (file === undefined ? [] : [file]))
            : [...this.files.below(resourcesFolder), ...this.files.below(remainsFolder)];
        this.isLoaded = true;
        for (const file of new Set(changed)) {
            this.load(file);
        }
    }

    private load(file: string): void {
        const content = this.files.read(file);
        if (file.startsWith(remainsFolder)) {
            set(this.leftovers, file, content as Remains | undefined);
            return;
        }
        const resource = content as Kept | undefined;
        if (resource?.cluster !== undefined && this.cluster !== undefined && resource.cluster !== this.cluster) {
            return;
        }
        const { type } = resource ?? this.resources.get(file) ?? { type: "" };
        set(this.resources, file, resource);
        const ofType = this.byType.get(type) ?? new Map<string, Kept>();
        this.byType.set(type, ofType);
        set(ofType, file, resource);
    }
}

/** Objects of two clusters may have the same id, and random passwords have no other. */
function resourceFile({ type, id, urn, cluster }: Pick<Kept, "type" | "id" | "urn" | "cluster">): string {
    const place = type.startsWith("kubernetes:") ? cluster : type === randomPassword ? urn : undefined;
    return fileOf(resourcesFolder, type, id, place);
}

const randomPassword = "random:index/randomPassword:RandomPassword";

function set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
    if (value === undefined) {
        map.delete(key);
    } else {
        map.set(key, value);
    }
}
