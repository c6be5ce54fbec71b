import { unknown } from "../../../support/policyServer";
import { policy } from "../resources";
import type { ResourceCases } from "./types";

const unreadable = "The policy document cannot be read: it is not JSON with a Statement.";

const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
    policy: policy({ Sid: "It", Effect: "Allow", Action, Resource, ...more }),
});

const common = {
    unreadable: { "no JSON": [{ policy: "[" }, unreadable] },
    undecided: { "a policy that is not known": { policy: unknown } },
} as const;

const fullAdministration: ResourceCases = {
    passes: {
        "everything on one thing": allow("*", "arn:aws:s3:::logs"),
        "everything denied": { policy: policy({ Effect: "Deny", Action: "*", Resource: "*" }) },
        "one action on everything": allow("ec2:DescribeInstances", "*"),
    },
    fails: {
        "everything on everything": [allow("*", "*"), "Statement It allows * on every resource."],
        "everything in other words, among other things": [
            allow(["s3:GetObject", "*:*"], ["arn:aws:s3:::logs/*", "*"]),
            "Statement It allows s3:GetObject, *:* on every resource.",
        ],
        "everything but something": [
            allow(undefined, "*", { NotAction: "iam:*" }),
            "Statement It allows all but iam:* on every resource.",
        ],
        "everything on everything but something": [
            allow("*", undefined, { NotResource: "arn:aws:s3:::logs" }),
            "Statement It allows * on every resource.",
        ],
        "everything as an object": [
            { policy: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } },
            "The statement about * allows * on every resource.",
        ],
        ...common.unreadable,
    },
    undecided: common.undecided,
};

