import { deliveryRoleArns } from "./deliveryRoles";
import type { PlatformContext } from "./conventions";
import type { PolicyStatement } from "./iamPolicy";
import { repositoryName } from "./registry";
import { bucketArn } from "./secureBucket";
import { secretPrefix } from "./secrets";

/** Services of the platform that receive its roles; nothing else may be passed one. */
const roleReceivers = [
    "backup.amazonaws.com",
    "ec2.amazonaws.com",
    "ecr.amazonaws.com",
    "eks.amazonaws.com",
    "monitoring.rds.amazonaws.com",
    "pods.eks.amazonaws.com",
    "vpc-flow-logs.amazonaws.com",
];

/** AWS managed policies that the platform's roles carry; AdministratorAccess and its like are not among them. */
const attachablePolicies = [
    "arn:aws:iam::aws:policy/AmazonEBSCSIDriver*",
    "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistry*",
    "arn:aws:iam::aws:policy/AmazonEKS*",
    "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor*",
];

/** Services that create their own role in the account at first use. */
const serviceLinkedRoleOwners = [
    "autoscaling.amazonaws.com",
    "eks-nodegroup.amazonaws.com",
    "eks.amazonaws.com",
    "inspector2.amazonaws.com",
    "pullthroughcache.ecr.amazonaws.com",
    "rds.amazonaws.com",
    "spot.amazonaws.com",
];

/**
 * What `pulumi up` may do from the protected environment or branch, as statements by the name of their policy: manage
 * what the program manages, in its region and under its names, and read no data but the program's own secrets.
 *
 * It is more than it looks. Who may create a role and write its policy can give that role anything; what the role cannot
 * do is become it, change the roles of delivery, or attach AdministratorAccess. So the environment that may use it needs
 * required reviewers, and an account that must withstand a malicious reviewer needs a service control policy besides.
 * Emptying buckets and repositories, restoring backups and changing delivery itself stay with administrators.
 *
 * A component that manages another service has its actions added here, or CI is refused where an administrator is not.
 */
export function applyPolicies(context: PlatformContext): Readonly<Record<string, readonly PolicyStatement[]>> {
    return {
        "network-and-cluster": [manageNetwork(context), manageCluster(context), manageDnsAndBilling()],
        data: manageData(context),
        keys: manageKeys(context),
        roles: manageRoles(context),
    };
}

/** EC2 knows most of these only by generated ids, so they are narrowed to the region. */
function manageNetwork({ region }: PlatformContext): PolicyStatement {
    return {
        Sid: "ManageNetwork",
        Effect: "Allow",
        Action: [
            "acm:AddTagsToCertificate",
            "acm:DeleteCertificate",
            "acm:RemoveTagsFromCertificate",
            "acm:RequestCertificate",
            "autoscaling:CreateOrUpdateTags",
            "autoscaling:DeleteTags",
            "ec2:AllocateAddress",
            "ec2:AssociateRouteTable",
            "ec2:AttachInternetGateway",
            "ec2:AuthorizeSecurityGroup*",
            "ec2:CreateFlowLogs",
            "ec2:CreateInternetGateway",
            "ec2:CreateLaunchTemplate*",
            "ec2:CreateNatGateway",
            "ec2:CreateRoute",
            "ec2:CreateRouteTable",
            "ec2:CreateSecurityGroup",
            "ec2:CreateSubnet",
            "ec2:CreateTags",
            "ec2:CreateVpc",
            "ec2:CreateVpcEndpoint",
            "ec2:DeleteFlowLogs",
            "ec2:DeleteInternetGateway",
            "ec2:DeleteLaunchTemplate*",
            "ec2:DeleteNatGateway",
            "ec2:DeleteNetworkInterface",
            "ec2:DeleteRoute",
            "ec2:DeleteRouteTable",
            "ec2:DeleteSecurityGroup",
            "ec2:DeleteSubnet",
            "ec2:DeleteTags",
            "ec2:DeleteVpc",
            "ec2:DeleteVpcEndpoints",
            "ec2:DetachInternetGateway",
            "ec2:DisassociateAddress",
            "ec2:DisassociateRouteTable",
            "ec2:ModifyLaunchTemplate",
            "ec2:ModifySecurityGroupRules",
            "ec2:ModifySubnetAttribute",
            "ec2:ModifyVpcAttribute",
            "ec2:ModifyVpcEndpoint",
            "ec2:ReleaseAddress",
            "ec2:ReplaceRoute",
            "ec2:ReplaceRouteTableAssociation",
            "ec2:RevokeSecurityGroup*",
            // EKS checks that who gives a node group its launch template may use it.
            "ec2:RunInstances",
            "ec2:UpdateSecurityGroupRuleDescriptions*",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
        ],
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": region } },
    };
}

/** The cluster and all that stands under its name; not what runs in it. */
function manageCluster({ account, prefix, region }: PlatformContext): PolicyStatement {
    return {
        Sid: "ManageCluster",
        Effect: "Allow",
        Action: [
            "eks:Associate*",
            "eks:Create*",
            "eks:Delete*",
            "eks:Disassociate*",
            "eks:TagResource",
            "eks:UntagResource",
            "eks:Update*",
        ],
        Resource: `arn:aws:eks:${region}:${account}:*/${prefix}*`,
    };
}

