import type { CloudScope } from "../model";
import { known } from "../names";

/** The partition of a region and the domain of its endpoints, as in botocore's partitions.json. */
export function partitionOf(region: string): { readonly partition: string; readonly dnsSuffix: string } {
    if (region.startsWith("cn-")) {
        return { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
    }
    return { partition: region.startsWith("us-gov-") ? "aws-us-gov" : "aws", dnsSuffix: "amazonaws.com" };
}

/** An ARN in the scope's region and account; undefined when the resource, or the region, is not known yet. */
export function arn(scope: CloudScope, service: string, resource: string | undefined): string | undefined {
    const { partition } = partitionOf(scope.region);
    return known`arn:${partition}:${service}:${scope.region}:${scope.account}:${resource}`;
}

/** An ARN of a service without regions; undefined when the resource is not known yet. */
export function globalArn(scope: CloudScope, service: string, resource: string | undefined): string | undefined {
    const { partition } = partitionOf(scope.region);
    return known`arn:${partition}:${service}::${scope.account}:${resource}`;
}
