import { items, pattern, property, type Check, type Rule } from "../checks";
import { hex } from "../names";
import type { Properties, ResourceModel, ResourceRequest } from "../model";

/** What the provider computes for every resource with tags; without default tags they are the resource's own. */
export const tagsAll = ({ inputs }: ResourceRequest): Properties => ({ tagsAll: inputs.tags ?? {} });

/** What the provider computes for every resource of a regional service. */
export const regional = ({ region }: ResourceRequest): Properties => ({ region });

/** Both of them. */
export const regionalAndTagged = (request: ResourceRequest): Properties => ({
    ...regional(request),
    ...tagsAll(request),
});

/** An EC2 resource id: a prefix and 17 hex digits. */
export const ec2Id = (prefix: string, urn: string): string => `${prefix}-0${hex(urn, 16)}`;

/** ARNs of what other services point to; IAM User Guide, "Amazon Resource Names", and botocore `PcaArn`, `RoleArn`. */
export const roleArn: Rule = pattern(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, "the ARN of a role");
export const keyArn: Rule = pattern(
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/,
    "the ARN of a KMS key, or of its alias",
);

/** Security groups of one network interface; Amazon VPC User Guide, "Amazon VPC quotas" (can be raised to 16). */
export const securityGroups: Rule = items(0, 5, "merge some of them, or ask for a higher quota");

/**
 * The tags of any resource.
 * Source: AWS General Reference, "Tag naming and usage conventions"; botocore iam `tagKeyType`, `tagValueType`.
 */
export const tags = (path = "tags", most = 50): Check => property(path, items(0, most, "remove some of them"), tagRule);

const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function tagRule(value: unknown): string | undefined {
    for (const [key, text] of Object.entries(value as Properties)) {
        const quoted = `the tag ${JSON.stringify(key)}`;
        if (key.length < 1 || key.length > 128) {
            return `${quoted} has ${String(key.length)} characters, AWS allows 1 to 128; rename it`;
        }
        if (/^aws:/i.test(key)) {
            return `${quoted} starts with "aws:", which AWS reserves; rename it`;
        }
        if (typeof text === "string" && text.length > 256) {
            return `${quoted} has a value of ${String(text.length)} characters, AWS allows 256; shorten it`;
        }
        if (!tagCharacters.test(key) || (typeof text === "string" && !tagCharacters.test(text))) {
            return `${quoted} has a character that AWS refuses; use letters, digits, spaces and _.:/=+-@`;
        }
    }
    return undefined;
}

/** A resource that only binds others: it has an id of its own and no outputs. */
export const binding = (
    idOf: (request: ResourceRequest) => string | undefined,
    outputsOf: (request: ResourceRequest) => Properties = regional,
    check?: Check,
): ResourceModel => ({
    ...(check && { check }),
    create: (request) => ({ id: idOf(request) ?? "", outputs: outputsOf(request) }),
});
