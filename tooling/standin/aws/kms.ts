/*
 * AWS KMS.
 *
 * Sources: AWS SDK service model kms 2014-11-01 (documentation of CreateKey: usage by key spec, a policy must let its
 * key's policy be changed later; CreateAlias); KMS Developer Guide, "Resource quotas" (key policy document 32 KB);
 * terraform-provider-aws internal/service/kms (deletion window 7 to 30 days, alias prefix).
 */
import {
    all,
    combination,
    isOneOf,
    length,
    not,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
    shown,
    whole,
    type Check,
} from "../checks";
import { hex, known, physicalNameOf, uuid } from "../names";
import type { ResourceModel, ResourceRequest, ServiceModel } from "../model";
import { arn } from "./arn";
import { regional, regionalAndTagged, tags } from "./common";
import { policyDocument, statementsOf, textsOf } from "./policyDocument";

const allUsages = ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE"];

/** What the keys of each spec can be for. */
const usages: Readonly<Record<string, readonly string[]>> = {
    SYMMETRIC_DEFAULT: ["ENCRYPT_DECRYPT"],
    HMAC_224: ["GENERATE_VERIFY_MAC"],
    HMAC_256: ["GENERATE_VERIFY_MAC"],
    HMAC_384: ["GENERATE_VERIFY_MAC"],
    HMAC_512: ["GENERATE_VERIFY_MAC"],
    RSA_2048: ["ENCRYPT_DECRYPT", "SIGN_VERIFY"],
    RSA_3072: ["ENCRYPT_DECRYPT", "SIGN_VERIFY"],
    RSA_4096: ["ENCRYPT_DECRYPT", "SIGN_VERIFY"],
    ECC_NIST_P256: ["SIGN_VERIFY", "KEY_AGREEMENT"],
    ECC_NIST_P384: ["SIGN_VERIFY", "KEY_AGREEMENT"],
    ECC_NIST_P521: ["SIGN_VERIFY", "KEY_AGREEMENT"],
    ECC_NIST_EDWARDS25519: ["SIGN_VERIFY"],
    ECC_SECG_P256K1: ["SIGN_VERIFY"],
    ML_DSA_44: ["SIGN_VERIFY"],
    ML_DSA_65: ["SIGN_VERIFY"],
    ML_DSA_87: ["SIGN_VERIFY"],
    ML_KEM_512: ["ENCAPSULATE_DECAPSULATE"],
    ML_KEM_768: ["ENCAPSULATE_DECAPSULATE"],
    ML_KEM_1024: ["ENCAPSULATE_DECAPSULATE"],
    SM2: ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"],
};

const usage: Check = combination("keyUsage", (inputs) => {
    const spec = known`${inputs.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT"}`;
    const allowed = spec === undefined ? undefined : usages[spec];
    return allowed !== undefined && isOneOf(inputs, "keyUsage", allUsages) && !isOneOf(inputs, "keyUsage", allowed)
        ? `${shown(inputs.keyUsage)} does not go with ${spec ?? ""} keys; use ${allowed.join(" or ")}`
        : undefined;
});

/** Whether an action of a policy, with its wildcards and in any case, covers kms:PutKeyPolicy. */
function changesPolicy(action: string): boolean {
    const pattern = action
        .replace(/[^*?\w]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/\?/g, ".");
    return new RegExp(`^${pattern}$`, "i").test("kms:PutKeyPolicy");
}

const lockout: Check = combination("policy", (inputs) => {
    const statements = statementsOf(inputs.policy);
    const isChecked = isOneOf(inputs, "bypassPolicyLockoutSafetyCheck", [undefined, false]);
    const isOpen = statements.some(
        (statement) =>
            statement.Effect === "Allow" &&
            ("NotAction" in statement || textsOf(statement, "Action").some(changesPolicy)),
    );
    return isChecked && statements.length > 0 && !isOpen
        ? "lets nobody change it later; allow an administrator kms:PutKeyPolicy"
        : undefined;
});

const key: ResourceModel = {
    check: all(
        property("description", length(0, 8192)),
        property("policy", policyDocument("resource", 32768)),
        lockout,
        property("customerMasterKeySpec", oneOf(...Object.keys(usages))),
        property("deletionWindowInDays", whole(7, 30, "days")),
        property("rotationPeriodInDays", whole(90, 2560, "days")),
        property("keyUsage", oneOf(...allUsages)),
        usage,
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
    return (request.inputs.name ?? request.inputs.namePrefix) === undefined ? known`alias/${name}` : name;
};

const alias: ResourceModel = {
    check: all(
        physicalName(
            aliasName,
            "name",
            length(1, 256),
            pattern(/^alias\/[a-zA-Z0-9/_-]+$/, 'a name such as "alias/platform" of letters, digits and /_-'),
            not(/^alias\/aws\//, '"alias/aws/" is reserved for AWS managed keys; rename it'),
        ),
        required("targetKeyId"),
        property(
            "targetKeyId",
            length(1, 2048),
            not(/(^|:)alias\//, "an alias cannot point to an alias; name its key"),
        ),
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
