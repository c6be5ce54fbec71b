import type * as pulumi from "@pulumi/pulumi";
import type { CheckFailure, ConstructResult } from "@pulumi/pulumi/provider";

/** Properties as they cross the provider protocol, secrets unwrapped; see {@link isUnknown} for what a preview cannot know. */
export type Properties = Record<string, unknown>;

/** The account and region that a stand-in provider is configured for. */
export interface CloudScope {
    /** AWS account id, 12 digits. */
    readonly account: string;
    /** Unknown, as any value, where a resource names a region that is not known yet. */
    readonly region: string;
}

/** One resource that the cloud is asked to check or to create. */
export interface ResourceRequest extends CloudScope {
    readonly urn: string;
    readonly type: string;
    /** Its name in the program. */
    readonly name: string;
    readonly inputs: Properties;
}

export interface Created {
    /** Empty when it does not follow from the inputs, as in the protocol. */
    readonly id: string;
    /** Outputs besides the inputs. What does not follow from the inputs is left out and stays unknown. */
    readonly outputs: Properties;
}

/** What the stand-in cloud knows of one resource type. */
export interface ResourceModel {
    /** What AWS documents that it refuses; no failures when absent. */
    readonly check?: (request: ResourceRequest) => CheckFailure[];
    /** What AWS accepts and advises against; nothing when absent. */
    readonly warn?: (request: ResourceRequest) => CheckFailure[];
    readonly create: (request: ResourceRequest) => Created;
}

/** The resource types of one service, by type token. */
export type ServiceModel = Readonly<Record<string, ResourceModel>>;

/** A data source: arguments in, result out. */
export type InvokeModel = (args: Properties, scope: CloudScope) => Properties;

/** A remote component: creates its children through the SDK and returns its URN and outputs. */
export type ConstructModel = (
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
) => Promise<ConstructResult>;

/** The sentinel by which the Pulumi protocol marks a value that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is, or contains, something that a preview cannot know. */
export function isUnknown(value: unknown): boolean {
    if (value === unknown) {
        return true;
    }
    if (Array.isArray(value)) {
        return value.some(isUnknown);
    }
    return typeof value === "object" && value !== null && Object.values(value).some(isUnknown);
}
