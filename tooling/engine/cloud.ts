import type * as pulumi from "@pulumi/pulumi";
import type { CheckFailure, ConstructResult, Provider } from "@pulumi/pulumi/provider";
import type { Properties } from "../standin/model";

/** What the engine asks of the cloud behind it: the create side of Pulumi's provider interface, for all packages at once. */
export interface Cloud {
    /** Whether the type is known, so that its outputs are predictions. */
    predicts(type: string): boolean;
    check(type: string, urn: string, name: string, inputs: Properties): CheckFailure[];
    /** @returns the id and the outputs besides the inputs; what is absent is unknown. */
    create(type: string, urn: string, name: string, inputs: Properties): { id: string; outputs: Properties };
    /** @throws Error that names the token when the data source is not known. */
    invoke(token: string, args: Properties): Properties;
    /** The constructor of a remote component; undefined when it is not known. */
    construct(type: string): NonNullable<Provider["construct"]> | undefined;
}

export type Construct = (
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
) => Promise<ConstructResult>;
