/*
 * IAM.
 *
 * Sources: AWS SDK service model iam 2010-05-08 (lengths, patterns, documentation of CreateOpenIDConnectProvider); IAM
 * User Guide, "IAM and AWS STS quotas" (sizes of policies, white space not counted; 10 managed policies a role, which
 * can be raised); Service Authorization Reference for the ARNs; terraform-provider-aws internal/service/iam for ids.
 */
import {
    all,
    atLeast,
    combination,
    distinct,
    items,
    length,
    not,
    pattern,
    physicalName,
    property,
    required,
    whole,
    type Check,
} from "../checks";
import { known, physicalNameOf } from "../names";
import { isUnknown, type ResourceModel, type ServiceModel } from "../model";
import { places } from "../properties";
import { globalArn } from "./arn";
import { binding, tags, tagsAll } from "./common";
import { policyDocument } from "./policyDocument";

const nameCharacters = pattern(/^[\w+=,.@-]+$/, "letters, digits and _+=,.@-");

const named = (longest: number): Check => physicalName(physicalNameOf, "name", length(1, longest), nameCharacters);

const roleName = property("role", length(1, 64), nameCharacters);

/** Tab, line feed, carriage return and what Latin-1 prints. */
const description = property(
    "description",
    length(0, 1000),
    // eslint-disable-next-line no-control-regex -- the pattern of the service model
    pattern(/^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*$/, "letters of Latin-1, such as a-z and é"),
);

const path = property("path", length(1, 512), pattern(/^\/([!-~]+\/)?$/, "a path such as / or /platform/"));

/** The quotas of one policy document, in characters. A trust policy may be longer where an account's quota was raised. */
const policySizes = { trust: 2048, inline: 10240, managed: 6144 };

const policyArn = [
    length(20, 2048),
    pattern(/^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/, "the ARN of a managed policy"),
];

/** The inline policies of a role share one quota. */
const inlineSize = combination("inlinePolicies", (inputs) => {
    const policies = places(inputs, "inlinePolicies[].policy").map(({ value }) => value);
    if (isUnknown(policies)) {
        return undefined;
    }
    const characters = policies.map((policy) => String(policy).replace(/\s/g, "").length);
    const total = characters.reduce((sum, count) => sum + count, 0);
    return characters.length > 1 && total > policySizes.inline
        ? `have ${String(total)} characters together, at most ${String(policySizes.inline)} are allowed; use a managed policy`
        : undefined;
});

const role: ResourceModel = {
    check: all(
        named(64),
        path,
        required("assumeRolePolicy"),
        property("assumeRolePolicy", policyDocument("trust", policySizes.trust)),
        description,
        property("maxSessionDuration", whole(3600, 43200, "seconds")),
        property("permissionsBoundary", ...policyArn),
        property("managedPolicyArns", items(0, 10, "merge some of them, or ask for a higher quota")),
        property("managedPolicyArns[]", ...policyArn),
        property("inlinePolicies[].name", length(1, 128), nameCharacters),
        property("inlinePolicies[].policy", policyDocument("identity", policySizes.inline)),
        inlineSize,
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
    check: all(
        named(128),
        property(
            "path",
            length(1, 512),
            pattern(/^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/, "a path such as / or /platform/ of letters, digits and .,+@=_-"),
        ),
        description,
        required("policy"),
        property("policy", policyDocument("identity", policySizes.managed)),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request);
        const path = request.inputs.path ?? "/";
        const arn = globalArn(request, "iam", known`policy${path}${name}`);
        return { id: arn ?? "", outputs: { ...tagsAll(request), arn, name, path } };
    },
};

const rolePolicy: ResourceModel = {
    check: all(
        named(128),
        roleName,
        required("role", "policy"),
        property("policy", policyDocument("identity", policySizes.inline)),
    ),
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
            not(/^https:\/\/[^/]*:\d/, "remove the port"),
        ),
        required("url", "clientIdLists"),
        property(
            "clientIdLists",
            atLeast(1, "name an audience such as sts.amazonaws.com"),
            items(1, 100, "use one for several"),
            distinct("name it once"),
        ),
        property("clientIdLists[]", length(1, 255)),
        property("thumbprintLists", items(0, 5, "keep those that are in use")),
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
    check: all(named(128), path, roleName, tags()),
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
        all(required("role", "policyArn"), roleName, property("policyArn", ...policyArn)),
    ),
};
