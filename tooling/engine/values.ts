import { unknown } from "../standin/model";
import type { PropertyMap } from "./preview";

/** The key under which the protocol says what kind of special object a value is. */
const signatureKey = "4dabf18193072939515e22adb298388d";

const signatures = {
    secret: "1b47061264138c4ac30d75fd1eb44270",
    resourceReference: "5cf8f73096256a8f31e491e813e4eb8e",
    outputValue: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

type Special = Record<string, unknown>;

const isObject = (value: unknown): value is Special => typeof value === "object" && value !== null;

const hasSignature = (value: Special, kind: keyof typeof signatures) => value[signatureKey] === signatures[kind];

/** Marks a value as secret, as the protocol does. */
export function secret(value: unknown): unknown {
    return { [signatureKey]: signatures.secret, value };
}

/** Whether an input as the engine stores it, without output values, is or contains a secret. */
export function containsSecret(value: unknown): boolean {
    if (!isObject(value)) {
        return false;
    }
    if (hasSignature(value, "secret")) {
        return true;
    }
    return Object.values(value).some(containsSecret);
}

/** Adds the URNs that a value's output values and resource references depend on to `urns`. */
export function collectDependencies(value: unknown, urns: Set<string>): void {
    if (!isObject(value)) {
        return;
    }
    if (hasSignature(value, "outputValue")) {
        for (const urn of (value.dependencies as string[] | undefined) ?? []) {
            urns.add(urn);
        }
        collectDependencies(value.value, urns);
        return;
    }
    for (const member of Object.values(value)) {
        collectDependencies(member, urns);
    }
}

/** How each kind of special object is rewritten; ordinary values are walked. */
interface Rewriting {
    readonly secret: (value: unknown) => unknown;
    readonly reference: (reference: Special) => unknown;
    readonly unknown: unknown;
}

function rewrite(value: unknown, how: Rewriting): unknown {
    if (value === unknown) {
        return how.unknown;
    }
    if (!isObject(value)) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map((member) => rewrite(member, how));
    }
    if (hasSignature(value, "secret")) {
        return how.secret(rewrite(value.value, how));
    }
    if (hasSignature(value, "resourceReference")) {
        return how.reference(value);
    }
    if (hasSignature(value, "outputValue")) {
        const inner = "value" in value ? rewrite(value.value, how) : how.unknown;
        return value.secret === true ? how.secret(inner) : inner;
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewrite(member, how)]));
}

/** Lowers output values to plain, unknown or secret values, as the engine does before it stores inputs. */
export function withoutOutputValues(properties: PropertyMap): PropertyMap {
    return rewrite(properties, { secret, reference: (reference) => reference, unknown }) as PropertyMap;
}

const idOf = (reference: Special) => reference.id ?? reference.urn;

/** Properties as a policy pack is sent them: secrets kept, references by id, the SDK's internal keys left out. */
export function forAnalysis(properties: PropertyMap): PropertyMap {
    const sent = rewrite(properties, { secret, reference: idOf, unknown }) as PropertyMap;
    return Object.fromEntries(Object.entries(sent).filter(([key]) => !key.startsWith("__")));
}

/** Properties as a provider sees them that accepts neither secrets nor resource references. */
export function forProvider(properties: PropertyMap): PropertyMap {
    return rewrite(properties, {
        secret: (value) => value,
        reference: idOf,
        unknown,
    }) as PropertyMap;
}

/** Properties as people and pipelines may see them: secrets masked, references by URN, what is not known named so. */
export function forPeople(properties: PropertyMap): PropertyMap {
    return rewrite(properties, {
        secret: () => "[secret]",
        reference: (reference) => reference.urn,
        unknown: "[unknown]",
    }) as PropertyMap;
}

/** Properties for a state file: secrets masked, all else in protocol form. */
export function forState(properties: PropertyMap): PropertyMap {
    return rewrite(properties, {
        secret: () => "[secret]",
        reference: (reference) => reference,
        unknown,
    }) as PropertyMap;
}
