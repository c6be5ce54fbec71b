import type { PlatformContext } from "./conventions";

/** Who a statement is about: services, IAM principals, federated providers, or everyone. */
export type PolicyPrincipal =
    | "*"
    | {
          readonly Service?: string | readonly string[];
          readonly AWS?: string | readonly string[];
          readonly Federated?: string | readonly string[];
      };

/** One statement of an IAM policy, in IAM's own words. */
export interface PolicyStatement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    /** Only in trust policies and policies of resources. */
    readonly Principal?: PolicyPrincipal;
    readonly Action: string | readonly string[];
    /** Left out only in trust policies, where the role itself is meant. */
    readonly Resource?: string | readonly string[];
    /** Values by condition operator and condition key. */
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The JSON of an IAM policy with these statements. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * The trust policy of a role that an AWS service assumes, only on behalf of this account.
 *
 * @param service Service principal, such as `vpc-flow-logs.amazonaws.com`.
 * @param sourceArn ARN (may contain `*`) of the resource that the service acts for. Default: any of this account.
 */
export function serviceTrust(service: string, context: PlatformContext, sourceArn?: string): string {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            Condition: {
                StringEquals: { "aws:SourceAccount": context.account },
                ...(sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArn } }),
            },
        },
    ]);
}
