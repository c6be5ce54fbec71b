import type { PlatformContext } from "./conventions";
import { policyDocument, type PolicyStatement } from "./iamPolicy";

/** What the platform has a key for. */
export type KeyPurpose = "cluster" | "data" | "logs" | "registry" | "nodes" | "secrets";

interface KeyUse {
    readonly description: string;
    /** Services through which the account's identities may use the key, where IAM allows them to. */
    readonly services: readonly string[];
    /** What the use of the key needs besides. */
    readonly statements?: (context: PlatformContext) => readonly PolicyStatement[];
}

/**
 * The keys of the platform. Sources: the encryption page of each service's user guide; for Auto Scaling
 * "Required AWS KMS key policy for use with encrypted volumes", for CloudWatch Logs "Encrypt log data using AWS KMS".
 */
export const keyUses: Readonly<Record<KeyPurpose, KeyUse>> = {
    cluster: {
        description: "Kubernetes Secrets in EKS",
        services: ["eks"],
        statements: grantsToServices,
    },
    data: { description: "RDS, S3 and AWS Backup", services: ["rds", "s3", "backup"] },
    logs: { description: "CloudWatch Logs", services: ["logs"], statements: logGroups },
    registry: { description: "ECR repositories", services: ["ecr"] },
    nodes: { description: "EBS volumes of nodes and pods", services: ["ec2"], statements: autoScaling },
    secrets: { description: "Secrets Manager", services: ["secretsmanager"] },
};

const useActions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"];

/** The key policy, in which those who administer the key cannot use it, and use comes through a service only. */
export function keyPolicy(purpose: KeyPurpose, context: PlatformContext): string {
    const { services, statements } = keyUses[purpose];
    return policyDocument([
        administration(context),
        useThroughServices(context, services),
        ...(statements?.(context) ?? []),
    ]);
}

/** Leaves administration to the account's IAM. Encrypting, decrypting and granting are not in it. */
function administration({ account }: PlatformContext): PolicyStatement {
    return {
        Sid: "AdministrationByIam",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: [
            "kms:CancelKeyDeletion",
            "kms:CreateAlias",
            "kms:DeleteAlias",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:DisableKeyRotation",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListGrants",
            "kms:ListKeyPolicies",
            "kms:ListKeyRotations",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:RetireGrant",
            "kms:RevokeGrant",
            "kms:RotateKeyOnDemand",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateAlias",
            "kms:UpdateKeyDescription",
        ],
        Resource: "*",
    };
}

/** Leaves use to the account's IAM, but only for requests that one of the services makes for the caller. */
function useThroughServices({ account, region }: PlatformContext, services: readonly string[]): PolicyStatement {
    return {
        Sid: "UseThroughServicesByIam",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: [...useActions, "kms:CreateGrant"],
        Resource: "*",
        Condition: {
            StringEquals: {
                "kms:CallerAccount": account,
                "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`),
            },
        },
    };
}

/** AWS asks of who creates a cluster the right to grant, and does not say through which service name EKS passes it. */
function grantsToServices({ account }: PlatformContext): PolicyStatement[] {
    return [
        {
            Sid: "GrantsToServicesByIam",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: {
                Bool: { "kms:GrantIsForAWSResource": "true" },
                StringEquals: { "kms:CallerAccount": account },
            },
        },
    ];
}

/** CloudWatch Logs, for the log groups whose names carry the platform's prefix. */
function logGroups({ account, region, prefix }: PlatformContext): PolicyStatement[] {
    return [
        {
            Sid: "LogGroupsOfThePlatform",
            Effect: "Allow",
            Principal: { Service: `logs.${region}.amazonaws.com` },
            Action: [...useActions, "kms:DescribeKey"],
            Resource: "*",
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*/${prefix}*`,
                },
            },
        },
    ];
}

/**
 * The service-linked role that launches nodes. It is named by a condition because KMS refuses a policy whose principal
 * does not exist, and AWS makes this role with the first Auto Scaling group of an account.
 */
function autoScaling({ account }: PlatformContext): PolicyStatement[] {
    const isServiceLinkedRole = {
        "kms:CallerAccount": account,
        "aws:PrincipalArn": `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    };
    return [
        {
            Sid: "UseByAutoScaling",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: [...useActions, "kms:DescribeKey"],
            Resource: "*",
            Condition: { StringEquals: isServiceLinkedRole },
        },
        {
            Sid: "GrantsByAutoScaling",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: isServiceLinkedRole },
        },
    ];
}
