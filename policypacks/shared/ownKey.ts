import { isGiven, known, type Readable } from "./values";

const awsManagedKey = /(^|:)alias\/aws\//;

/**
 * Whether a property names a customer managed KMS key. A key whose ARN is not known yet is one that the program
 * makes; AWS managed keys are told by their alias.
 */
export function hasOwnKey(properties: Readable, property: string): boolean {
    const key = known(properties, property);
    return isGiven(properties, property) && !(typeof key === "string" && awsManagedKey.test(key));
}
