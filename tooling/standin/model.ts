import type { CheckFailure } from "@pulumi/pulumi/provider";

/** Properties as they cross the provider protocol, secrets unwrapped; see {@link isUnknown} for what a preview cannot know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a provider's properties have every shape
export type Properties = Record<string, any>;

/** The account and region that a stand-in provider is configured for. */
export interface CloudScope {
    readonly account: string;
    readonly region: string;
}

export interface CreateRequest extends CloudScope {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
}

export interface Created {
    readonly id: string;
    /** Outputs besides the inputs. What does not follow from the inputs is left out and stays unknown. */
    readonly outputs: Properties;
}

/** What the stand-in cloud knows of one resource type. */
export interface ResourceModel {
    /** What AWS documents that it refuses; no failures when absent. */
    readonly check?: (inputs: Properties, scope: CloudScope) => CheckFailure[];
    /** Defaults that the provider fills in before anyone else sees the inputs. */
    readonly defaults?: (inputs: Properties, request: Pick<CreateRequest, "urn" | "name">) => Properties;
    readonly create: (request: CreateRequest) => Created;
}

/** The resource types of one service, by type token. */
export type ServiceModel = Readonly<Record<string, ResourceModel>>;

/** A data source: arguments in, result out. */
export type InvokeModel = (args: Properties, scope: CloudScope) => Properties;

/** The sentinel by which the Pulumi protocol marks a value that is not known yet. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is, or contains, something that a preview cannot know. */
export function isUnknown(value: unknown): boolean {
    if (value === unknownValue) {
        return true;
    }
    if (Array.isArray(value)) {
        return value.some(isUnknown);
    }
    return typeof value === "object" && value !== null && Object.values(value).some(isUnknown);
}