const serviceWildcards: ResourceCases = {
    passes: {
        "a service on one thing": allow("s3:*", ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"]),
        "all actions on objects, on everything": allow("s3:*Object", "*"),
        "all reading actions on everything": allow(["ec2:Describe*", "eks:List*"], "*"),
    },
    fails: {
        "a service on everything": [allow("s3:*", "*"), "Statement It allows s3:* on every resource."],
        "two services on everything": [
            allow(["s3:*", "ec2:DescribeInstances", "resource-groups:*"], "*"),
            "Statement It allows s3:* on every resource.",
            "Statement It allows resource-groups:* on every resource.",
        ],
        "a service on everything but something": [
            allow("s3:*", undefined, { NotResource: "arn:aws:s3:::logs" }),
            "Statement It allows s3:* on every resource.",
        ],
        ...common.unreadable,
    },
    undecided: common.undecided,
};

const role = "arn:aws:iam::111122223333:role/platform-prod-node";

const passRole: ResourceCases = {
    passes: {
        "one role": allow("iam:PassRole", role),
        "roles with a prefix": allow("iam:PassRole", "arn:aws:iam::111122223333:role/platform-prod-*"),
        "roles with an ending": allow("iam:PassRole", "arn:aws:iam::111122223333:role/*-node"),
        "another action on everything": allow("iam:GetRole", "*"),
        "an action that only ends alike": allow("am:PassRole", "*"),
        "everything but that": allow(undefined, "*", { NotAction: ["iam:Pass*", "sts:*"] }),
    },
    fails: {
        "every role": [allow("iam:PassRole", "*"), "Statement It allows iam:PassRole on every role."],
        "every role of the account": [
            allow("iam:PassRole", [role, "arn:aws:iam::111122223333:role/*"]),
            "Statement It allows iam:PassRole on every role.",
        ],
        "a wildcard that covers it, in other case": [
            allow("IAM:pass*", "arn:aws:iam::*:role/*"),
            "Statement It allows iam:PassRole on every role.",
        ],
        "a wildcard of single letters": [allow("iam:PassRol?", "*"), "Statement It allows iam:PassRole on every role."],
        "everything but something else": [
            allow(undefined, "*", { NotAction: "s3:*" }),
            "Statement It allows iam:PassRole on every role.",
        ],
        ...common.unreadable,
    },
    undecided: common.undecided,
};

const key = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d";

const decryption: ResourceCases = {
    passes: {
        "one key": allow("kms:Decrypt", key),
        "aliases with an ending": allow("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:alias/*-data"),
        "every key with a tag": allow("kms:Decrypt", "*", {
            Condition: { StringEquals: { "aws:ResourceTag/environment": "prod" } },
        }),
        "other actions with every key": allow(["kms:DescribeKey", "kms:ReEncryptTo"], "*"),
    },
    fails: {
        "every key": [allow("kms:Decrypt", "*"), "Statement It allows kms:Decrypt with every key."],
        "every key of the account": [
            allow(["kms:Decrypt"], [key, "arn:aws:kms:*:111122223333:key/*"]),
            "Statement It allows kms:Decrypt with every key.",
        ],
        "encryption anew with every key": [
            allow("kms:ReEncrypt*", "*"),
            "Statement It allows kms:ReEncryptFrom with every key.",
        ],
        "every key with no value of a tag": [
            allow("kms:Decrypt", "*", { Condition: { StringEquals: { "aws:ResourceTag/environment": [] } } }),
            "Statement It allows kms:Decrypt with every key.",
        ],
        "every key with any value of a tag": [
            allow("kms:Decrypt", "*", { Condition: { StringLike: { "aws:ResourceTag/environment": "*" } } }),
            "Statement It allows kms:Decrypt with every key.",
        ],
        "every key, on a condition about something else": [
            allow("kms:Decrypt", "*", { Condition: { StringEquals: { "kms:ViaService": "s3.amazonaws.com" } } }),
            "Statement It allows kms:Decrypt with every key.",
        ],
        ...common.unreadable,
    },
    undecided: common.undecided,
};

const trust = (statement: object) => ({ assumeRolePolicy: policy({ Sid: "It", Effect: "Allow", ...statement }) });

const unreadableTrust = { "no JSON": [{ assumeRolePolicy: "no" }, unreadable] } as const;
const undecidedTrust = { "a trust policy that is not known": { assumeRolePolicy: unknown } };

const gitHub = (aud: object, sub: object, operator = "StringEquals", subOperator = "StringLike") =>
    trust({
        Principal: {
            Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { [operator]: aud, [subOperator]: operator === subOperator ? { ...aud, ...sub } : sub },
    });
const aud = { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" };
const sub = (...subjects: readonly string[]) => ({ "token.actions.githubusercontent.com:sub": subjects });
const mainBranch = "repo:example/platform:ref:refs/heads/main";

const pods = (Condition?: object) =>
    trust({
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        ...(Condition && { Condition }),
    });
const anyCluster = "Statement It trusts the pods of any cluster.";

export const iamCases: Readonly<Record<string, ResourceCases>> = {
    "iam-policy-disallow-full-administration": fullAdministration,
    "iam-role-policy-disallow-full-administration": fullAdministration,
    "iam-policy-disallow-service-wildcards": serviceWildcards,
    "iam-role-policy-disallow-service-wildcards": serviceWildcards,
    "iam-policy-restrict-pass-role": passRole,
    "iam-role-policy-restrict-pass-role": passRole,
    "iam-policy-restrict-decryption": decryption,
    "iam-role-policy-restrict-decryption": decryption,
    "iam-role-policy-attachment-disallow-broad-policies": {
        passes: {
            "a policy of the account by the same name": {
                policyArn: "arn:aws:iam::111122223333:policy/AdministratorAccess",
            },
        },
        fails: {
            administration: [
                { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
                "The role gets AdministratorAccess.",
            ],
            "everything but IAM": [
                { policyArn: "arn:aws-us-gov:iam::aws:policy/PowerUserAccess" },
                "The role gets PowerUserAccess.",
            ],
            IAM: [{ policyArn: "arn:aws:iam::aws:policy/IAMFullAccess" }, "The role gets IAMFullAccess."],
            "CloudShell, by a path": [
                { policyArn: "arn:aws:iam::aws:policy/job-function/AWSCloudShellFullAccess" },
                "The role gets AWSCloudShellFullAccess.",
            ],
        },
        undecided: { "a policy that is not known": { policyArn: unknown } },
    },
    "iam-role-disallow-public-trust": {
        passes: {
            "another account": trust({
                Principal: { AWS: "arn:aws:iam::444455556666:root" },
                Action: "sts:AssumeRole",
            }),
        },
        fails: {
            anyone: [trust({ Principal: "*", Action: "sts:AssumeRole" }), "Statement It trusts anyone."],
            "anyone, on a condition": [
                trust({
                    Principal: { AWS: "*" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-example" } },
                }),
                "Statement It trusts anyone.",
            ],
            ...unreadableTrust,
        },
        undecided: undecidedTrust,
    },
    "iam-role-restrict-oidc-trust": {
        passes: {
            "one branch": gitHub(aud, sub(mainBranch)),
            "any reference of one repository": gitHub(aud, sub("repo:example/platform:*")),
            "one audience and subject by the same operator": gitHub(
                aud,
                sub(mainBranch),
                "StringEquals",
                "StringEquals",
            ),
            "one service account": trust({
                Principal: {
                    Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A1",
                },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: {
                    StringEquals: {
                        "oidc.eks.us-east-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com",
                        "oidc.eks.us-east-1.amazonaws.com/id/A1:sub": "system:serviceaccount:kube-system:it",
                    },
                },
            }),
            SAML: trust({
                Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/example" },
                Action: "sts:AssumeRoleWithSAML",
            }),
        },
        fails: {
            "no conditions": [
                gitHub({}, {}),
                "Statement It accepts tokens for any audience.",
                "Statement It accepts tokens of any subject.",
            ],
            "no audience": [gitHub({}, sub(mainBranch)), "Statement It accepts tokens for any audience."],
            "any audience": [
                gitHub(
                    { "token.actions.githubusercontent.com:aud": "*" },
                    sub(mainBranch),
                    "StringLike",
                    "StringEquals",
                ),
                "Statement It accepts tokens for any audience.",
            ],
            "no subject": [gitHub(aud, {}), "Statement It accepts tokens of any subject."],
            "any repository of the owner": [
                gitHub(aud, sub(mainBranch, "repo:example/*:ref:refs/heads/main")),
                "Statement It accepts tokens of repo:example/*:ref:refs/heads/main.",
            ],
            "any owner": [gitHub(aud, sub("repo:*")), "Statement It accepts tokens of repo:*."],
            "another provider's conditions": [
                trust({
                    Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { ...aud, ...sub(mainBranch) } },
                }),
                "Statement It accepts tokens for any audience.",
                "Statement It accepts tokens of any subject.",
            ],
            "any service account of a namespace": [
                trust({
                    Principal: {
                        Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A1",
                    },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: { "oidc.eks.us-east-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com" },
                        StringLike: {
                            "oidc.eks.us-east-1.amazonaws.com/id/A1:sub": "system:serviceaccount:kube-system:*",
                        },
                    },
                }),
                "Statement It accepts tokens of system:serviceaccount:kube-system:*.",
            ],
            ...unreadableTrust,
        },
        undecided: undecidedTrust,
    },
    "iam-role-restrict-pod-identity-trust": {
        passes: {
            "a cluster by its tag": pods({
                ArnEquals: {
                    "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:us-east-1:111122223333:cluster/platform-prod",
                },
            }),
            "a cluster by its name, with the account": pods({
                StringEquals: {
                    "aws:SourceAccount": "111122223333",
                    "aws:RequestTag/eks-cluster-name": "platform-prod",
                },
            }),
            "another service": trust({ Principal: { Service: "eks.amazonaws.com" }, Action: "sts:AssumeRole" }),
        },
        fails: {
            "no condition": [pods(), anyCluster],
            "the account alone": [pods({ StringEquals: { "aws:SourceAccount": "111122223333" } }), anyCluster],
            "the name alone": [
                pods({ StringEquals: { "aws:RequestTag/eks-cluster-name": "platform-prod" } }),
                anyCluster,
            ],
            "any source": [pods({ ArnLike: { "aws:SourceArn": "*" } }), anyCluster],
            "among other services": [
                trust({
                    Principal: { Service: ["ec2.amazonaws.com", "pods.eks.amazonaws.com"] },
                    Action: "sts:AssumeRole",
                }),
                anyCluster,
            ],
            ...unreadableTrust,
        },
        undecided: undecidedTrust,
    },
    "iam-role-disallow-inline-policies": {
        fails: {
            "an inline policy": [
                { inlinePolicies: [{ name: "it", policy: unknown }] },
                "The role itself carries inlinePolicies.",
            ],
            "policies of AWS": [
                { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                "The role itself carries managedPolicyArns.",
            ],
        },
    },
    "iam-access-key-disallow-long-lived-keys": {
        fails: { "any key": [{ user: "ci" }, "It is a long-lived credential."] },
    },
};
