import type { PolicyComplianceFramework } from "@pulumi/policy";

/** One requirement of a published framework. */
export interface Control {
    readonly framework: Framework;
    readonly id: string;
    readonly title: string;
}

interface Framework {
    readonly name: string;
    /** How a report names it. */
    readonly shortName: string;
    readonly version: string;
}

const catalog =
    <Id extends string>(framework: Framework, titles: Readonly<Record<Id, string>>) =>
    (id: Id): Control => ({ framework, id, title: titles[id] });

/** https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html */
export const awsFsbp = catalog(
    { name: "AWS Foundational Security Best Practices", shortName: "AWS FSBP", version: "1.0.0" },
    {
        "ACM.2": "RSA certificates managed by ACM should use a key length of at least 2,048 bits",
        "Backup.1": "AWS Backup recovery points should be encrypted at rest",
        "EC2.2": "VPC default security groups should not allow inbound or outbound traffic",
        "EC2.3": "Attached Amazon EBS volumes should be encrypted at-rest",
        "EC2.6": "VPC flow logging should be enabled in all VPCs",
        "EC2.15": "Amazon EC2 subnets should not automatically assign public IP addresses",
        "EC2.18": "Security groups should only allow unrestricted incoming traffic for authorized ports",
        "EC2.19": "Security groups should not allow unrestricted access to ports with high risk",
        "EC2.25": "Amazon EC2 launch templates should not assign public IPs to network interfaces",
        "EC2.170": "EC2 launch templates should use Instance Metadata Service Version 2 (IMDSv2)",
        "EC2.181": "EC2 launch templates should enable encryption for attached EBS volumes",
        "ECR.1": "ECR private repositories should have image scanning configured",
        "ECR.2": "ECR private repositories should have tag immutability configured",
        "EKS.1": "EKS cluster endpoints should not be publicly accessible",
        "EKS.2": "EKS clusters should run on a supported Kubernetes version",
        "EKS.3": "EKS clusters should use encrypted Kubernetes secrets",
        "EKS.8": "EKS clusters should have audit logging enabled",
        "IAM.1": 'IAM policies should not allow full "*" administrative privileges',
        "IAM.21": "IAM customer managed policies that you create should not allow wildcard actions for services",
        "KMS.1": "IAM customer managed policies should not allow decryption actions on all KMS keys",
        "KMS.2": "IAM principals should not have IAM inline policies that allow decryption actions on all KMS keys",
        "KMS.3": "AWS KMS keys should not be deleted unintentionally",
        "KMS.5": "KMS keys should not be publicly accessible",
        "RDS.2":
            "RDS DB Instances should prohibit public access, as determined by the PubliclyAccessible configuration",
        "RDS.3": "RDS DB instances should have encryption at-rest enabled",
        "RDS.5": "RDS DB instances should be configured with multiple Availability Zones",
        "RDS.8": "RDS DB instances should have deletion protection enabled",
        "RDS.9": "RDS DB instances should publish logs to CloudWatch Logs",
        "RDS.10": "IAM authentication should be configured for RDS instances",
        "RDS.11": "RDS instances should have automatic backups enabled",
        "RDS.17": "RDS DB instances should be configured to copy tags to snapshots",
        "RDS.36": "RDS for PostgreSQL DB instances should publish logs to CloudWatch Logs",
        "S3.2": "S3 general purpose buckets should block public read access",
        "S3.3": "S3 general purpose buckets should block public write access",
        "S3.5": "S3 general purpose buckets should require requests to use SSL",
        "S3.8": "S3 general purpose buckets should block public access",
        "S3.9": "S3 general purpose buckets should have server access logging enabled",
    },
);

/** Controls of Security Hub CSPM outside the FSBP standard. https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html */
export const awsSecurityHub = catalog(
    { name: "AWS Security Hub CSPM", shortName: "AWS Security Hub", version: "unversioned" },
    {
        "CloudWatch.16": "CloudWatch log groups should be retained for a specified time period",
        "ECR.5": "ECR repositories should be encrypted with customer managed AWS KMS keys",
        "IAM.27": "IAM identities should not have the AWSCloudShellFullAccess policy attached",
        "KMS.4": "AWS KMS key rotation should be enabled",
        "RDS.38": "RDS for PostgreSQL DB instances should be encrypted in transit",
        "RDS.39": "RDS for MySQL DB instances should be encrypted in transit",
        "S3.14": "S3 general purpose buckets should have versioning enabled",
        "S3.17": "S3 general purpose buckets should be encrypted at rest with AWS KMS keys",
    },
);

