import type { CloudScope } from "../standin/model";

/**
 * The account and region that the stack's default AWS provider works in. What is wrong with either is left to the
 * program, which names it together with everything else that is wrong.
 */
export function scopeOf(config: Readonly<Record<string, string>>): CloudScope {
    const account = /"(\d{12})"/.exec(config["aws:allowedAccountIds"] ?? "")?.[1];
    return { account: account ?? "", region: config["aws:region"] ?? "" };
}
