/*
 * Amazon CloudWatch Logs.
 *
 * Sources: AWS SDK service model logs 2014-03-28 (CreateLogGroup); EKS User Guide, "Send control plane logs to CloudWatch
 * Logs", and RDS User Guide, "Publishing database logs to CloudWatch Logs": both services create the log group where it
 * is missing, without retention and key. A log group goes with all that is in it.
 */
import type { Rule, ServiceLifecycle } from "./lifecycle";
import { key } from "./references";
import { exists, inRegion, named, textOf, textsAt, unique } from "./rules";

const taken = (name: string) => `ResourceAlreadyExistsException: The specified log group already exists: ${name}`;

/** Who has created the log group by writing into it. */
const notWritten: Rule = (group, inventory) => {
    const name = textOf(group, "name");
    const writers = [
        ...inventory
            .ofType("aws:eks/cluster:Cluster")
            .filter(
                (cluster) =>
                    name === `/aws/eks/${textOf(cluster, "name") ?? ""}/cluster` &&
                    textsAt(cluster.inputs, "enabledClusterLogTypes[]").length > 0,
            ),
        ...inventory
            .ofType("aws:rds/instance:Instance")
            .filter((instance) =>
                textsAt(instance.inputs, "enabledCloudwatchLogsExports[]").some(
                    (log) => name === `/aws/rds/instance/${textOf(instance, "identifier") ?? ""}/${log}`,
                ),
            ),
    ];
    return writers.length > 0
        ? `${taken(name ?? "")}; ${named(writers)} created it by writing into it: let that depend on the log group`
        : undefined;
};

export const cloudwatch: ServiceLifecycle = {
    "aws:cloudwatch/logGroup:LogGroup": {
        stand: [
            unique(inRegion("name"), (group) => taken(textOf(group, "name") ?? "")),
            notWritten,
            exists(
                "kmsKeyId",
                key,
                (arn, { inputs }) =>
                    `InvalidParameterException: The specified KMS key does not exist or is not allowed to be used with ` +
                    `${String(inputs.name)}: ${arn}`,
            ),
        ],
    },
};
