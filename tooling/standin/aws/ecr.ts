/*
 * Amazon ECR.
 *
 * Sources: AWS SDK service model ecr 2015-09-21 (patterns, sizes, enumerations); ECR User Guide, "Lifecycle policy
 * properties", "Amazon ECR service quotas" (50 rules a policy) and "Creating a pull through cache rule" (which upstreams
 * need credentials); Service Authorization Reference for the ARNs.
 */
import {
    all,
    combination,
    distinct,
    document,
    each,
    isGiven,
    mayBeGiven,
    isOneOf,
    items,
    length,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    type Check,
    type Rule,
} from "../checks";
import { known, physicalNameOf } from "../names";
import type { Properties, ResourceModel, ServiceModel } from "../model";
import { objectsAt, places, valueAt } from "../properties";
import { arn, partitionOf } from "./arn";
import { binding, keyArn, regional, regionalAndTagged, roleArn, tags } from "./common";
import { policyDocument } from "./policyDocument";

const namePart = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
const namePattern = new RegExp(`^${namePart}(/${namePart})*$`);
const prefixPattern = new RegExp(`^(${namePart}(/${namePart})*/?|ROOT)$`);
const nameAllowed = "lower-case letters and digits, separated by single . _ / or hyphens, such as team/service";

/** Filters go with the two kinds of mutability that speak of exclusion, and only with them. */
const withExclusion = ["IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"];
const filters = "imageTagMutabilityExclusionFilters";

const mutability = all(
    property("imageTagMutability", oneOf("MUTABLE", "IMMUTABLE", ...withExclusion)),
    property(filters, items(1, 5, "use wider filters")),
    property(`${filters}[].filterType`, oneOf("WILDCARD")),
    property(`${filters}[].filter`, length(1, 128), pattern(/^[0-9a-zA-Z._*-]{1,128}$/, "letters, digits, ._- and *")),
    combination(filters, (inputs) => {
        if (isOneOf(inputs, "imageTagMutability", withExclusion)) {
            return mayBeGiven(inputs, filters) ? undefined : "is missing; name the tags that are excluded";
        }
        return isGiven(inputs, filters) && isOneOf(inputs, "imageTagMutability", [undefined, "MUTABLE", "IMMUTABLE"])
            ? `needs ${withExclusion.join(" or ")}; set imageTagMutability`
            : undefined;
    }),
);

const encryption: Check = all(
    property("encryptionConfigurations", items(0, 1, "keep one of them")),
    property("encryptionConfigurations[].encryptionType", oneOf("AES256", "KMS", "KMS_DSSE")),
    property("encryptionConfigurations[].kmsKey", length(1, 2048)),
    each("encryptionConfigurations[]", (configuration) =>
        isGiven(configuration, "kmsKey") && isOneOf(configuration, "encryptionType", [undefined, "AES256"])
            ? "has a kmsKey without KMS encryption; set encryptionType to KMS"
            : undefined,
    ),
);

const repository: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", length(2, 256), pattern(namePattern, nameAllowed)),
        mutability,
        encryption,
        tags(),
    ),
    create: (request) => {
        const { account, region } = request;
        const name = physicalNameOf(request);
        return {
            id: name ?? "",
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "ecr", known`repository/${name}`),
                name,
                registryId: account,
                repositoryUrl: known`${account}.dkr.ecr.${region}.${partitionOf(region).dnsSuffix}/${name}`,
            },
        };
    },
};

