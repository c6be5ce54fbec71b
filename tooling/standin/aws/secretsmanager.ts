/*
 * AWS Secrets Manager.
 *
 * Sources: AWS SDK service model secretsmanager 2017-10-17; Service Authorization Reference for the ARNs;
 * terraform-provider-aws internal/service/secretsmanager (ids, recovery window of 0 deletes at once).
 */
import {
    all,
    atLeast,
    combination,
    document,
    isGiven,
    length,
    pattern,
    physicalName,
    property,
    required,
    size,
    whole,
} from "../checks";
import { characters, known, lowerAlphanumeric, physicalNameOf, uuid } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { arn } from "./arn";
import { binding, regional, regionalAndTagged, tags } from "./common";

const secret: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", length(1, 512), pattern(/^[\w/+=.@-]+$/, "letters, digits and /_+=.@-")),
        property("description", length(0, 2048)),
        property("kmsKeyId", length(0, 2048)),
        (request) =>
            request.inputs.recoveryWindowInDays === 0
                ? []
                : property("recoveryWindowInDays", whole(7, 30, "days"))(request),
        property("policy", document(20480, "everything")),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request);
        // Secrets Manager adds a hyphen and six characters to the name.
        const secretArn = arn(request, "secretsmanager", known`secret:${name}-${sixCharacters(request.urn)}`);
        return { id: secretArn ?? "", outputs: { ...regionalAndTagged(request), arn: secretArn, name } };
    },
};

const sixCharacters = (urn: string) => characters(urn, 6, lowerAlphanumeric);

const secretVersion: ResourceModel = {
    check: all(
        required("secretId"),
        property("secretString", size(65536, "keep only what is secret in it")),
        property("secretBinary", size(87384, "keep only what is secret in it")),
        property("versionStages", atLeast(1, "name a stage, or leave it out")),
        combination("secretString", (inputs) => {
            const given = ["secretString", "secretBinary", "secretStringWo"].filter((path) => isGiven(inputs, path));
            return given.length > 1 ? `${given.join(" and ")} exclude each other; set one of them` : undefined;
        }),
    ),
    create: (request) => {
        const { urn, inputs } = request;
        const secretArn = known`${inputs.secretId}`?.startsWith("arn:") ? inputs.secretId : undefined;
        return {
            id: known`${inputs.secretId}|${uuid(urn)}` ?? "",
            outputs: { ...regional(request), arn: secretArn, secretArn, versionId: uuid(urn) },
        };
    },
};

const secretRotation: ResourceModel = binding(
    ({ inputs }) => known`${inputs.secretId}`,
    (request) => ({ ...regional(request), rotationEnabled: true }),
    all(
        required("secretId", "rotationRules"),
        property("rotationRules.automaticallyAfterDays", whole(1, 1000, "days")),
        property("rotationRules.duration", pattern(/^\d+h$/, "hours such as 3h")),
        property("rotationRules.scheduleExpression", pattern(/^(rate|cron)\(.+\)$/, "rate(...) or cron(...)")),
    ),
);

export const secretsmanager: ServiceModel = {
    "aws:secretsmanager/secret:Secret": secret,
    "aws:secretsmanager/secretPolicy:SecretPolicy": binding(
        ({ inputs }) => known`${inputs.secretArn}`,
        regional,
        all(required("secretArn", "policy"), property("policy", document(20480, "everything"))),
    ),
    "aws:secretsmanager/secretRotation:SecretRotation": secretRotation,
    "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
};
