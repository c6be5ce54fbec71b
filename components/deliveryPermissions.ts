import type { DeliveryConfig } from "../config";
import type { PolicyStatement } from "./iamPolicy";
import { bucketArn } from "./secureBucket";

type StateConfig = NonNullable<DeliveryConfig["state"]>;

/**
 * Reading the configuration of everything that the program manages, as `pulumi preview --refresh` does, and none of
 * the data in it: no secret values, objects, images, logs or rows.
 */
export const readConfiguration: PolicyStatement = {
    Sid: "ReadConfiguration",
    Effect: "Allow",
    Action: [
        "acm:DescribeCertificate",
        "acm:ListTagsForCertificate",
        "autoscaling:Describe*",
        "backup:DescribeBackupVault",
        "backup:GetBackupPlan",
        "backup:GetBackupSelection",
        "backup:GetBackupVaultAccessPolicy",
        "backup:ListTags",
        "budgets:ListTagsForResource",
        "budgets:ViewBudget",
        "ce:GetAnomalyMonitors",
        "ce:GetAnomalySubscriptions",
        "ce:ListTagsForResource",
        "ec2:Describe*",
        "ecr:DescribePullThroughCacheRules",
        "ecr:DescribeRegistry",
        "ecr:DescribeRepositories",
        "ecr:DescribeRepositoryCreationTemplates",
        "ecr:GetLifecyclePolicy",
        "ecr:GetRegistryScanningConfiguration",
        "ecr:GetRepositoryPolicy",
        "ecr:ListTagsForResource",
        "eks:Describe*",
        "eks:List*",
        "iam:GetInstanceProfile",
        "iam:GetOpenIDConnectProvider",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:List*",
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListAliases",
        "kms:ListResourceTags",
        "logs:DescribeLogGroups",
        "logs:ListTagsForResource",
        "rds:Describe*",
        "rds:ListTagsForResource",
        "route53:GetChange",
        "route53:GetDNSSEC",
        "route53:GetHostedZone",
        "route53:ListHostedZonesByVPC",
        "route53:ListResourceRecordSets",
        "route53:ListTagsForResource",
        "s3:GetAccelerateConfiguration",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
        "s3:ListTagsForResource",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetResourcePolicy",
    ],
    Resource: "*",
};

/** Pulumi's state: its checkpoints and locks, and the key of its secrets. */
export function stateAccess(state: StateConfig, access: "read" | "write"): PolicyStatement[] {
    const arn = bucketArn(state.bucket);
    return [
        { Sid: "ListState", Effect: "Allow", Action: ["s3:GetBucketLocation", "s3:ListBucket"], Resource: arn },
        {
            Sid: "UseState",
            Effect: "Allow",
            // A preview takes no lock, so reading is enough for it.
            Action: access === "read" ? "s3:GetObject" : ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            Resource: `${arn}/*`,
        },
        {
            Sid: "UseStateKey",
            Effect: "Allow",
            Action: access === "read" ? "kms:Decrypt" : ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: state.keyArn,
        },
    ];
}

/**
 * What no pull request may do, even if a resource's own policy, or a policy that someone attaches to the role, would
 * allow it.
 */
export const previewGuard: PolicyStatement = {
    Sid: "NeverReadSecretsNorBecomeAnotherRole",
    Effect: "Deny",
    Action: [
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "ssm:GetParameter*",
        "sts:AssumeRole",
    ],
    Resource: "*",
};

/** Pushing images to one repository; ECR itself uses the repository's key. */
export function pushStatements(repositoryArn: string): PolicyStatement[] {
    return [
        { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
            Sid: "PushImages",
            Effect: "Allow",
            Action: [
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:CompleteLayerUpload",
                "ecr:DescribeImages",
                "ecr:GetDownloadUrlForLayer",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart",
            ],
            Resource: repositoryArn,
        },
    ];
}