/** What of a lifecycle policy AWS refuses beyond its syntax. */
const lifecycleRules: Rule = (value) => {
    const policy: unknown = typeof value === "string" ? JSON.parse(value) : value;
    const rules = objectsAt({ policy }, "policy.rules[]").map((place) => place.value);
    if (rules.length === 0) {
        return 'has no rules; give it "rules" with at least one';
    }
    if (rules.length > 50) {
        return `has ${String(rules.length)} rules, ECR allows 50; merge some of them`;
    }
    const priorities = rules.map((rule) => numberAt(rule, "rulePriority") ?? NaN);
    if (new Set(priorities).size !== priorities.length) {
        return `has the rule priorities ${priorities.join(", ")}; give every rule a priority of its own`;
    }
    const any = rules.find((rule) => isOneOf(rule, "selection.tagStatus", ["any"]));
    if (any && any.rulePriority !== Math.max(...priorities)) {
        return `evaluates tagStatus "any" at priority ${shown(any.rulePriority)}; give it the highest number`;
    }
    return rules.map(lifecycleRule).find((reason) => reason !== undefined);
};

/** Ages are in days, numbers of images have no unit. */
const ageCounts = ["sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

const isPositive = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

function lifecycleRule(rule: Properties): string | undefined {
    const priority = shown(rule.rulePriority);
    if (!isPositive(rule.rulePriority)) {
        return `has the rulePriority ${priority}; use a whole number from 1`;
    }
    if (!isOneOf(rule, "action.type", ["expire", "transition"])) {
        return `rule ${priority} has no action; give it an action of the type expire`;
    }
    if (!isOneOf(rule, "selection.tagStatus", ["tagged", "untagged", "any"])) {
        return `rule ${priority} has no tagStatus; use tagged, untagged or any`;
    }
    const lists = ["selection.tagPrefixList", "selection.tagPatternList"].filter((path) => isGiven(rule, path));
    if (isOneOf(rule, "selection.tagStatus", ["tagged"]) && lists.length !== 1) {
        return `rule ${priority} selects tagged images; give it one of tagPrefixList and tagPatternList`;
    }
    if (!isOneOf(rule, "selection.tagStatus", ["tagged"]) && lists.length > 0) {
        return `rule ${priority} has ${lists.join(" and ")}; only tagStatus "tagged" takes it`;
    }
    const wild = places(rule, "selection.tagPatternList[]").find(({ value }) => String(value).split("*").length > 5);
    if (wild !== undefined) {
        return `rule ${priority} has the pattern ${shown(wild.value)}; use at most four wildcards`;
    }
    return countReason(rule, priority);
}

function countReason(rule: Properties, priority: string): string | undefined {
    if (!isOneOf(rule, "selection.countType", ["imageCountMoreThan", ...ageCounts])) {
        return `rule ${priority} has no countType; use imageCountMoreThan or ${ageCounts.join(", ")}`;
    }
    if (!isPositive(valueAt(rule, "selection.countNumber"))) {
        return `rule ${priority} has no countNumber; use a whole number from 1`;
    }
    const [wanted, remedy] = isOneOf(rule, "selection.countType", ageCounts)
        ? ["days", 'set countUnit to "days"']
        : [undefined, "remove countUnit"];
    return isOneOf(rule, "selection.countUnit", [wanted])
        ? undefined
        : `rule ${priority} has a countUnit that does not go with its countType; ${remedy}`;
}

/** Upstreams that ECR reaches without credentials, and those that need a secret. */
const publicUpstreams = ["public.ecr.aws", "registry.k8s.io", "quay.io"];
const privateUpstreams = ["registry-1.docker.io", "ghcr.io", "registry.gitlab.com", "cgr.dev"];

const pullThroughCacheRule: ResourceModel = binding(
    ({ inputs }) => known`${inputs.ecrRepositoryPrefix}`,
    (request) => ({ ...regional(request), registryId: request.account }),
    all(
        required("ecrRepositoryPrefix", "upstreamRegistryUrl"),
        property("ecrRepositoryPrefix", length(2, 30), pattern(prefixPattern, nameAllowed)),
        property("upstreamRepositoryPrefix", length(2, 30), pattern(prefixPattern, nameAllowed)),
        property("customRoleArn", length(0, 2048), roleArn),
        property(
            "upstreamRegistryUrl",
            pattern(
                new RegExp(
                    `^(${[...publicUpstreams, ...privateUpstreams].join("|").replaceAll(".", "\\.")}` +
                        "|[\\w-]+\\.azurecr\\.io|\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com)$",
                ),
                `${[...publicUpstreams, ...privateUpstreams].join(", ")}, <name>.azurecr.io or another ECR registry`,
            ),
        ),
        property(
            "credentialArn",
            length(50, 612),
            pattern(
                /^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr-pullthroughcache\/[a-zA-Z0-9/_+=.@-]+$/,
                "a secret whose name starts with ecr-pullthroughcache/",
            ),
        ),
        combination("credentialArn", (inputs) =>
            isOneOf(inputs, "upstreamRegistryUrl", privateUpstreams) && !mayBeGiven(inputs, "credentialArn")
                ? `is missing; ${shown(inputs.upstreamRegistryUrl)} asks for credentials, so name a secret`
                : undefined,
        ),
    ),
);

const registryScanningConfiguration: ResourceModel = binding(
    ({ account }) => account,
    (request) => ({ ...regional(request), registryId: request.account }),
    all(
        required("scanType"),
        property("scanType", oneOf("BASIC", "ENHANCED")),
        property("rules", items(0, 2, "merge their filters")),
        required("rules[].scanFrequency", "rules[].repositoryFilters"),
        property("rules[].scanFrequency", oneOf("SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL")),
        property("rules[].repositoryFilters", items(0, 100, "use wider filters")),
        property("rules[].repositoryFilters[].filterType", oneOf("WILDCARD")),
        property(
            "rules[].repositoryFilters[].filter",
            length(1, 255),
            pattern(/^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$/, "lower-case letters, digits, ._-/ and *"),
        ),
        // "When the ENHANCED scan type is specified, the supported scan frequencies are CONTINUOUS_SCAN and SCAN_ON_PUSH."
        combination("rules", (inputs) => {
            const unsupported = { BASIC: "CONTINUOUS_SCAN", ENHANCED: "MANUAL" }[known`${inputs.scanType}` ?? ""];
            return unsupported !== undefined &&
                objectsAt(inputs, "rules[]").some(({ value }) => value.scanFrequency === unsupported)
                ? `${unsupported} does not go with ${shown(inputs.scanType)} scanning; use SCAN_ON_PUSH`
                : undefined;
        }),
    ),
);

const repositoryCreationTemplate: ResourceModel = binding(
    ({ inputs }) => known`${inputs.prefix}`,
    (request) => ({ ...regional(request), registryId: request.account }),
    all(
        required("prefix", "appliedFors"),
        property("prefix", length(1, 256), pattern(prefixPattern, `${nameAllowed}, or ROOT`)),
        property("description", length(0, 256)),
        property("appliedFors", items(1, 3, "say what it is for"), distinct("name it once")),
        property("appliedFors[]", oneOf("REPLICATION", "PULL_THROUGH_CACHE", "CREATE_ON_PUSH")),
        mutability,
        encryption,
        property("encryptionConfigurations[].kmsKey", keyArn),
        property("customRoleArn", length(0, 2048), roleArn),
        property("repositoryPolicy", policyDocument("resource", 10240)),
        property("lifecyclePolicy", document(30720), lifecycleRules),
        tags("resourceTags"),
    ),
);

const ofRepository = (check: Check): ResourceModel =>
    binding(
        ({ inputs }) => known`${inputs.repository}`,
        (request) => ({ ...regional(request), registryId: request.account }),
        all(
            required("repository", "policy"),
            property("repository", length(2, 256), pattern(namePattern, nameAllowed)),
            check,
        ),
    );

export const ecr: ServiceModel = {
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": ofRepository(property("policy", document(30720, 100), lifecycleRules)),
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": pullThroughCacheRule,
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": registryScanningConfiguration,
    "aws:ecr/repository:Repository": repository,
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": repositoryCreationTemplate,
    "aws:ecr/repositoryPolicy:RepositoryPolicy": ofRepository(property("policy", policyDocument("resource", 10240))),
};
