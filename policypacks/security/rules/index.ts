import type { Rule } from "../../shared/rule";
import { acmCertificateUseStrongKey } from "./acm/Certificate/useStrongKey";
import { acmCertificateValidateByDns } from "./acm/Certificate/validateByDns";
import { backupVaultDisallowForceDestroy } from "./backup/Vault/disallowForceDestroy";
import { backupVaultEncryptWithOwnKey } from "./backup/Vault/encryptWithOwnKey";
import { backupVaultPolicyDisallowPublicAccess } from "./backup/VaultPolicy/disallowPublicAccess";
import { cloudwatchLogGroupEncryptWithOwnKey } from "./cloudwatch/LogGroup/encryptWithOwnKey";
import { cloudwatchLogGroupRetainLogs } from "./cloudwatch/LogGroup/retainLogs";
import { ec2DefaultSecurityGroupDisallowRules } from "./ec2/DefaultSecurityGroup/disallowRules";
import { ec2FlowLogLogRejectedTraffic } from "./ec2/FlowLog/logRejectedTraffic";
import { ec2LaunchTemplateDisallowKeyPair } from "./ec2/LaunchTemplate/disallowKeyPair";
import { ec2LaunchTemplateDisallowPublicIp } from "./ec2/LaunchTemplate/disallowPublicIp";
import { ec2LaunchTemplateEncryptVolumes } from "./ec2/LaunchTemplate/encryptVolumes";
import { ec2LaunchTemplateEncryptVolumesWithOwnKey } from "./ec2/LaunchTemplate/encryptVolumesWithOwnKey";
import { ec2LaunchTemplateLimitMetadataHops } from "./ec2/LaunchTemplate/limitMetadataHops";
import { ec2LaunchTemplateRequireImdsV2 } from "./ec2/LaunchTemplate/requireImdsV2";
import { ec2SecurityGroupDisallowInternetIngress } from "./ec2/SecurityGroup/disallowInternetIngress";
import { ec2SecurityGroupRuleDisallowInternetIngress } from "./ec2/SecurityGroupRule/disallowInternetIngress";
import { ec2SubnetDisallowAutomaticPublicIp } from "./ec2/Subnet/disallowAutomaticPublicIp";
import { ec2VpcEnableFlowLogs } from "./ec2/Vpc/enableFlowLogs";
import { ec2VpcLockDefaultSecurityGroup } from "./ec2/Vpc/lockDefaultSecurityGroup";
import { ecrRepositoryEncryptWithOwnKey } from "./ecr/Repository/encryptWithOwnKey";
import { ecrRepositoryScanOnPush } from "./ecr/Repository/scanOnPush";
import { ecrRepositoryUseImmutableTags } from "./ecr/Repository/useImmutableTags";
import { ecrRepositoryCreationTemplateEncryptWithOwnKey } from "./ecr/RepositoryCreationTemplate/encryptWithOwnKey";
import { ecrRepositoryPolicyDisallowPublicAccess } from "./ecr/RepositoryPolicy/disallowPublicAccess";
import { eksAccessEntryUseRoles } from "./eks/AccessEntry/useRoles";
import { eksAccessPolicyAssociationLimitScope } from "./eks/AccessPolicyAssociation/limitScope";
import { eksAccessPolicyAssociationRestrictClusterAdmin } from "./eks/AccessPolicyAssociation/restrictClusterAdmin";
import { eksAddonEnableNetworkPolicy } from "./eks/Addon/enableNetworkPolicy";
import { eksAddonPinVersion } from "./eks/Addon/pinVersion";
import { eksClusterDisallowCreatorAdmin } from "./eks/Cluster/disallowCreatorAdmin";
import { eksClusterEnableControlPlaneLogs } from "./eks/Cluster/enableControlPlaneLogs";
import { eksClusterEnableDeletionProtection } from "./eks/Cluster/enableDeletionProtection";
import { eksClusterEnablePrivateEndpoint } from "./eks/Cluster/enablePrivateEndpoint";
import { eksClusterEncryptSecrets } from "./eks/Cluster/encryptSecrets";
import { eksClusterPinVersion } from "./eks/Cluster/pinVersion";
import { eksClusterRestrictPublicEndpoint } from "./eks/Cluster/restrictPublicEndpoint";
import { eksClusterUseAccessEntries } from "./eks/Cluster/useAccessEntries";
import { eksClusterUseStandardSupport } from "./eks/Cluster/useStandardSupport";
import { eksNodeGroupDisallowRemoteAccess } from "./eks/NodeGroup/disallowRemoteAccess";
import { eksNodeGroupUseLaunchTemplate } from "./eks/NodeGroup/useLaunchTemplate";
import { eksPodIdentityAssociationKeepSessionTags } from "./eks/PodIdentityAssociation/keepSessionTags";
import { iamAccessKeyDisallowLongLivedKeys } from "./iam/AccessKey/disallowLongLivedKeys";
import { iamPolicyDisallowFullAdministration } from "./iam/Policy/disallowFullAdministration";
import { iamPolicyDisallowServiceWildcards } from "./iam/Policy/disallowServiceWildcards";
import { iamPolicyRestrictDecryption } from "./iam/Policy/restrictDecryption";
import { iamPolicyRestrictPassRole } from "./iam/Policy/restrictPassRole";
import { iamRoleDisallowInlinePolicies } from "./iam/Role/disallowInlinePolicies";
import { iamRoleDisallowPublicTrust } from "./iam/Role/disallowPublicTrust";
import { iamRoleRestrictOidcTrust } from "./iam/Role/restrictOidcTrust";
import { iamRoleRestrictPodIdentityTrust } from "./iam/Role/restrictPodIdentityTrust";
import { iamRolePolicyDisallowFullAdministration } from "./iam/RolePolicy/disallowFullAdministration";
import { iamRolePolicyDisallowServiceWildcards } from "./iam/RolePolicy/disallowServiceWildcards";
import { iamRolePolicyRestrictDecryption } from "./iam/RolePolicy/restrictDecryption";
import { iamRolePolicyRestrictPassRole } from "./iam/RolePolicy/restrictPassRole";
import { iamRolePolicyAttachmentDisallowBroadPolicies } from "./iam/RolePolicyAttachment/disallowBroadPolicies";
import { kmsKeyDelayDeletion } from "./kms/Key/delayDeletion";
import { kmsKeyDisallowPublicAccess } from "./kms/Key/disallowPublicAccess";
import { kmsKeyEnableRotation } from "./kms/Key/enableRotation";
import { kmsKeyKeepLockoutSafetyCheck } from "./kms/Key/keepLockoutSafetyCheck";
import { kmsKeyPolicyDisallowPublicAccess } from "./kms/KeyPolicy/disallowPublicAccess";
import { rdsInstanceCopyTagsToSnapshots } from "./rds/Instance/copyTagsToSnapshots";
import { rdsInstanceDisallowPublicAccess } from "./rds/Instance/disallowPublicAccess";
import { rdsInstanceEnableDeletionProtection } from "./rds/Instance/enableDeletionProtection";
import { rdsInstanceEnableIamAuthentication } from "./rds/Instance/enableIamAuthentication";
import { rdsInstanceEncryptPerformanceInsights } from "./rds/Instance/encryptPerformanceInsights";
import { rdsInstanceEncryptStorage } from "./rds/Instance/encryptStorage";
import { rdsInstanceEncryptStorageWithOwnKey } from "./rds/Instance/encryptStorageWithOwnKey";
import { rdsInstanceExportLogs } from "./rds/Instance/exportLogs";
import { rdsInstanceKeepFinalSnapshot } from "./rds/Instance/keepFinalSnapshot";
import { rdsInstanceManageMasterPassword } from "./rds/Instance/manageMasterPassword";
import { rdsInstanceRetainBackups } from "./rds/Instance/retainBackups";
import { rdsInstanceUseMultipleZones } from "./rds/Instance/useMultipleZones";
import { rdsInstanceUseOwnParameterGroup } from "./rds/Instance/useOwnParameterGroup";
import { rdsParameterGroupForceTls } from "./rds/ParameterGroup/forceTls";
import { s3BucketBlockPublicAccess } from "./s3/Bucket/blockPublicAccess";
import { s3BucketDisallowForceDestroy } from "./s3/Bucket/disallowForceDestroy";
import { s3BucketEncryptWithOwnKey } from "./s3/Bucket/encryptWithOwnKey";
import { s3BucketKeepVersions } from "./s3/Bucket/keepVersions";
import { s3BucketLogAccess } from "./s3/Bucket/logAccess";
import { s3BucketRequireTls } from "./s3/Bucket/requireTls";
import { s3BucketPolicyDisallowPublicAccess } from "./s3/BucketPolicy/disallowPublicAccess";
import { s3BucketPolicyRequireTls } from "./s3/BucketPolicy/requireTls";
import { s3BucketPublicAccessBlockBlockAll } from "./s3/BucketPublicAccessBlock/blockAll";
import { s3BucketVersioningEnable } from "./s3/BucketVersioning/enable";
import { secretsmanagerSecretEncryptWithOwnKey } from "./secretsmanager/Secret/encryptWithOwnKey";
import { secretsmanagerSecretKeepRecoveryWindow } from "./secretsmanager/Secret/keepRecoveryWindow";
import { secretsmanagerSecretPolicyDisallowPublicAccess } from "./secretsmanager/SecretPolicy/disallowPublicAccess";
import { vpcSecurityGroupIngressRuleDisallowInternetIngress } from "./vpc/SecurityGroupIngressRule/disallowInternetIngress";

