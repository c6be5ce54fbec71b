import { z } from "zod";
import { isNetwork } from "../cidr";

/**
 * Text of a form, with an example of it for error messages, editors and documentation.
 * @param what goes on from `must be`
 * @param example in quotes where YAML would take it for a number
 */
export function text(pattern: RegExp, what: string, example: string) {
    const unquoted = example.replace(/^"(.*)"$/, "$1");
    return z
        .string()
        .regex(pattern, { error: `must be ${what} such as ${example}` })
        .meta({ examples: [unquoted] });
}

/** An IPv4 network in CIDR notation whose host bits are zero, such as `10.10.0.0/16`. */
export const cidr = () =>
    z
        .cidrv4({ error: "must be an IPv4 network such as 10.10.0.0/16", abort: true })
        .refine(isNetwork, { error: "must be the network itself, whose host bits are zero, such as 10.10.0.0/16" })
        .meta({ examples: ["10.10.0.0/16"] });

/** A whole number of days, at least one. AWS takes up to a hundred years where it has no lower limit. */
export const days = () => z.int().min(1).max(36500);

/** The retention periods that CloudWatch Logs accepts, in days. */
export const logRetentionDays = () =>
    z.literal([
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ]);

/** An IAM role ARN in any partition. */
export const iamRoleArn = () =>
    text(
        /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
        "an IAM role ARN",
        "arn:aws:iam::111122223333:role/platform-admin",
    );

/** A DNS domain name in lower case without a trailing dot. */
export const domainName = () =>
    text(
        /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
        "a domain name in lower case",
        "dev.example.com",
    );

/** An email address. */
export const email = () =>
    z
        .email({ error: "must be an email address such as platform@example.com" })
        .meta({ examples: ["platform@example.com"] });

/** A name that is safe in every AWS resource name that the program builds. */
export const resourceName = (maxLength: number) =>
    z
        .string()
        .max(maxLength, { error: `must be at most ${maxLength} characters long` })
        .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, {
            error: "must be lower-case letters, digits and hyphens, starting with a letter",
        });
