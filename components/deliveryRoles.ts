import { createHash } from "node:crypto";
import { physicalName, type PlatformContext } from "./conventions";

export const deliveryHosts = ["github", "gitlab"] as const;

/** A place where pipelines run. */
export type DeliveryHost = (typeof deliveryHosts)[number];

/** IAM's limit. */
const longestRoleName = 64;

/** The name of the role that previews or applies: `<project>-<environment>-<host>-<task>`. */
export function deliveryRoleName(context: PlatformContext, host: DeliveryHost, task: "apply" | "preview"): string {
    return physicalName(context, `${host}-${task}`);
}

/** The ARNs of the roles that preview and apply, on every host, whether configured or not. */
export function deliveryRoleArns(context: PlatformContext): string[] {
    return deliveryHosts.flatMap((host) =>
        (["apply", "preview"] as const).map(
            (task) => `arn:aws:iam::${context.account}:role/${deliveryRoleName(context, host, task)}`,
        ),
    );
}

/**
 * The name of the role that pushes to an ECR repository: `<project>-<environment>-<host>-push-<team>-<service>`. Where
 * that is too long for IAM, a digest of the repository's name stands at its end.
 */
export function pushRoleName(context: PlatformContext, host: DeliveryHost, repository: string): string {
    const name = physicalName(context, `${host}-push-${repository.replaceAll("/", "-")}`);
    if (name.length <= longestRoleName) {
        return name;
    }
    const digest = createHash("sha256").update(repository).digest("hex").slice(0, 8);
    return `${name.slice(0, longestRoleName - digest.length - 1)}-${digest}`;
}
