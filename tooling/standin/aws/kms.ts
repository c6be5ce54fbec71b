/*
 * AWS KMS.
 *
 * Sources: AWS SDK service model kms 2014-11-01; KMS Developer Guide, "Resource quotas" (key policy document 32 KB);
 * terraform-provider-aws internal/service/kms (deletion window 7 to 30 days, alias prefix).
 */
import {
    all,
    combination,
    document,
    isOneOf,
    length,
    not,
    oneOf,
    pattern,
    physicalName,
    property,
    whole,
} from "../checks";
import { hex, known, physicalNameOf, uuid } from "../names";
import type { ResourceModel, ResourceRequest, ServiceModel } from "../model";
import { arn } from "./arn";
import { regional, regionalAndTagged, tags } from "./common";

const key: ResourceModel = {
    check: all(
        property("description", length(0, 8192)),
        property("policy", document(32768, "everything")),
        property("deletionWindowInDays", whole(7, 30, "days")),
        property("rotationPeriodInDays", whole(90, 2560, "days")),
        property(
            "keyUsage",
            oneOf("ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE"),
        ),
        combination("enableKeyRotation", (inputs) =>
            isOneOf(inputs, "enableKeyRotation", [true]) &&
            !isOneOf(inputs, "customerMasterKeySpec", [undefined, "SYMMETRIC_DEFAULT"])
                ? "only symmetric encryption keys rotate; remove it or use SYMMETRIC_DEFAULT"
                : undefined,
        ),
        combination("rotationPeriodInDays", (inputs) =>
            inputs.rotationPeriodInDays !== undefined && isOneOf(inputs, "enableKeyRotation", [undefined, false])
                ? "is given but rotation is off; set enableKeyRotation to true"
                : undefined,
        ),
        tags(),
    ),
    create: (request) => {
        const { urn, inputs } = request;
        // Multi-Region key ids: KMS Developer Guide, "Key identifiers".
        const keyId = inputs.multiRegion === true ? `mrk-${hex(urn, 32)}` : uuid(urn);
        return {
            id: keyId,
            outputs: {
                ...regionalAndTagged(request),
                arn: arn(request, "kms", `key/${keyId}`),
                keyId,
                keyUsage: inputs.keyUsage ?? "ENCRYPT_DECRYPT",
                customerMasterKeySpec: inputs.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT",
                multiRegion: inputs.multiRegion ?? false,
            },
        };
    },
};

const aliasName = (request: ResourceRequest) => {
    const name = physicalNameOf(request);
    return request.inputs.name === undefined ? known`alias/${name}` : name;
};

const alias: ResourceModel = {
    check: physicalName(
        aliasName,
        "name",
        length(1, 256),
        pattern(/^alias\/[a-zA-Z0-9/_-]+$/, 'a name such as "alias/platform" of letters, digits and /_-'),
        not(/^alias\/aws\//, '"alias/aws/" is reserved for AWS managed keys; rename it'),
    ),
    create: (request) => {
        const name = aliasName(request);
        const target = known`${request.inputs.targetKeyId}`;
        return {
            id: name ?? "",
            outputs: {
                ...regional(request),
                arn: arn(request, "kms", name),
                name,
                targetKeyArn: target?.startsWith("arn:") ? target : arn(request, "kms", known`key/${target}`),
            },
        };
    },
};

export const kms: ServiceModel = { "aws:kms/alias:Alias": alias, "aws:kms/key:Key": key };