/** Hosted zones have generated ids and no region, and billing has neither names nor a region. */
function manageDnsAndBilling(): PolicyStatement {
    return {
        Sid: "ManageDnsAndBilling",
        Effect: "Allow",
        Action: [
            "budgets:ModifyBudget",
            "budgets:TagResource",
            "budgets:UntagResource",
            "ce:CreateAnomaly*",
            "ce:DeleteAnomaly*",
            "ce:TagResource",
            "ce:UntagResource",
            "ce:UpdateAnomaly*",
            "route53:AssociateVPCWithHostedZone",
            "route53:ChangeResourceRecordSets",
            "route53:ChangeTagsForResource",
            "route53:CreateHostedZone",
            "route53:DeleteHostedZone",
            "route53:DisassociateVPCFromHostedZone",
            "route53:UpdateHostedZoneComment",
        ],
        Resource: "*",
    };
}

function manageData(context: PlatformContext): PolicyStatement[] {
    const { account, prefix, region } = context;
    const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
    return [
        {
            Sid: "ManageDatabases",
            Effect: "Allow",
            Action: [
                "rds:AddTagsToResource",
                "rds:CreateDB*",
                "rds:DeleteDBInstance",
                "rds:DeleteDBParameterGroup",
                "rds:DeleteDBSubnetGroup",
                "rds:ModifyDB*",
                "rds:RebootDBInstance",
                "rds:RemoveTagsFromResource",
                "rds:ResetDBParameterGroup",
            ],
            Resource: [arn("rds", `*:${prefix}*`), arn("rds", "og:default*")],
        },
        {
            Sid: "ManageBuckets",
            Effect: "Allow",
            Action: [
                "s3:CreateBucket",
                "s3:DeleteBucket",
                "s3:DeleteBucketPolicy",
                "s3:PutBucket*",
                "s3:PutEncryptionConfiguration",
                "s3:PutLifecycleConfiguration",
                "s3:TagResource",
                "s3:UntagResource",
            ],
            Resource: bucketArn(`${prefix}-*`),
        },
        {
            Sid: "ManageRepositories",
            Effect: "Allow",
            Action: [
                "ecr:CreateRepository",
                "ecr:DeleteLifecyclePolicy",
                "ecr:DeleteRepository",
                "ecr:DeleteRepositoryPolicy",
                "ecr:PutImageScanningConfiguration",
                "ecr:PutImageTagMutability",
                "ecr:PutLifecyclePolicy",
                "ecr:SetRepositoryPolicy",
                "ecr:TagResource",
                "ecr:UntagResource",
            ],
            Resource: arn("ecr", `repository/${repositoryName(context, "*")}`),
        },
        {
            Sid: "ManageRegistry",
            Effect: "Allow",
            Action: [
                "ecr:CreatePullThroughCacheRule",
                "ecr:CreateRepositoryCreationTemplate",
                "ecr:DeletePullThroughCacheRule",
                "ecr:DeleteRepositoryCreationTemplate",
                "ecr:PutRegistryScanningConfiguration",
                "ecr:UpdatePullThroughCacheRule",
                "ecr:UpdateRepositoryCreationTemplate",
                "inspector2:Enable",
                "inspector2:ListAccountPermissions",
            ],
            Resource: "*",
            Condition: { StringEquals: { "aws:RequestedRegion": region } },
        },
        {
            // The program generates values and keeps them in its state, so it reads them back.
            Sid: "ManageSecrets",
            Effect: "Allow",
            Action: [
                "secretsmanager:CancelRotateSecret",
                "secretsmanager:CreateSecret",
                "secretsmanager:DeleteResourcePolicy",
                "secretsmanager:DeleteSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutResourcePolicy",
                "secretsmanager:PutSecretValue",
                "secretsmanager:RestoreSecret",
                "secretsmanager:RotateSecret",
                "secretsmanager:TagResource",
                "secretsmanager:UntagResource",
                "secretsmanager:UpdateSecret*",
            ],
            Resource: arn("secretsmanager", `secret:${secretPrefix(context)}*`),
        },
        {
            // RDS creates the master user's secret in the name of who creates the database.
            Sid: "CreateMasterUserSecrets",
            Effect: "Allow",
            Action: ["secretsmanager:CreateSecret", "secretsmanager:RotateSecret", "secretsmanager:TagResource"],
            Resource: arn("secretsmanager", "secret:rds!*"),
        },
        {
            Sid: "ManageLogGroups",
            Effect: "Allow",
            Action: [
                "logs:AssociateKmsKey",
                "logs:CreateLogGroup",
                "logs:DeleteLogGroup",
                "logs:DeleteRetentionPolicy",
                "logs:DisassociateKmsKey",
                "logs:PutRetentionPolicy",
                "logs:TagResource",
                "logs:UntagResource",
            ],
            Resource: arn("logs", `log-group:*${prefix}*`),
        },
        {
            // Neither restoring nor deleting a recovery point is part of an update.
            Sid: "ManageBackupPlans",
            Effect: "Allow",
            Action: [
                "backup-storage:MountCapsule",
                "backup:CreateBackup*",
                "backup:DeleteBackupPlan",
                "backup:DeleteBackupSelection",
                "backup:DeleteBackupVault*",
                "backup:PutBackupVault*",
                "backup:TagResource",
                "backup:UntagResource",
                "backup:UpdateBackupPlan",
            ],
            Resource: "*",
            Condition: { StringEquals: { "aws:RequestedRegion": region } },
        },
    ];
}

