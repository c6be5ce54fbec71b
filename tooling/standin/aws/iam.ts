/*
 * IAM.
 *
 * Sources: AWS SDK service model iam 2010-05-08 (lengths and patterns); IAM User Guide, "IAM and AWS STS quotas" (sizes
 * of policies, white space not counted); Service Authorization Reference for the ARNs; terraform-provider-aws
 * internal/service/iam for ids.
 */
import { all, document, length, pattern, physicalName, property, required, whole, type Check } from "../checks";
import { known, physicalNameOf } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { globalArn } from "./arn";
import { binding, tags, tagsAll } from "./common";

const nameCharacters = pattern(/^[\w+=,.@-]+$/, "letters, digits and _+=,.@-");

const named = (longest: number): Check => physicalName(physicalNameOf, "name", length(1, longest), nameCharacters);

const path = property("path", length(1, 512), pattern(/^\/([!-~]+\/)?$/, "a path such as / or /platform/"));

/** The quotas of one policy document, in characters. A trust policy may be longer where an account's quota was raised. */
const policySizes = { trust: 2048, inline: 10240, managed: 6144 };

const policyDocument = (at: string, most: number): Check => property(at, document(most, "everything but white space"));

const role: ResourceModel = {
    check: all(
        named(64),
        path,
        required("assumeRolePolicy"),
        policyDocument("assumeRolePolicy", policySizes.trust),
        property("description", length(0, 1000)),
        property("maxSessionDuration", whole(3600, 43200, "seconds")),
        policyDocument("inlinePolicies[].policy", policySizes.inline),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request);
        const path = request.inputs.path ?? "/";
        return {
            id: name ?? "",
            outputs: {
                ...tagsAll(request),
                arn: globalArn(request, "iam", known`role${path}${name}`),
                name,
                path,
                maxSessionDuration: request.inputs.maxSessionDuration ?? 3600,
            },
        };
    },
};

const policy: ResourceModel = {
    check: all(named(128), path, required("policy"), policyDocument("policy", policySizes.managed), tags()),
    create: (request) => {
        const name = physicalNameOf(request);
        const path = request.inputs.path ?? "/";
        const arn = globalArn(request, "iam", known`policy${path}${name}`);
        return { id: arn ?? "", outputs: { ...tagsAll(request), arn, name, path } };
    },
};

const rolePolicy: ResourceModel = {
    check: all(named(128), required("role", "policy"), policyDocument("policy", policySizes.inline)),
    create: (request) => {
        const name = physicalNameOf(request);
        return { id: known`${request.inputs.role}:${name}` ?? "", outputs: { name } };
    },
};

const openIdConnectProvider: ResourceModel = {
    check: all(
        property(
            "url",
            length(1, 255),
            pattern(/^https:\/\/[^?#]+$/, "an https:// URL without query, as the issuer has it"),
        ),
        property("clientIdLists[]", length(1, 255)),
        property("thumbprintLists[]", pattern(/^[0-9a-fA-F]{40}$/, "a SHA-1 thumbprint of 40 hex digits")),
        tags(),
    ),
    create: (request) => {
        const issuer = known`${request.inputs.url}`?.replace(/^https:\/\//, "");
        const arn = globalArn(request, "iam", known`oidc-provider/${issuer}`);
        return { id: arn ?? "", outputs: { ...tagsAll(request), arn } };
    },
};

const instanceProfile: ResourceModel = {
    check: all(named(128), path, tags()),
    create: (request) => {
        const name = physicalNameOf(request);
        const path = request.inputs.path ?? "/";
        return {
            id: name ?? "",
            outputs: {
                ...tagsAll(request),
                arn: globalArn(request, "iam", known`instance-profile${path}${name}`),
                name,
            },
        };
    },
};

export const iam: ServiceModel = {
    "aws:iam/instanceProfile:InstanceProfile": instanceProfile,
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": openIdConnectProvider,
    "aws:iam/policy:Policy": policy,
    "aws:iam/role:Role": role,
    "aws:iam/rolePolicy:RolePolicy": rolePolicy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": binding(
        ({ inputs }) => known`${inputs.role}/${inputs.policyArn}`,
        () => ({}),
        all(required("role", "policyArn"), property("policyArn", length(20, 2048))),
    ),
};