/** https://www.cisecurity.org/benchmark/amazon_web_services */
export const cisAws = catalog(
    { name: "CIS AWS Foundations Benchmark", shortName: "CIS AWS", version: "5.0.0" },
    {
        "1.15": "Ensure IAM policies that allow full *:* administrative privileges are not attached",
        "1.21": "Ensure access to AWSCloudShellFullAccess is restricted",
        "2.1.1": "Ensure S3 Bucket Policy is set to deny HTTP requests",
        "2.1.4": "Ensure that S3 is configured with 'Block Public Access' enabled",
        "2.2.1": "Ensure that encryption-at-rest is enabled for RDS instances",
        "2.2.3": "Ensure that RDS instances are not publicly accessible",
        "2.2.4": "Ensure Multi-AZ deployments are used for enhanced availability in Amazon RDS",
        "3.6": "Ensure rotation for customer-created symmetric CMKs is enabled",
        "3.7": "Ensure VPC flow logging is enabled in all VPCs",
        "5.1.1": "Ensure EBS volume encryption is enabled in all regions",
        "5.3": "Ensure no security groups allow ingress from 0.0.0.0/0 to remote server administration ports",
        "5.4": "Ensure no security groups allow ingress from ::/0 to remote server administration ports",
        "5.5": "Ensure the default security group of every VPC restricts all traffic",
        "5.7": "Ensure that the EC2 Metadata Service only allows IMDSv2",
    },
);

/** https://www.cisecurity.org/benchmark/kubernetes */
export const cisEks = catalog(
    { name: "CIS Amazon EKS Benchmark", shortName: "CIS EKS", version: "1.8.0" },
    {
        "2.1.1": "Enable audit Logs",
        "2.1.2": "Ensure audit logs are collected and managed",
        "4.1.1": "Ensure that the cluster-admin role is only used where required",
        "4.1.7":
            "Cluster Access Manager API to streamline and enhance the management of access controls within EKS clusters",
        "4.3.1": "Ensure CNI plugin supports network policies",
        "5.1.1": "Ensure Image Vulnerability Scanning using Amazon ECR image scanning or a third party provider",
        "5.1.2": "Minimize user access to Amazon ECR",
        "5.2.1": "Prefer using dedicated Amazon EKS Service Accounts",
        "5.3.1": "Ensure Kubernetes Secrets are encrypted using Customer Master Keys (CMKs) managed in AWS KMS",
        "5.4.1": "Restrict Access to the Control Plane Endpoint",
        "5.4.2": "Ensure clusters are created with Private Endpoint Enabled and Public Access Disabled",
        "5.4.3": "Ensure clusters are created with Private Nodes",
        "5.4.4": "Ensure Network Policy is Enabled and set as appropriate",
    },
);

/** https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html */
export const wellArchitected = catalog(
    {
        name: "AWS Well-Architected Framework, Security Pillar",
        shortName: "AWS Well-Architected",
        version: "2024-11-06",
    },
    {
        "SEC02-BP02": "Use temporary credentials",
        "SEC02-BP03": "Store and use secrets securely",
        "SEC03-BP02": "Grant least privilege access",
        "SEC03-BP07": "Analyze public and cross-account access",
        "SEC04-BP01": "Configure service and application logging",
        "SEC06-BP01": "Perform vulnerability management",
        "SEC06-BP02": "Reduce attack surface",
        "SEC06-BP05": "Enable people to perform actions at a distance",
        "SEC06-BP06": "Validate software integrity",
        "SEC08-BP01": "Implement secure key management",
        "SEC08-BP02": "Enforce encryption at rest",
        "SEC08-BP04": "Enforce access control",
        "SEC09-BP01": "Implement secure key and certificate management",
        "SEC09-BP02": "Enforce encryption in transit",
    },
);

/** How a control is cited: the framework's short name and the id. */
export const cited = ({ framework, id }: Control): string => `${framework.shortName} ${id}`;

/** Pulumi has room for one framework a policy: the first control's, with a reference to all of them. */
export function frameworkOf(controls: readonly [Control, ...Control[]]): PolicyComplianceFramework {
    const [{ framework }] = controls;
    return {
        name: framework.name,
        version: framework.version,
        reference: controls.map(cited).join(", "),
        specification: controls.map(({ title }) => title).join("; "),
    };
}