/** Keys have generated ids, so they are told by the tags that they are created with. */
function manageKeys({ account, prefix, region, tags }: PlatformContext): PolicyStatement[] {
    const keys = `arn:aws:kms:${region}:${account}:key/*`;
    const own = (keyword: "RequestTag" | "ResourceTag") => ({
        StringEquals: {
            [`aws:${keyword}/environment`]: tags.environment ?? "",
            [`aws:${keyword}/project`]: tags.project ?? "",
        },
    });
    return [
        {
            Sid: "CreateKeys",
            Effect: "Allow",
            Action: ["kms:CreateKey", "kms:TagResource"],
            Resource: "*",
            Condition: own("RequestTag"),
        },
        {
            Sid: "ManageKeys",
            Effect: "Allow",
            Action: [
                "kms:CancelKeyDeletion",
                "kms:CreateAlias",
                "kms:DeleteAlias",
                "kms:DisableKey*",
                "kms:EnableKey*",
                "kms:PutKeyPolicy",
                "kms:ScheduleKeyDeletion",
                "kms:TagResource",
                "kms:UntagResource",
                "kms:UpdateAlias",
                "kms:UpdateKeyDescription",
            ],
            Resource: keys,
            Condition: own("ResourceTag"),
        },
        {
            Sid: "NameKeys",
            Effect: "Allow",
            Action: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
            Resource: `arn:aws:kms:${region}:${account}:alias/${prefix}*`,
        },
        {
            Sid: "LetServicesUseKeys",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: keys,
            Condition: { ...own("ResourceTag"), Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
        {
            // These services use a key in the name of who creates a secret, a vault, a repository or a database.
            Sid: "UseKeysThroughServices",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:RetireGrant"],
            Resource: keys,
            Condition: {
                StringEquals: {
                    ...own("ResourceTag").StringEquals,
                    "kms:ViaService": ["backup", "ecr", "rds", "secretsmanager"].map(
                        (service) => `${service}.${region}.amazonaws.com`,
                    ),
                },
            },
        },
    ];
}

/** Changes of a managed policy, in IAM's words. */
const policyChanges = [
    "iam:CreatePolicy",
    "iam:CreatePolicyVersion",
    "iam:DeletePolicy",
    "iam:DeletePolicyVersion",
    "iam:SetDefaultPolicyVersion",
    "iam:TagPolicy",
    "iam:UntagPolicy",
];

/** Changes of a role, in IAM's words. */
const roleChanges = [
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteRolePolicy",
    "iam:DetachRolePolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole*",
];

function manageRoles(context: PlatformContext): PolicyStatement[] {
    const { account, prefix } = context;
    const own = (kind: string) => `arn:aws:iam::${account}:${kind}/${prefix}-*`;
    return [
        {
            Sid: "ManageRoles",
            Effect: "Allow",
            Action: [
                ...policyChanges,
                ...roleChanges.filter((action) => action !== "iam:AttachRolePolicy"),
                "iam:AddRoleToInstanceProfile",
                "iam:CreateInstanceProfile",
                "iam:DeleteInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile",
                "iam:TagInstanceProfile",
                "iam:UntagInstanceProfile",
            ],
            Resource: [own("role"), own("policy"), own("instance-profile")],
        },
        {
            Sid: "AttachKnownPolicies",
            Effect: "Allow",
            Action: "iam:AttachRolePolicy",
            Resource: own("role"),
            Condition: { ArnLike: { "iam:PolicyARN": [...attachablePolicies, own("policy")] } },
        },
        {
            Sid: "PassRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: own("role"),
            Condition: { StringEquals: { "iam:PassedToService": roleReceivers } },
        },
        {
            Sid: "LetServicesCreateTheirRoles",
            Effect: "Allow",
            Action: "iam:CreateServiceLinkedRole",
            Resource: `arn:aws:iam::${account}:role/aws-service-role/*`,
            Condition: { StringEquals: { "iam:AWSServiceName": serviceLinkedRoleOwners } },
        },
        {
            Sid: "NeverChangeDelivery",
            Effect: "Deny",
            Action: [...policyChanges, ...roleChanges, "iam:PassRole"],
            Resource: [...deliveryRoleArns(context), `arn:aws:iam::${account}:policy/${prefix}-delivery-*`],
        },
        { Sid: "NeverBecomeAnotherRole", Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" },
    ];
}
