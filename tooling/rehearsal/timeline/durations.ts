import type { PreviewedResource, PropertyMap } from "../../engine/preview";

/** How long it takes to create a resource of a type, in seconds from the request until the provider says it is there. */
export interface Duration {
    readonly low: number;
    readonly typical: number;
    readonly high: number;
    readonly source: Source;
}

/** Where a figure comes from. */
export interface Source {
    /** AWS says so, somebody's log of an `apply` shows it, or it is judged by what the provider has to do. */
    readonly kind: "published" | "measured" | "estimated";
    readonly title: string;
}

/** Which of the three figures is meant. */
export const cases = ["low", "typical", "high"] as const;
export type Case = (typeof cases)[number];

const published = (title: string): Source => ({ kind: "published", title });
const measured = (title: string): Source => ({ kind: "measured", title });
const estimated = (title: string): Source => ({ kind: "estimated", title });

// The provider of Terraform is the provider of Pulumi, bridged: its logs are ours.
const clinicDesk = "Saptak-cyber/DevOps_Assignments, final-devops-project/README.md, 8.2 (2026)";
const devopsArt = "DevopsArtFactory/terraform-provisioning, pull requests 46 and 47 (2024)";
const eksModule2203 = "terraform-aws-modules/terraform-aws-eks, issue 2203 (2022)";
const steampipe = "turbot/steampipe-plugin-aws, pull request 131 (2021)";

const addon = {
    coredns: of(14, 35, 60, measured(`${clinicDesk}; 14 to 56 s in six more logs`)),
    "aws-ebs-csi-driver": of(35, 46, 60, measured(clinicDesk)),
    "metrics-server": of(45, 50, 60, measured(clinicDesk)),
    "vpc-cni": of(24, 30, 65, measured(`${clinicDesk}; with nodes up to 65 s`)),
    "kube-proxy": of(4, 25, 45, measured(`${clinicDesk}; 4 to 45 s in six more logs`)),
    "eks-pod-identity-agent": of(24, 25, 35, measured(clinicDesk)),
} as const;

const oneCall = estimated("one call, answered at once");
const iamCall = measured(`${devopsArt}, ${steampipe}`);

/** What creates a resource with one call that is answered at once. */
const quick = of(1, 1, 3, oneCall);

/** A figure for every resource whose type has none of its own. */
export const defaultDuration = of(1, 2, 5, estimated("no figure for this type: one call and one read"));

type Entry = Duration | ((inputs: PropertyMap) => Duration);

