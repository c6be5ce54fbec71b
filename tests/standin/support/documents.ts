/** ARNs in the forms that AWS gives them. */
export const arns = {
    key: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    role: "arn:aws:iam::123456789012:role/platform",
    logGroup: "arn:aws:logs:us-east-1:123456789012:log-group:/platform/flow-logs",
} as const;

const elements = {
    identity: { Action: "s3:GetObject", Resource: "*" },
    resource: { Principal: { Service: "logs.amazonaws.com" }, Action: "kms:*", Resource: "*" },
    trust: { Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
} as const;

const policyWith = (kind: keyof typeof elements, Sid: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid, Effect: "Allow", ...elements[kind] }] });

/** A valid policy of a kind, of so many characters where that is more than it needs. */
export const policyOf = (kind: keyof typeof elements, characters = 0): string =>
    policyWith(kind, "x".repeat(Math.max(1, characters - policyWith(kind, "").length)));
