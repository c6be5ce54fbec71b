import { expect } from "chai";
import type { PreviewedResource } from "../../tooling/engine/preview";
import { parseUrn } from "../../tooling/engine/urn";
import { awsOrder, completed, programOrder, type Ordered } from "../../tooling/rehearsal/timeline/order";
import { previewed } from "../support/previews";

const isRemote = (type: string) => type === "awsx:ec2:Vpc";

const needsOf = (order: readonly Ordered[], id: string) => order.find((one) => one.id === id)?.needs;

const program = (resources: readonly PreviewedResource[], { urn }: PreviewedResource) =>
    needsOf(programOrder(resources, isRemote), urn);

const aws = (resources: readonly PreviewedResource[], { urn }: PreviewedResource) =>
    needsOf(awsOrder(resources), urn)?.map((need) => parseUrn(need).name);

const network = previewed("platform:network:Network", "network");
const vpc = previewed("awsx:ec2:Vpc", "vpc", { custom: false }, network);
const subnet = previewed("aws:ec2/subnet:Subnet", "subnet", {}, vpc);
const table = previewed("aws:ec2/routeTable:RouteTable", "table", {}, subnet);
const key = previewed("aws:kms/key:Key", "key");

describe("the order that the program gives", () => {
    it("has children wait for their parent, and a component for what it was given", () => {
        const database = previewed("platform:database:Database", "database", { dependencies: [key.urn] });
        const instance = previewed("aws:rds/instance:Instance", "instance", {}, database);
        const resources = [key, database, instance];
        expect(program(resources, database)).to.deep.equal([key.urn]);
        expect(program(resources, instance)).to.deep.equal([database.urn]);
    });

    it("has who takes an output of a remote component wait for everything in it", () => {
        const cluster = previewed("aws:eks/cluster:Cluster", "cluster", { dependencies: [subnet.urn, vpc.urn] });
        const resources = [network, vpc, subnet, table, cluster];
        expect(program(resources, cluster)).to.deep.equal([subnet.urn, completed(vpc.urn)]);
        expect(needsOf(programOrder(resources, isRemote), completed(vpc.urn))).to.deep.equal([
            vpc.urn,
            subnet.urn,
            table.urn,
        ]);
        // What is in it waits for its registration only.
        expect(program(resources, subnet)).to.deep.equal([vpc.urn]);
    });

    it("waits for providers and for what a resource is deleted with", () => {
        const provider = previewed("pulumi:providers:kubernetes", "kubernetes");
        const secret = previewed("kubernetes:core/v1:Secret", "secret", {
            provider: `${provider.urn}::some-id`,
            deletedWith: network.urn,
        });
        expect(program([provider, network, secret], secret)).to.deep.equal([provider.urn, network.urn]);
    });

    it("leaves out what is not in the preview", () => {
        const role = previewed("aws:iam/role:Role", "role", { provider: "urn:gone::id", dependencies: ["urn:gone"] });
        expect(program([role], role)).to.deep.equal([]);
    });
});

describe("the order that AWS asks for", () => {
    it("follows inputs, not what the program alone wants", () => {
        const log = previewed(
            "aws:ec2/flowLog:FlowLog",
            "log",
            {
                dependencies: [key.urn, subnet.urn, vpc.urn],
                propertyDependencies: { logDestination: [subnet.urn, vpc.urn] },
            },
            network,
        );
        expect(aws([network, vpc, subnet, key, log], log)).to.deep.equal(["subnet"]);
    });

    it("has a service wait for the permissions of its role, and no others", () => {
        const role = previewed("aws:iam/role:Role", "role");
        const other = previewed("aws:iam/role:Role", "other");
        const granted = (name: string, to: PreviewedResource) =>
            previewed("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, {
                propertyDependencies: { role: [to.urn] },
            });
        const cluster = previewed("aws:eks/cluster:Cluster", "cluster", {
            propertyDependencies: { roleArn: [role.urn] },
        });
        const resources = [role, other, granted("mine", role), granted("not-mine", other), cluster];
        expect(aws(resources, cluster)).to.deep.equal(["role", "mine"]);
    });

    const addon = (addonName: string) => previewed("aws:eks/addon:Addon", addonName, { inputs: { addonName } });
    const nodes = previewed("aws:eks/nodeGroup:NodeGroup", "nodes");
    const nat = previewed("aws:ec2/natGateway:NatGateway", "nat");
    const route = previewed("aws:ec2/route:Route", "route");
    const endpoint = previewed("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint");
    const gateway = previewed("aws:ec2/internetGateway:InternetGateway", "gateway");
    const ofPrincipal = (principalArn: string) => ({ inputs: { principalArn } });
    const entry = previewed("aws:eks/accessEntry:AccessEntry", "entry", ofPrincipal("mine"));
    const otherEntry = previewed("aws:eks/accessEntry:AccessEntry", "other-entry", ofPrincipal("not-mine"));
    const rights = previewed("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "rights", ofPrincipal("mine"));
    const namespace = previewed("kubernetes:core/v1:Namespace", "namespace");
    const release = previewed("kubernetes:helm.sh/v3:Release", "release");
    const project = previewed("kubernetes:argoproj.io/v1alpha1:AppProject", "project");
    const association = (serviceAccount: string) =>
        previewed("aws:eks/podIdentityAssociation:PodIdentityAssociation", serviceAccount, {
            inputs: { serviceAccount },
        });
    const all = [
        addon("vpc-cni"),
        addon("kube-proxy"),
        addon("eks-pod-identity-agent"),
        addon("coredns"),
        addon("aws-ebs-csi-driver"),
        association("aws-node"),
        association("ebs-csi-controller-sa"),
        nodes,
        route,
        endpoint,
        gateway,
        entry,
        otherEntry,
        rights,
        namespace,
        release,
        project,
    ];

    const cases: readonly [string, PreviewedResource, readonly PreviewedResource[], readonly string[]][] = [
        ["a NAT gateway for the internet gateway", nat, [...all, nat], ["gateway"]],
        [
            "nodes for their way out and their network",
            nodes,
            [...all, nat],
            ["route", "vpc-cni", "kube-proxy", "eks-pod-identity-agent", "aws-node"],
        ],
        [
            "nodes for endpoints where there is no NAT gateway",
            nodes,
            all,
            ["endpoint", "vpc-cni", "kube-proxy", "eks-pod-identity-agent", "aws-node"],
        ],
        ["CoreDNS for nodes", addon("coredns"), all, ["nodes"]],
        ["the VPC CNI for nothing", addon("vpc-cni"), all, []],
        ["an access policy for the entry of its principal", rights, all, ["entry"]],
        ["a namespace for access", namespace, all, ["rights"]],
        ["Argo CD for nodes and CoreDNS", release, all, ["rights", "namespace", "coredns", "nodes"]],
        ["an AppProject for Argo CD", project, all, ["rights", "namespace", "release"]],
    ];
    for (const [title, resource, resources, expected] of cases) {
        it(`has ${title.replace(" for ", " wait for ")}`, () => {
            expect(aws(resources, resource)).to.deep.equal(expected);
        });
    }
});
