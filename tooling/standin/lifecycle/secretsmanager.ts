/*
 * AWS Secrets Manager.
 *
 * Sources: AWS SDK service model secretsmanager 2017-10-17 (documentation of CreateSecret, DeleteSecret and their errors);
 * Secrets Manager User Guide, "Delete an AWS Secrets Manager secret": 30 days by default; terraform-provider-aws
 * internal/service/secretsmanager: a recovery window of 0 deletes at once.
 */
import type { Candidate, Rule, ServiceLifecycle } from "./lifecycle";
import { key, secret } from "./references";
import { exists, inRegion, numberOf, textOf, unique } from "./rules";

const type = "aws:secretsmanager/secret:Secret";

const recoveryDays = (resource: Candidate) => numberOf(resource, "recoveryWindowInDays") ?? 30;

const notScheduled: Rule = (candidate, inventory) => {
    const name = textOf(candidate, "name");
    const scheduled = inventory
        .remains()
        .find(
            (remains) =>
                remains.type === type &&
                remains.name === name &&
                remains.id.includes(`:${candidate.region}:${candidate.account}:`),
        );
    return (
        scheduled &&
        "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for " +
            `deletion: ${scheduled.name} (${scheduled.why}); restore it and import it, or delete it with ` +
            "--force-delete-without-recovery"
    );
};

const ofSecret = (path: string): Rule =>
    exists(path, secret, (arn) => `ResourceNotFoundException: Secrets Manager can't find the specified secret ${arn}`);

export const secretsmanager: ServiceLifecycle = {
    [type]: {
        stand: [
            unique(
                inRegion("name"),
                (candidate) =>
                    `ResourceExistsException: The operation failed because the secret ${textOf(candidate, "name") ?? ""} already exists`,
            ),
            notScheduled,
            exists(
                "kmsKeyId",
                key,
                (arn) =>
                    `EncryptionFailure: Secrets Manager can't encrypt with the KMS key ${arn}, which does not exist`,
            ),
        ],
        remains: (resource) =>
            recoveryDays(resource) === 0
                ? undefined
                : {
                      type,
                      id: resource.id,
                      name: textOf(resource, "name") ?? resource.id,
                      why: `in its recovery window of ${String(recoveryDays(resource))} days`,
                  },
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": { stand: [ofSecret("secretArn")] },
    "aws:secretsmanager/secretRotation:SecretRotation": { stand: [ofSecret("secretId")] },
    "aws:secretsmanager/secretVersion:SecretVersion": { stand: [ofSecret("secretId")] },
};
