import { expect } from "chai";
import type { PreviewedResource } from "../../tooling/engine/preview";
import { previewOf } from "../../tooling/cli/previewOf";
import { allows, listOf, statementsOf, type IamRequest } from "../support/iam";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into inputs of every shape
type Inputs = Record<string, any>;

/** What creating a resource asks of IAM. */
type Requests = (inputs: Inputs, arn: string) => IamRequest[];

/** Actions on a resource that has no ARN before it is there, or that IAM does not tell apart. */
const anywhere =
    (...actions: string[]): Requests =>
    () =>
        actions.map((action) => ({ action, resource: "*" }));

/** Actions on the resource itself. */
const on =
    (...actions: string[]): Requests =>
    (_, resource) =>
        actions.map((action) => ({ action, resource }));

const bucket =
    (action: string): Requests =>
    (inputs) => [{ action, resource: `arn:aws:s3:::${inputs.bucket}` }];

const repository =
    (action: string): Requests =>
    (inputs) => [{ action, resource: `arn:aws:ecr:us-east-1:111122223333:repository/${inputs.repository}` }];

const cluster =
    (...actions: string[]): Requests =>
    (inputs) =>
        actions.map((action) => ({
            action,
            resource: `arn:aws:eks:us-east-1:111122223333:cluster/${inputs.clusterName}`,
        }));

/** A role by its name, or by a reference to it, whose id is the name. */
const role = (of: string | { id: string }) => `arn:aws:iam::111122223333:role/${typeof of === "string" ? of : of.id}`;

const tagged = (keyword: "RequestTag" | "ResourceTag", tags: Record<string, string>) =>
    Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`aws:${keyword}/${tag}`, value]));