/** Every rule of the pack, in the order of its files. */
export const rules: readonly Rule[] = [
    acmCertificateUseStrongKey,
    acmCertificateValidateByDns,
    backupVaultDisallowForceDestroy,
    backupVaultEncryptWithOwnKey,
    backupVaultPolicyDisallowPublicAccess,
    cloudwatchLogGroupEncryptWithOwnKey,
    cloudwatchLogGroupRetainLogs,
    ec2DefaultSecurityGroupDisallowRules,
    ec2FlowLogLogRejectedTraffic,
    ec2LaunchTemplateDisallowKeyPair,
    ec2LaunchTemplateDisallowPublicIp,
    ec2LaunchTemplateEncryptVolumes,
    ec2LaunchTemplateEncryptVolumesWithOwnKey,
    ec2LaunchTemplateLimitMetadataHops,
    ec2LaunchTemplateRequireImdsV2,
    ec2SecurityGroupDisallowInternetIngress,
    ec2SecurityGroupRuleDisallowInternetIngress,
    ec2SubnetDisallowAutomaticPublicIp,
    ec2VpcEnableFlowLogs,
    ec2VpcLockDefaultSecurityGroup,
    ecrRepositoryEncryptWithOwnKey,
    ecrRepositoryScanOnPush,
    ecrRepositoryUseImmutableTags,
    ecrRepositoryCreationTemplateEncryptWithOwnKey,
    ecrRepositoryPolicyDisallowPublicAccess,
    eksAccessEntryUseRoles,
    eksAccessPolicyAssociationLimitScope,
    eksAccessPolicyAssociationRestrictClusterAdmin,
    eksAddonEnableNetworkPolicy,
    eksAddonPinVersion,
    eksClusterDisallowCreatorAdmin,
    eksClusterEnableControlPlaneLogs,
    eksClusterEnableDeletionProtection,
    eksClusterEnablePrivateEndpoint,
    eksClusterEncryptSecrets,
    eksClusterPinVersion,
    eksClusterRestrictPublicEndpoint,
    eksClusterUseAccessEntries,
    eksClusterUseStandardSupport,
    eksNodeGroupDisallowRemoteAccess,
    eksNodeGroupUseLaunchTemplate,
    eksPodIdentityAssociationKeepSessionTags,
    iamAccessKeyDisallowLongLivedKeys,
    iamPolicyDisallowFullAdministration,
    iamPolicyDisallowServiceWildcards,
    iamPolicyRestrictDecryption,
    iamPolicyRestrictPassRole,
    iamRoleDisallowInlinePolicies,
    iamRoleDisallowPublicTrust,
    iamRoleRestrictOidcTrust,
    iamRoleRestrictPodIdentityTrust,
    iamRolePolicyDisallowFullAdministration,
    iamRolePolicyDisallowServiceWildcards,
    iamRolePolicyRestrictDecryption,
    iamRolePolicyRestrictPassRole,
    iamRolePolicyAttachmentDisallowBroadPolicies,
    kmsKeyDelayDeletion,
    kmsKeyDisallowPublicAccess,
    kmsKeyEnableRotation,
    kmsKeyKeepLockoutSafetyCheck,
    kmsKeyPolicyDisallowPublicAccess,
    rdsInstanceCopyTagsToSnapshots,
    rdsInstanceDisallowPublicAccess,
    rdsInstanceEnableDeletionProtection,
    rdsInstanceEnableIamAuthentication,
    rdsInstanceEncryptPerformanceInsights,
    rdsInstanceEncryptStorage,
    rdsInstanceEncryptStorageWithOwnKey,
    rdsInstanceExportLogs,
    rdsInstanceKeepFinalSnapshot,
    rdsInstanceManageMasterPassword,
    rdsInstanceRetainBackups,
    rdsInstanceUseMultipleZones,
    rdsInstanceUseOwnParameterGroup,
    rdsParameterGroupForceTls,
    s3BucketBlockPublicAccess,
    s3BucketDisallowForceDestroy,
    s3BucketEncryptWithOwnKey,
    s3BucketKeepVersions,
    s3BucketLogAccess,
    s3BucketRequireTls,
    s3BucketPolicyDisallowPublicAccess,
    s3BucketPolicyRequireTls,
    s3BucketPublicAccessBlockBlockAll,
    s3BucketVersioningEnable,
    secretsmanagerSecretEncryptWithOwnKey,
    secretsmanagerSecretKeepRecoveryWindow,
    secretsmanagerSecretPolicyDisallowPublicAccess,
    vpcSecurityGroupIngressRuleDisallowInternetIngress,
];
