import type { Exceptions } from "./exception";

export const iam: Exceptions = {
    "aws:iam/instanceProfile:InstanceProfile": {
        source: "internal/service/iam/instance_profile.go",
        specification: "AWS::IAM::InstanceProfile",
        names: { InstanceProfileName: "name", Roles: "role" },
        replaces: ["namePrefix"],
        kept: ["namePrefix"],
        defaults: { path: "/" },
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        source: "internal/service/iam/openid_connect_provider.go",
        specification: "AWS::IAM::OIDCProvider",
        names: { ClientIdList: "clientIdLists", ThumbprintList: "thumbprintLists" },
        sets: ["clientIdLists"],
        kept: ["thumbprintLists"],
    },
    "aws:iam/policy:Policy": {
        source: "internal/service/iam/policy.go",
        specification: "AWS::IAM::ManagedPolicy",
        names: { ManagedPolicyName: "name", PolicyDocument: "policy" },
        replaces: ["namePrefix"],
        kept: ["namePrefix"],
        defaults: { path: "/" },
    },
    "aws:iam/role:Role": {
        source: "internal/service/iam/role.go",
        specification: "AWS::IAM::Role",
        names: { AssumeRolePolicyDocument: "assumeRolePolicy", Policies: "inlinePolicies", RoleName: "name" },
        replaces: ["namePrefix"],
        sets: ["inlinePolicies", "managedPolicyArns"],
        kept: ["inlinePolicies", "managedPolicyArns", "namePrefix"],
        defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    },
    "aws:iam/rolePolicy:RolePolicy": {
        source: "internal/service/iam/role_policy.go",
        specification: "AWS::IAM::RolePolicy",
        names: { PolicyDocument: "policy", PolicyName: "name", RoleName: "role" },
        replaces: ["namePrefix"],
        kept: ["namePrefix"],
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        source: "internal/service/iam/role_policy_attachment.go",
        replaces: ["policyArn", "role"],
    },
};
