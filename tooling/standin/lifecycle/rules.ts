import type { Inventory, Stored } from "../inventory";
import { isUnknown, type Properties } from "../model";
import { places, valueAt } from "../properties";
import type { Candidate, DeleteRule, Refusal, Rule } from "./lifecycle";

/** The known texts that a path such as `vpcConfig.subnetIds[]` reaches in the properties. */
export function textsAt(properties: Properties | undefined, path: string): string[] {
    return places(properties ?? {}, path)
        .map(({ value }) => value)
        .filter((value): value is string => typeof value === "string" && !isUnknown(value));
}

/** The text at a path: as the program gives it, or else as the cloud made it. */
export const textOf = ({ inputs, outputs }: Candidate, path: string): string | undefined =>
    textsAt(inputs, path)[0] ?? textsAt(outputs, path)[0];

/** The number at a path of the inputs, when it is known to be one. */
export function numberOf({ inputs }: Candidate, path: string): number | undefined {
    const value = valueAt(inputs, path);
    return typeof value === "number" ? value : undefined;
}

/** Whether the input is set to true. */
export const isOn = ({ inputs }: Candidate, path: string): boolean => valueAt(inputs, path) === true;

/** The resources of the type with that text at a path. */
export const having = (inventory: Inventory, type: string, path: string, text: string): Stored[] =>
    inventory.ofType(type).filter(({ inputs, outputs }) => textsAt({ ...outputs, ...inputs }, path).includes(text));

/** What no two resources of a type share; undefined when it is not known, or when the cloud chooses it. */
export type Key = (resource: Candidate) => string | undefined;

/** A name that is unique in an account and region. */
export const inRegion =
    (path: string): Key =>
    (resource) => {
        const name = textOf(resource, path);
        return name === undefined ? undefined : `${resource.account}/${resource.region}/${name}`;
    };

/** A name that is unique in an account. */
export const inAccount =
    (path: string): Key =>
    (resource) => {
        const name = textOf(resource, path);
        return name === undefined ? undefined : `${resource.account}/${name}`;
    };

/** A combination of inputs that is unique in an account and region. */
export const combined =
    (...paths: string[]): Key =>
    (resource) => {
        const parts = paths.map((path) => textOf(resource, path));
        return parts.includes(undefined) ? undefined : [resource.account, resource.region, ...parts].join("/");
    };

/** Refuses a second resource with the same key. */
export const unique =
    (key: Key, refusal: (candidate: Candidate, taken: Stored) => string): Rule =>
    (candidate, inventory) => {
        const wanted = key(candidate);
        const taken =
            wanted === undefined ? undefined : inventory.ofType(candidate.type).find((other) => key(other) === wanted);
        return taken && `${refusal(candidate, taken)}; ${waysOut(candidate, taken)}`;
    };

/** What helps where a name, or a place, is taken. */
export function waysOut(candidate: Candidate, taken: Stored): string {
    return taken.urn === candidate.urn
        ? "its predecessor has it: if it is being replaced, set deleteBeforeReplace: true, or give it a name that changes " +
              "with what forces the replacement; if an interrupted run left it, import it"
        : `${named([taken])} has it: choose another, or import that one; where it is the same with another name or parent ` +
              "in the program, give it an alias";
}

/** Whether what a value names is there; the reason why not completes "… does not exist" where it says more. */
export type Reference = (value: string, candidate: Candidate, inventory: Inventory) => boolean;

/** Refuses a value, at any of the places that a path reaches, that names nothing. */
export const exists =
    (path: string, reference: Reference, refusal: (value: string, candidate: Candidate) => string): Rule =>
    (candidate, inventory) => {
        const missing = textsAt(candidate.inputs, path).find((value) => !reference(value, candidate, inventory));
        return missing === undefined
            ? undefined
            : `${refusal(missing, candidate)}; create it first and take ${path.replaceAll("[]", "")} from its outputs, ` +
                  "or name it in dependsOn";
    };

/** Refuses to delete what others use. */
export const unused =
    (
        users: (resource: Stored, inventory: Inventory) => readonly Stored[],
        refusal: (resource: Stored) => string,
    ): DeleteRule =>
    (resource, inventory) => {
        const found = users(resource, inventory);
        return found.length === 0
            ? undefined
            : `${refusal(resource)}; ${named(found)} ${found.length === 1 ? "is" : "are"} still there: ` +
                  "delete that first, or let it depend on this so that it goes first";
    };

/** Refuses to delete what its owner has protected in AWS itself. */
export const unprotected =
    (path: string, refusal: (resource: Stored) => string): DeleteRule =>
    (resource) =>
        isOn(resource, path) ? `${refusal(resource)}; set ${path} to false and run an update first` : undefined;

/** How messages name resources: by the last part of their type and their name in the program; at most three of them. */
export function named(resources: readonly Stored[]): string {
    const names = resources
        .slice(0, 3)
        .map(({ type, urn }) => `${kindOf(type)} ${urn.split("::").slice(3).join("::")}`);
    return resources.length > 3 ? `${names.join(", ")} and ${String(resources.length - 3)} more` : names.join(", ");
}

const kindOf = (type: string) => type.slice(type.lastIndexOf(":") + 1);

/** The first refusal there is. */
export function first<Args extends unknown[]>(
    rules: readonly ((...args: Args) => Refusal)[] | undefined,
    ...args: Args
): Refusal {
    for (const rule of rules ?? []) {
        const refusal = rule(...args);
        if (refusal !== undefined) {
            return refusal;
        }
    }
    return undefined;
}
