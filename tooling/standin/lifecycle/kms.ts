/*
 * AWS KMS.
 *
 * Sources: AWS SDK service model kms 2014-11-01 (documentation of CreateAlias, ScheduleKeyDeletion and
 * KMSInvalidStateException); KMS Developer Guide, "Delete an AWS KMS key": a key waits 7 to 30 days, 30 by default, and
 * cannot be used meanwhile. Its own aliases do not hold it back.
 */
import type { Rule, ServiceLifecycle } from "./lifecycle";
import { key } from "./references";
import { exists, inRegion, numberOf, textOf, unique } from "./rules";

const types = { key: "aws:kms/key:Key", alias: "aws:kms/alias:Alias" } as const;

const notPending: Rule = (alias, inventory) => {
    const target = textOf(alias, "targetKeyId");
    const pending =
        target === undefined || key(target, alias, inventory)
            ? undefined
            : inventory.remains().find(({ type, id, name }) => type === types.key && [id, name].includes(target));
    return (
        pending &&
        `KMSInvalidStateException: ${pending.name} is pending deletion; name another key, or cancel the deletion`
    );
};

export const kms: ServiceLifecycle = {
    [types.key]: {
        remains: (resource) => ({
            type: types.key,
            id: resource.id,
            name: textOf(resource, "arn") ?? resource.id,
            why: `pending deletion for ${String(numberOf(resource, "deletionWindowInDays") ?? 30)} days`,
        }),
    },
    [types.alias]: {
        stand: [
            unique(
                inRegion("name"),
                (alias) =>
                    `AlreadyExistsException: An alias with the name ${textOf(alias, "name") ?? ""} already exists`,
            ),
            notPending,
            exists("targetKeyId", key, (id) => `NotFoundException: Key '${id}' does not exist`),
        ],
    },
};
