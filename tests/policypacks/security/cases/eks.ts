import { unknown } from "../../../support/policyServer";
import type { ResourceCases } from "./types";

const clusterAdmin = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const admin = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy";
const edit = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy";
const view = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";
const user = "arn:aws:iam::111122223333:user/ana";

const publicEndpoint = (publicAccessCidrs: unknown) => ({
    "vpcConfig.endpointPublicAccess": true,
    "vpcConfig.publicAccessCidrs": publicAccessCidrs,
});

export const eksCases: Readonly<Record<string, ResourceCases>> = {
    "eks-cluster-restrict-public-endpoint": {
        passes: {
            "a public endpoint for named networks": publicEndpoint(["203.0.113.0/24", "198.51.100.7/32"]),
            "networks without a public endpoint": { "vpcConfig.publicAccessCidrs": ["0.0.0.0/0"] },
        },
        fails: {
            "a public endpoint for everyone": [
                publicEndpoint(["203.0.113.0/24", "0.0.0.0/0"]),
                "The public endpoint is open to 0.0.0.0/0.",
            ],
            "a public endpoint for both halves of the internet": [
                publicEndpoint(["0.0.0.0/1", "128.0.0.0/1"]),
                "The public endpoint is open to 0.0.0.0/1.",
                "The public endpoint is open to 128.0.0.0/1.",
            ],
            "a public endpoint for every IPv6 address": [
                publicEndpoint(["::/0"]),
                "The public endpoint is open to ::/0.",
            ],
            "a public endpoint without networks": [
                publicEndpoint(undefined),
                "The public endpoint is open to 0.0.0.0/0.",
            ],
            "a public endpoint with an empty list of networks": [
                publicEndpoint([]),
                "The public endpoint is open to everyone: publicAccessCidrs is empty.",
            ],
            "no word about the endpoint": [
                { "vpcConfig.endpointPublicAccess": undefined },
                "The public endpoint is open to 0.0.0.0/0.",
            ],
        },
        undecided: {
            "an endpoint that is not known": { "vpcConfig.endpointPublicAccess": unknown },
            "a network that is not known": publicEndpoint([unknown]),
        },
    },
    "eks-cluster-enable-private-endpoint": {
        fails: {
            "no private endpoint": [{ "vpcConfig.endpointPrivateAccess": false }, "The private endpoint is off."],
            "no word about it": [{ "vpcConfig.endpointPrivateAccess": undefined }, "The private endpoint is off."],
        },
        undecided: { "an endpoint that is not known": { "vpcConfig.endpointPrivateAccess": unknown } },
    },
    "eks-cluster-encrypt-secrets": {
        passes: { "a key that the program makes": { "encryptionConfig.provider.keyArn": unknown } },
        fails: {
            "no encryption": [{ encryptionConfig: undefined }, "Secrets are not among the encrypted resources."],
            "encryption of nothing": [
                { "encryptionConfig.resources": [] },
                "Secrets are not among the encrypted resources.",
            ],
            "no key": [{ "encryptionConfig.provider": undefined }, "There is no key to encrypt Secrets with."],
            "a key of AWS": [
                { "encryptionConfig.provider.keyArn": "arn:aws:kms:us-east-1:111122223333:alias/aws/eks" },
                "There is no key to encrypt Secrets with.",
            ],
        },
        undecided: { "resources that are not known": { "encryptionConfig.resources": unknown } },
    },
    "eks-cluster-enable-control-plane-logs": {
        fails: {
            "no logs": [
                { enabledClusterLogTypes: undefined },
                "Not logged: api, audit, authenticator, controllerManager, scheduler.",
            ],
            "some logs": [
                { enabledClusterLogTypes: ["api", "audit", "scheduler"] },
                "Not logged: authenticator, controllerManager.",
            ],
            "no audit log": [
                { enabledClusterLogTypes: ["api", "authenticator", "controllerManager", "scheduler"] },
                "Not logged: audit.",
            ],
        },
        undecided: { "log types that are not known": { enabledClusterLogTypes: unknown } },
    },
    "eks-cluster-use-access-entries": {
        fails: {
            "the ConfigMap as well": [
                { "accessConfig.authenticationMode": "API_AND_CONFIG_MAP" },
                "The authentication mode is API_AND_CONFIG_MAP.",
            ],
            "no word about it": [{ accessConfig: undefined }, "The authentication mode is CONFIG_MAP."],
        },
        undecided: { "a mode that is not known": { "accessConfig.authenticationMode": unknown } },
    },
    "eks-cluster-disallow-creator-admin": {
        fails: {
            "a creator who is administrator": [
                { "accessConfig.bootstrapClusterCreatorAdminPermissions": true },
                "The creator is bootstrapped as cluster administrator.",
            ],
            "no word about it": [
                { "accessConfig.bootstrapClusterCreatorAdminPermissions": undefined },
                "The creator is bootstrapped as cluster administrator.",
            ],
        },
        undecided: { "a value that is not known": { "accessConfig.bootstrapClusterCreatorAdminPermissions": unknown } },
    },
    "eks-cluster-pin-version": {
        passes: { "the oldest version": { version: "1.33" }, "a version with three digits": { version: "1.100" } },
        fails: {
            "no version": [{ version: undefined }, "There is no version, so AWS chooses one."],
            "an old version": [{ version: "1.32" }, "Version 1.32 is not 1.33 or later."],
            "an old version that sorts as text after the oldest": [
                { version: "1.9" },
                "Version 1.9 is not 1.33 or later.",
            ],
            "no version at all": [{ version: "latest" }, "Version latest is not 1.33 or later."],
            "a patch version, which EKS does not take": [{ version: "1.34.1" }, "Version 1.34.1 is not 1.33 or later."],
            "another Kubernetes": [{ version: "11.34" }, "Version 11.34 is not 1.33 or later."],
        },
        undecided: { "a version that is not known": { version: unknown } },
    },
    "eks-cluster-use-standard-support": {
        fails: {
            "extended support": [{ "upgradePolicy.supportType": "EXTENDED" }, "The support type is EXTENDED."],
            "no word about it": [{ upgradePolicy: undefined }, "The support type is EXTENDED."],
        },
        undecided: { "a type that is not known": { "upgradePolicy.supportType": unknown } },
    },
    "eks-cluster-enable-deletion-protection": {
        passes: {
            "no protection outside production": { deletionProtection: false, "tags.environment": "dev" },
        },
        fails: {
            "no protection in production": [{ deletionProtection: false }, "Deletion protection is off."],
            "no word about it": [{ deletionProtection: undefined }, "Deletion protection is off."],
            "no protection and no word about the environment": [
                { deletionProtection: false, tags: undefined },
                "Deletion protection is off.",
            ],
            "no protection and an environment that is not known": [
                { deletionProtection: false, "tags.environment": unknown },
                "Deletion protection is off.",
            ],
        },
        undecided: { "a value that is not known": { deletionProtection: unknown } },
    },
    "eks-addon-pin-version": {
        passes: { "a version that is not known yet": { addonVersion: unknown } },
        fails: {
            "no version": [{ addonVersion: undefined }, "There is no version, so AWS chooses one."],
            "an empty version": [{ addonVersion: "" }, "There is no version, so AWS chooses one."],
        },
    },
    "eks-addon-enable-network-policy": {
        passes: {
            "another add-on": { addonName: "coredns", configurationValues: undefined },
            "configuration in YAML": { configurationValues: "env: {}\nenableNetworkPolicy: true\n" },
        },
        fails: {
            "no configuration": [{ configurationValues: undefined }, "Network policies are not enforced."],
            "network policies off": [
                { configurationValues: '{"enableNetworkPolicy":"false"}' },
                "Network policies are not enforced.",
            ],
            "another setting that is on": [
                { configurationValues: '{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}' },
                "Network policies are not enforced.",
            ],
        },
        undecided: { "configuration that is not known": { configurationValues: unknown } },
    },
    "eks-access-entry-use-roles": {
        passes: { "a role with a path": { principalArn: "arn:aws:iam::111122223333:role/ops/admin" } },
        fails: {
            "a user": [{ principalArn: user }, `${user} is not a role.`],
            "a user with a path like a role": [
                { principalArn: "arn:aws:iam::111122223333:user/role/ana" },
                "arn:aws:iam::111122223333:user/role/ana is not a role.",
            ],
            "the account": [
                { principalArn: "arn:aws:iam::111122223333:root" },
                "arn:aws:iam::111122223333:root is not a role.",
            ],
        },
        undecided: { "a principal that is not known": { principalArn: unknown } },
    },
    "eks-access-policy-association-restrict-cluster-admin": {
        passes: {
            "a user who may only look": { policyArn: view, principalArn: user },
            "a principal that is not known with another policy": { policyArn: view, principalArn: unknown },
        },
        fails: {
            "a user": [{ policyArn: clusterAdmin, principalArn: user }, `${user} becomes cluster administrator.`],
        },
        undecided: { "a principal that is not known": { principalArn: unknown } },
    },
    "eks-access-policy-association-limit-scope": {
        passes: {
            "the admin policy in namespaces": {
                policyArn: admin,
                accessScope: { type: "namespace", namespaces: ["team-a", "team-b-*"] },
            },
            "the view policy everywhere": { policyArn: view },
        },
        fails: {
            "the admin policy everywhere": [{ policyArn: admin }, "AmazonEKSAdminPolicy holds in every namespace."],
            "the edit policy everywhere": [{ policyArn: edit }, "AmazonEKSEditPolicy holds in every namespace."],
            "no namespaces": [
                { policyArn: edit, accessScope: { type: "namespace", namespaces: [] } },
                "AmazonEKSEditPolicy holds in every namespace.",
            ],
            "namespaces that are all": [
                { policyArn: edit, accessScope: { type: "namespace", namespaces: ["team-a", "*"] } },
                "AmazonEKSEditPolicy holds in every namespace.",
            ],
            "namespaces in the scope of the cluster": [
                { policyArn: edit, accessScope: { type: "cluster", namespaces: ["team-a"] } },
                "AmazonEKSEditPolicy holds in every namespace.",
            ],
        },
        undecided: { "a scope that is not known": { policyArn: edit, "accessScope.type": unknown } },
    },
    "eks-node-group-disallow-remote-access": {
        fails: {
            "an SSH key": [{ remoteAccess: { ec2SshKey: "ops" } }, "Remote access is on."],
            "an SSH key that is not known": [{ remoteAccess: { ec2SshKey: unknown } }, "Remote access is on."],
        },
    },
    "eks-node-group-use-launch-template": {
        passes: {
            "a template by name": { launchTemplate: { name: "platform-prod-general", version: "1" } },
            "a template that the program makes": { "launchTemplate.id": unknown },
        },
        fails: {
            "no template": [
                { launchTemplate: undefined },
                "There is no launch template, so EKS makes one that is not hardened.",
            ],
            "a version of no template": [
                { launchTemplate: { version: "1" } },
                "There is no launch template, so EKS makes one that is not hardened.",
            ],
        },
        undecided: { "a template of which nothing is known": { launchTemplate: unknown } },
    },
    "eks-pod-identity-association-keep-session-tags": {
        passes: { "session tags named": { disableSessionTags: false } },
        fails: { "no session tags": [{ disableSessionTags: true }, "Session tags are disabled."] },
        undecided: { "a value that is not known": { disableSessionTags: unknown } },
    },
};
