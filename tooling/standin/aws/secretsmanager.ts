/*
 * AWS Secrets Manager.
 *
 * Sources: AWS SDK service model secretsmanager 2017-10-17 (documentation of CreateSecret: names that look like the
 * end of an ARN; RotationRulesType; PutResourcePolicy: BlockPublicPolicy); Service Authorization Reference for the
 * ARNs; terraform-provider-aws internal/service/secretsmanager (ids, recovery window of 0 deletes at once).
 */
import {
    all,
    combination,
    distinct,
    exactlyOneOf,
    exclusive,
    isOneOf,
    items,
    length,
    pattern,
    physicalName,
    property,
    required,
    shown,
    size,
    whole,
} from "../checks";
import { characters, known, lowerAlphanumeric, physicalNameOf, uuid } from "../names";
import { isUnknown, type Properties, type ResourceModel, type ServiceModel } from "../model";
import { places, valueAt } from "../properties";
import { arn } from "./arn";
import { binding, regional, regionalAndTagged, tags } from "./common";
import { policyDocument, statementsOf } from "./policyDocument";

const replicas = all(
    property("replicas", distinct("name every region once")),
    property("replicas[].region", pattern(/^([a-z]+-)+\d+$/, "a region such as eu-west-1")),
    combination("replicas", (inputs, { region }) =>
        !isUnknown(region) && places(inputs, "replicas[].region").some(({ value }) => value === region)
            ? `the secret itself is in ${region}; name other regions`
            : undefined,
    ),
);

const secret: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", length(1, 512), pattern(/^[\w/+=.@-]+$/, "letters, digits and /_+=.@-")),
        property("description", length(0, 2048)),
        property("kmsKeyId", length(0, 2048)),
        (request) =>
            request.inputs.recoveryWindowInDays === 0
                ? []
                : property("recoveryWindowInDays", whole(7, 30, "days"))(request),
        property("policy", policyDocument("resource", 20480)),
        replicas,
        tags(),
    ),
    warn: property("name", (value) =>
        /-[A-Za-z0-9]{6}$/.test(known`${value}` ?? "")
            ? `${shown(value)} ends as ARNs do, with a hyphen and six characters; rename it, or partial ARNs are ambiguous`
            : undefined,
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
        property("versionStages", items(1, 20, "name a stage, or leave it out")),
        property("versionStages[]", length(1, 256)),
        exclusive("set one of them", "secretString", "secretBinary", "secretStringWo"),
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
        property("rotationRules.duration", pattern(/^([1-9]|1\d|2[0-4])h$/, "1h to 24h")),
        property(
            "rotationRules.scheduleExpression",
            length(1, 256),
            pattern(/^(rate|cron)\([0-9A-Za-z#?*\-/, ]+\)$/, "rate(...) or cron(...)"),
        ),
        exactlyOneOf("rotationRules.automaticallyAfterDays", "rotationRules.scheduleExpression"),
    ),
);

/** A statement that lets any principal in, whatever the request. */
const isPublic = ({ Effect, Principal, Condition }: Properties): boolean => {
    const everybody = [Principal, valueAt({ Principal }, "Principal.AWS")].flat();
    return Effect === "Allow" && Condition === undefined && everybody.includes("*");
};

export const secretsmanager: ServiceModel = {
    "aws:secretsmanager/secret:Secret": secret,
    "aws:secretsmanager/secretPolicy:SecretPolicy": binding(
        ({ inputs }) => known`${inputs.secretArn}`,
        regional,
        all(
            required("secretArn", "policy"),
            property("policy", policyDocument("resource", 20480)),
            combination("policy", (inputs) =>
                isOneOf(inputs, "blockPublicPolicy", [true]) && statementsOf(inputs.policy).some(isPublic)
                    ? "allows everybody, which blockPublicPolicy refuses; name the principals or add a Condition"
                    : undefined,
            ),
        ),
    ),
    "aws:secretsmanager/secretRotation:SecretRotation": secretRotation,
    "aws:secretsmanager/secretVersion:SecretVersion": secretVersion,
};
