import type { Inventory, Remains, Stored } from "../inventory";

/** A resource that is to be created, or that an update would make of one. */
export type Candidate = Omit<Stored, "id" | "outputs"> & Partial<Pick<Stored, "id" | "outputs">>;

/** Why AWS refuses something: its error code, what is wrong, and the remedy; undefined when it does not. */
export type Refusal = string | undefined;

/** Holds a resource, as it would stand, to what else there is. */
export type Rule = (candidate: Candidate, inventory: Inventory) => Refusal;

/** Holds a change in place; what replaces a resource never comes here. */
export type UpdateRule = (change: Change, inventory: Inventory) => Refusal;

export interface Change {
    readonly from: Stored;
    readonly to: Candidate;
}

export type DeleteRule = (resource: Stored, inventory: Inventory) => Refusal;

/** What AWS refuses, over the life of a resource type, for the sake of other resources. */
export interface Lifecycle {
    /** Asked before a create, and before an update of what the update would make of the resource. */
    readonly stand?: readonly Rule[];
    /** Asked before a create only. */
    readonly create?: readonly Rule[];
    readonly update?: readonly UpdateRule[];
    readonly remove?: readonly DeleteRule[];
    /** What a delete leaves behind. */
    readonly remains?: (resource: Stored) => Remains | undefined;
}

/** The lifecycles of one service, by type token. */
export type ServiceLifecycle = Readonly<Record<string, Lifecycle>>;