const durations: Readonly<Record<string, Entry>> = {
    "aws:acm/certificate:Certificate": of(3, 6, 10, measured("public logs of three applies, 3 to 8 s (2026)")),
    "aws:acm/certificateValidation:CertificateValidation": of(
        1,
        105,
        530,
        measured("public logs of five applies, 0 s to 8 min 52 s (2022 to 2026), in a delegated zone"),
    ),
    "aws:autoscaling/tag:Tag": of(1, 1, 2, measured(devopsArt)),
    "aws:cloudwatch/logGroup:LogGroup": quick,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": of(1, 2, 4, estimated("revokes the rules it finds")),
    "aws:ec2/eip:Eip": of(1, 2, 3, measured("public log of an apply, 2 s")),
    "aws:ec2/flowLog:FlowLog": of(1, 2, 5, oneCall),
    "aws:ec2/internetGateway:InternetGateway": of(1, 1, 3, measured(eksModule2203)),
    "aws:ec2/launchTemplate:LaunchTemplate": of(1, 6, 8, measured("public log of an apply, 6 s (2026)")),
    "aws:ec2/natGateway:NatGateway": of(
        88,
        105,
        125,
        measured(`${clinicDesk}; 1 min 28 s to 2 min 5 s in ten more gateways`),
    ),
    "aws:ec2/route:Route": of(1, 1, 2, measured(eksModule2203)),
    "aws:ec2/routeTable:RouteTable": of(1, 1, 3, measured(eksModule2203)),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": of(1, 1, 3, measured(eksModule2203)),
    "aws:ec2/securityGroup:SecurityGroup": of(2, 3, 6, measured(`${devopsArt}, 2 s; others up to 6 s`)),
    "aws:ec2/securityGroupRule:SecurityGroupRule": of(1, 3, 10, measured(eksModule2203)),
    // The provider sets a public subnet's attributes one by one, and waits for each.
    "aws:ec2/subnet:Subnet": ({ mapPublicIpOnLaunch }) =>
        mapPublicIpOnLaunch === true ? of(10, 11, 12, measured(eksModule2203)) : of(1, 1, 7, measured(steampipe)),
    "aws:ec2/vpc:Vpc": of(6, 11, 24, measured(`${clinicDesk}, 6 s; ${steampipe}, 24 s; 11 s with DNS host names`)),
    "aws:ec2/vpcEndpoint:VpcEndpoint": ({ vpcEndpointType }) =>
        vpcEndpointType === "Interface"
            ? of(
                  30,
                  90,
                  240,
                  estimated("network interfaces in every zone, and private DNS; the provider polls every 5 s"),
              )
            : of(5, 6, 12, estimated("one entry in every route table; the provider polls every 5 s")),
    "aws:eks/accessEntry:AccessEntry": of(1, 1, 3, measured(devopsArt)),
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": of(1, 1, 3, measured(devopsArt)),
    "aws:eks/addon:Addon": ({ addonName }) =>
        (addon as Readonly<Record<string, Duration>>)[String(addonName)] ??
        of(14, 45, 120, estimated("like the other add-ons")),
    "aws:eks/cluster:Cluster": of(
        493,
        570,
        975,
        measured(
            `${clinicDesk}, 9 min 22 s; ${devopsArt}, 8 min 33 s; terraform-aws-modules/terraform-aws-eks, pull request ` +
                "3218, 10 min 6 s; AWS in aws/containers-roadmap, issue 1227: 15 min on average (2021)",
        ),
    ),
    "aws:eks/nodeGroup:NodeGroup": of(88, 125, 300, measured(`${clinicDesk}, 2 min 10 s; ${devopsArt}, 1 min 48 s`)),
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": quick,
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": of(1, 1, 3, measured(devopsArt)),
    "aws:iam/policy:Policy": of(1, 1, 4, iamCall),
    // IAM is eventually consistent: who assumes a new role at once retries for as long as the high figure says.
    "aws:iam/role:Role": of(1, 2, 15, iamCall),
    "aws:iam/rolePolicy:RolePolicy": of(1, 1, 4, iamCall),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": of(1, 1, 4, iamCall),
    "aws:kms/alias:Alias": of(1, 1, 2, measured("public logs of three applies, 0 to 1 s")),
    "aws:kms/key:Key": of(
        8,
        20,
        38,
        measured(
            "public logs of four applies, 8 to 38 s; hashicorp/terraform-provider-aws, internal/service/kms/key.go: five " +
                "reads in a row, a second apart, for each of policy, rotation and tags",
        ),
    ),
    "aws:rds/instance:Instance": ({ multiAz }) =>
        multiAz === true
            ? of(
                  600,
                  900,
                  1200,
                  measured("hashicorp/terraform, issue 498: 15 to 20 min; later public logs 10 to 17 min"),
              )
            : of(315, 480, 720, measured("hashicorp/terraform, issue 498: 5 to 10 min; later public logs the same")),
    "aws:rds/parameterGroup:ParameterGroup": of(1, 3, 10, estimated("parameters are set twenty at a time")),
    "aws:rds/subnetGroup:SubnetGroup": of(1, 2, 4, oneCall),
    "aws:route53/record:Record": of(
        20,
        33,
        60,
        published("Route 53 Developer Guide, Editing records: within 60 seconds on all name servers"),
    ),
    "aws:route53/zone:Zone": of(
        20,
        40,
        60,
        published("Route 53 Developer Guide: a change is on all name servers within 60 seconds"),
    ),
    "aws:s3/bucket:Bucket": of(1, 3, 6, measured("public logs of two applies, 1 to 4 s (2025)")),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": of(
        10,
        32,
        60,
        measured("public log of an apply, over 30 s: the provider waits until every node answers the same"),
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": quick,
    "aws:s3/bucketVersioning:BucketVersioning": of(1, 2, 4, measured("public log of an apply, 2 s")),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": of(1, 1, 3, oneCall),
    "kubernetes:helm.sh/v3:Release": of(
        50,
        75,
        120,
        measured("public logs of eight installations of argo-cd, 50 s to 1 min 57 s (2024 to 2026)"),
    ),
    "random:index/randomId:RandomId": nothing("made in the provider itself"),
    "random:index/randomPassword:RandomPassword": nothing("made in the provider itself"),
};

function of(low: number, typical: number, high: number, source: Source): Duration {
    return { low, typical, high, source };
}

function nothing(reason: string): Duration {
    return of(0, 0, 0, estimated(reason));
}

/** How long one resource takes. Components and providers take no time: what they stand for are their resources. */
export function durationOf({ type, inputs, custom }: Pick<PreviewedResource, "type" | "inputs" | "custom">): Duration {
    if (!custom || type.startsWith("pulumi:providers:")) {
        return nothing("not a resource of a cloud");
    }
    const entry = durations[type] ?? (type.startsWith("kubernetes:") ? quick : defaultDuration);
    return typeof entry === "function" ? entry(inputs) : entry;
}
