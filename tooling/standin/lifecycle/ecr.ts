/*
 * Amazon ECR.
 *
 * Source: AWS SDK service model ecr 2015-09-21 (documentation and errors of CreateRepository, DeleteRepository,
 * PutLifecyclePolicy, SetRepositoryPolicy, CreatePullThroughCacheRule and CreateRepositoryCreationTemplate); moto
 * moto/ecr/exceptions.py for the wording.
 *
 * What was pushed does not stand in the program: a rehearsal says so with the output `images`, their number.
 */
import type { DeleteRule, Rule, ServiceLifecycle } from "./lifecycle";
import { key, repository, secret } from "./references";
import { exists, inRegion, isOn, textOf, unique } from "./rules";

const noKey = (arn: string) => `KmsException: The KMS key ${arn} does not exist or is not enabled`;

const empty: DeleteRule = (resource) => {
    const { images } = resource.outputs;
    return typeof images === "number" && images > 0 && !isOn(resource, "forceDelete")
        ? `RepositoryNotEmptyException: The repository with name '${textOf(resource, "name") ?? ""}' in registry with id ` +
              `'${resource.account}' cannot be deleted because it still contains images (${String(images)}); ` +
              "delete them, or set forceDelete to true and run an update first"
        : undefined;
};

const ofRepository: Rule = exists(
    "repository",
    repository,
    (name, { account }) =>
        `RepositoryNotFoundException: The repository with name '${name}' does not exist in the registry with id '${account}'`,
);

export const ecr: ServiceLifecycle = {
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": { stand: [ofRepository] },
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": {
        stand: [
            unique(
                inRegion("ecrRepositoryPrefix"),
                (rule) =>
                    "PullThroughCacheRuleAlreadyExistsException: A pull through cache rule for " +
                    `'${textOf(rule, "ecrRepositoryPrefix") ?? ""}' already exists in the registry with id '${rule.account}'`,
            ),
            exists(
                "credentialArn",
                secret,
                (arn) => `SecretNotFoundException: The ARN of the secret specified was not found: ${arn}`,
            ),
        ],
    },
    "aws:ecr/repository:Repository": {
        stand: [
            unique(
                inRegion("name"),
                (candidate) =>
                    `RepositoryAlreadyExistsException: The repository with name '${textOf(candidate, "name") ?? ""}' ` +
                    `already exists in the registry with id '${candidate.account}'`,
            ),
            exists("encryptionConfigurations[].kmsKey", key, noKey),
        ],
        remove: [empty],
    },
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
        stand: [
            unique(
                inRegion("prefix"),
                (template) =>
                    `TemplateAlreadyExistsException: The repository creation template '${textOf(template, "prefix") ?? ""}' ` +
                    "already exists",
            ),
        ],
    },
    "aws:ecr/repositoryPolicy:RepositoryPolicy": { stand: [ofRepository] },
};