/** Every type of AWS that the program creates; what a resource of it asks for. */
const requests: Readonly<Record<string, Requests>> = {
    "aws:acm/certificate:Certificate": anywhere("acm:RequestCertificate", "acm:AddTagsToCertificate"),
    "aws:autoscaling/tag:Tag": anywhere("autoscaling:CreateOrUpdateTags"),
    "aws:backup/plan:Plan": anywhere("backup:CreateBackupPlan"),
    "aws:backup/selection:Selection": anywhere("backup:CreateBackupSelection"),
    "aws:backup/vault:Vault": anywhere("backup:CreateBackupVault", "backup-storage:MountCapsule"),
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": anywhere("backup:PutBackupVaultLockConfiguration"),
    "aws:backup/vaultPolicy:VaultPolicy": anywhere(
        "backup:PutBackupVaultAccessPolicy",
        "backup:DeleteBackupVaultAccessPolicy",
    ),
    "aws:budgets/budget:Budget": anywhere("budgets:ModifyBudget"),
    "aws:cloudwatch/logGroup:LogGroup": on(
        "logs:CreateLogGroup",
        "logs:PutRetentionPolicy",
        "logs:AssociateKmsKey",
        "logs:TagResource",
    ),
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor": anywhere("ce:CreateAnomalyMonitor"),
    "aws:costexplorer/anomalySubscription:AnomalySubscription": anywhere("ce:CreateAnomalySubscription"),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": anywhere(
        "ec2:RevokeSecurityGroupIngress",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:CreateTags",
    ),
    "aws:ec2/eip:Eip": anywhere("ec2:AllocateAddress", "ec2:ReleaseAddress"),
    "aws:ec2/flowLog:FlowLog": anywhere("ec2:CreateFlowLogs", "ec2:DeleteFlowLogs"),
    "aws:ec2/internetGateway:InternetGateway": anywhere("ec2:CreateInternetGateway", "ec2:AttachInternetGateway"),
    "aws:ec2/launchTemplate:LaunchTemplate": anywhere(
        "ec2:CreateLaunchTemplate",
        "ec2:CreateLaunchTemplateVersion",
        "ec2:ModifyLaunchTemplate",
        "ec2:RunInstances",
    ),
    "aws:ec2/natGateway:NatGateway": anywhere("ec2:CreateNatGateway", "ec2:DeleteNatGateway"),
    "aws:ec2/route:Route": anywhere("ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute"),
    "aws:ec2/routeTable:RouteTable": anywhere("ec2:CreateRouteTable", "ec2:DeleteRouteTable"),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": anywhere("ec2:AssociateRouteTable"),
    "aws:ec2/securityGroup:SecurityGroup": anywhere(
        "ec2:CreateSecurityGroup",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupEgress",
    ),
    "aws:ec2/securityGroupRule:SecurityGroupRule": anywhere("ec2:AuthorizeSecurityGroupIngress"),
    "aws:ec2/subnet:Subnet": anywhere("ec2:CreateSubnet", "ec2:ModifySubnetAttribute"),
    "aws:ec2/vpc:Vpc": anywhere("ec2:CreateVpc", "ec2:ModifyVpcAttribute", "ec2:CreateTags"),
    "aws:ec2/vpcEndpoint:VpcEndpoint": anywhere("ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint"),
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": repository("ecr:PutLifecyclePolicy"),
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": anywhere("ecr:CreatePullThroughCacheRule"),
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": anywhere(
        "ecr:PutRegistryScanningConfiguration",
    ),
    "aws:ecr/repository:Repository": on("ecr:CreateRepository", "ecr:PutImageTagMutability", "ecr:TagResource"),
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": anywhere("ecr:CreateRepositoryCreationTemplate"),
    "aws:ecr/repositoryPolicy:RepositoryPolicy": repository("ecr:SetRepositoryPolicy"),
    "aws:eks/accessEntry:AccessEntry": cluster("eks:CreateAccessEntry"),
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": (inputs) => [
        {
            action: "eks:AssociateAccessPolicy",
            resource: `arn:aws:eks:us-east-1:111122223333:access-entry/${inputs.clusterName}/role/111122223333/a/b`,
        },
    ],
    "aws:eks/addon:Addon": cluster("eks:CreateAddon"),
    "aws:eks/cluster:Cluster": on("eks:CreateCluster", "eks:UpdateClusterConfig", "eks:TagResource"),
    "aws:eks/nodeGroup:NodeGroup": cluster("eks:CreateNodegroup"),
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": cluster("eks:CreatePodIdentityAssociation"),
    "aws:iam/role:Role": (inputs, arn) => [
        { action: "iam:CreateRole", resource: arn },
        { action: "iam:TagRole", resource: arn },
        ...statementsOf(inputs.assumeRolePolicy as string)
            .flatMap(({ Principal = {} }) => (Principal === "*" ? [] : listOf(Principal.Service)))
            .map((service) => ({
                action: "iam:PassRole",
                resource: arn,
                keys: { "iam:PassedToService": service },
            })),
    ],
    "aws:iam/rolePolicy:RolePolicy": (inputs) => [
        { action: "iam:PutRolePolicy", resource: role(inputs.role as Parameters<typeof role>[0]) },
    ],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (inputs) => [
        {
            action: "iam:AttachRolePolicy",
            resource: role(inputs.role as Parameters<typeof role>[0]),
            keys: { "iam:PolicyARN": inputs.policyArn as string },
        },
    ],
    "aws:kms/alias:Alias": (inputs) => [
        { action: "kms:CreateAlias", resource: `arn:aws:kms:us-east-1:111122223333:${inputs.name}` },
    ],
    "aws:kms/key:Key": (inputs, resource) => [
        { action: "kms:CreateKey", resource: "*", keys: tagged("RequestTag", inputs.tags as Record<string, string>) },
        ...["kms:PutKeyPolicy", "kms:EnableKeyRotation", "kms:CreateAlias", "kms:ScheduleKeyDeletion"].map(
            (action) => ({
                action,
                resource,
                keys: tagged("ResourceTag", inputs.tags as Record<string, string>),
            }),
        ),
    ],
    "aws:rds/instance:Instance": on("rds:CreateDBInstance", "rds:ModifyDBInstance", "rds:AddTagsToResource"),
    "aws:rds/parameterGroup:ParameterGroup": on("rds:CreateDBParameterGroup", "rds:ModifyDBParameterGroup"),
    "aws:rds/subnetGroup:SubnetGroup": on("rds:CreateDBSubnetGroup", "rds:DeleteDBSubnetGroup"),
    "aws:route53/record:Record": anywhere("route53:ChangeResourceRecordSets"),
    "aws:route53/zone:Zone": anywhere("route53:CreateHostedZone", "route53:ChangeTagsForResource"),
    "aws:s3/bucket:Bucket": bucket("s3:CreateBucket"),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucket("s3:PutLifecycleConfiguration"),
    "aws:s3/bucketLogging:BucketLogging": bucket("s3:PutBucketLogging"),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucket("s3:PutBucketOwnershipControls"),
    "aws:s3/bucketPolicy:BucketPolicy": bucket("s3:PutBucketPolicy"),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucket("s3:PutBucketPublicAccessBlock"),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": bucket(
        "s3:PutEncryptionConfiguration",
    ),
    "aws:s3/bucketVersioning:BucketVersioning": bucket("s3:PutBucketVersioning"),
    "aws:secretsmanager/secret:Secret": on("secretsmanager:CreateSecret", "secretsmanager:TagResource"),
    "aws:secretsmanager/secretPolicy:SecretPolicy": (inputs) => [
        { action: "secretsmanager:PutResourcePolicy", resource: inputs.secretArn as string },
    ],
    "aws:secretsmanager/secretVersion:SecretVersion": (inputs) => [
        { action: "secretsmanager:PutSecretValue", resource: inputs.secretId as string },
        { action: "secretsmanager:GetSecretValue", resource: inputs.secretId as string },
    ],
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": anywhere("ec2:AuthorizeSecurityGroupIngress"),
};

