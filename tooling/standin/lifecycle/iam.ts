/*
 * IAM.
 *
 * Sources: AWS SDK service model iam 2010-05-08 (documentation of DeleteRole, DeletePolicy, DeleteInstanceProfile,
 * PutRolePolicy and AttachRolePolicy); moto moto/iam/models.py for the wording; terraform-provider-aws
 * internal/service/iam/role.go: the provider takes a role out of instance profiles, and with force_detach_policies or
 * policies of its own, their kind out of the role, before it deletes it. A role that a service uses goes all the same.
 */
import type { Inventory, Stored } from "../inventory";
import type { ServiceLifecycle } from "./lifecycle";
import { policy, roleName } from "./references";
import { exists, having, inAccount, isOn, textOf, textsAt, unique, unused } from "./rules";

const types = {
    role: "aws:iam/role:Role",
    policy: "aws:iam/policy:Policy",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
} as const;

const ofRole = exists("role", roleName, (name) => `NoSuchEntity: The role with name ${name} cannot be found`);

const noSuchPolicy = (arn: string) => `NoSuchEntity: Policy ${arn} does not exist or is not attachable`;

const childrenOf =
    (type: string, own: string) =>
    (role: Stored, inventory: Inventory): Stored[] =>
        isOn(role, "forceDetachPolicies") || ownsSome(role, own)
            ? []
            : having(inventory, type, "role", textOf(role, "name") ?? "");

const ownsSome = ({ inputs }: Stored, path: string) => Array.isArray(inputs[path]) && inputs[path].length > 0;

function usersOfPolicy(resource: Stored, inventory: Inventory): Stored[] {
    const arn = textOf(resource, "arn") ?? "";
    const roles = inventory
        .ofType(types.role)
        .filter(({ inputs }) =>
            [...textsAt(inputs, "permissionsBoundary"), ...textsAt(inputs, "managedPolicyArns[]")].includes(arn),
        );
    return [...having(inventory, types.attachment, "policyArn", arn), ...roles];
}

export const iam: ServiceLifecycle = {
    [types.role]: {
        stand: [
            unique(
                inAccount("name"),
                (role) => `EntityAlreadyExists: Role with name ${textOf(role, "name") ?? ""} already exists`,
            ),
            exists("permissionsBoundary", policy, noSuchPolicy),
            exists("managedPolicyArns[]", policy, noSuchPolicy),
        ],
        remove: [
            unused(
                childrenOf(types.attachment, "managedPolicyArns"),
                () => "DeleteConflict: Cannot delete entity, must detach all policies first",
            ),
            unused(
                childrenOf(types.rolePolicy, "inlinePolicies"),
                () => "DeleteConflict: Cannot delete entity, must delete policies first",
            ),
        ],
    },
    [types.policy]: {
        stand: [
            unique(
                inAccount("name"),
                (resource) =>
                    `EntityAlreadyExists: A policy called ${textOf(resource, "name") ?? ""} already exists. ` +
                    "Duplicate names are not allowed",
            ),
        ],
        remove: [unused(usersOfPolicy, () => "DeleteConflict: Cannot delete a policy attached to entities")],
    },
    [types.rolePolicy]: { stand: [ofRole] },
    [types.attachment]: { stand: [ofRole, exists("policyArn", policy, noSuchPolicy)] },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        stand: [
            unique(
                inAccount("url"),
                (provider) => `EntityAlreadyExists: Provider with url ${textOf(provider, "url") ?? ""} already exists`,
            ),
        ],
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        stand: [
            unique(
                inAccount("name"),
                (profile) => `EntityAlreadyExists: Instance Profile ${textOf(profile, "name") ?? ""} already exists`,
            ),
            ofRole,
        ],
    },
};
