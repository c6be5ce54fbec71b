import { unknown } from "../../../support/policyServer";
import { key } from "../resources";
import type { ResourceCases } from "./types";

/** What every rule about a customer managed key holds for. */
export const ownKeyCases = (property: string, finding = "The key is AWS's."): ResourceCases => ({
    passes: {
        "a key that the program makes": { [property]: unknown },
        "a key by an alias of its own": { [property]: "alias/platform-prod-data" },
        "a key by an alias that only looks like AWS's": { [property]: "alias/our-alias/aws/ebs" },
        "a key by its ARN": { [property]: key },
    },
    fails: {
        "no key": [{ [property]: undefined }, finding],
        "an empty key": [{ [property]: "" }, finding],
        "a key of AWS": [{ [property]: "alias/aws/ebs" }, finding],
        "a key of AWS by its ARN": [{ [property]: "arn:aws:kms:us-east-1:111122223333:alias/aws/rds" }, finding],
    },
});
