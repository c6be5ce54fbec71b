import type { Stored } from "../../standin/inventory";
import type { Kept, Store } from "./store";

/** Whether a resource is something inside another one, and so is gone when that is. */
type Inside = (other: Kept, container: Stored) => boolean;

const ofService =
    (service: string, ...references: readonly string[]): Inside =>
    ({ type, inputs }, { id, outputs }) =>
        type.startsWith(`aws:${service}/`) &&
        references.some((reference) => [id, outputs.arn, outputs.name].includes(inputs[reference]));

/** What a delete takes with it, although the program may leave it out: `deletedWith` and `retainOnDelete` say so. */
const contents: Readonly<Record<string, Inside>> = {
    "aws:backup/vault:Vault": ofService("backup", "backupVaultName"),
    "aws:ecr/repository:Repository": ofService("ecr", "repository"),
    "aws:eks/cluster:Cluster": (other, cluster) =>
        ofService("eks", "clusterName")(other, cluster) ||
        (other.cluster !== undefined && other.cluster === cluster.outputs.endpoint),
    "aws:s3/bucket:Bucket": ofService("s3", "bucket"),
    "aws:secretsmanager/secret:Secret": ofService("secretsmanager", "secretId", "secretArn"),
};

/** What goes with a resource without being asked. */
export function contentsOf(container: Kept, store: Store): readonly Kept[] {
    const isInside = contents[container.type];
    return isInside === undefined ? [] : store.all().filter((other) => isInside(other, container));
}