/** Delivery itself: its OIDC provider, its policies, and the roles that preview and apply. */
const isDelivery = ({ type, inputs, name }: PreviewedResource) =>
    type === "aws:iam/openIdConnectProvider:OpenIdConnectProvider" ||
    type === "aws:iam/policy:Policy" ||
    (type.startsWith("aws:iam/role") && /-(apply|preview)$/.test((inputs.role ?? inputs.name ?? name) as string));

describe("the apply role and the program", () => {
    const state: { resources: readonly PreviewedResource[] } = { resources: [] };

    before(async () => {
        const { resources } = await previewOf("dev");
        state.resources = resources.filter(({ type }) => type.startsWith("aws:"));
    });

    const permissions = () =>
        state.resources
            .filter(({ type, name }) => type === "aws:iam/policy:Policy" && name.startsWith("delivery-"))
            .flatMap(({ inputs }) => statementsOf(inputs.policy as string));

    const asked = ({ type, inputs, outputs }: PreviewedResource) =>
        (requests[type] ?? (() => []))(inputs, (outputs.arn ?? "") as string).map((request) => ({
            ...request,
            keys: { "aws:RequestedRegion": "us-east-1", ...request.keys },
        }));

    it("know the same types of resources: add a new one to the role's permissions and to this test", () => {
        const unknown = state.resources.filter((resource) => !isDelivery(resource) && !(resource.type in requests));
        expect([...new Set(unknown.map(({ type }) => type))]).to.deep.equal([]);
    });

    it("agree on everything that creates the stack", () => {
        const refused = state.resources
            .filter((resource) => !isDelivery(resource))
            .flatMap((resource) => asked(resource).map((request) => ({ ...request, name: resource.name })))
            .filter((request) => !allows(permissions(), request));
        expect(refused).to.deep.equal([]);
    });

    it("leave delivery itself to administrators", () => {
        const delivery = state.resources.filter(isDelivery).flatMap(asked);
        expect(delivery).to.not.be.empty;
        expect(delivery.filter((request) => allows(permissions(), request))).to.deep.equal([]);
    });
});
