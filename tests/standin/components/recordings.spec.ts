import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Inputs } from "@pulumi/pulumi";
import { expect } from "chai";
import { construct, type Registered } from "../support/host";

/** A resource as a recording has it. */
type Recorded = Pick<Registered, "type" | "name" | "parent" | "custom" | "inputs"> & { outputs?: unknown };

const recordings = join(__dirname, "../../fixtures/recordings");
const recorded = (file: string) => JSON.parse(readFileSync(join(recordings, `${file}.json`), "utf8")) as Recorded[];

const network = (zones: number, strategy: string, more: Inputs = {}): Inputs => ({
    cidrBlock: "10.10.0.0/16",
    availabilityZoneNames: ["us-east-1a", "us-east-1b", "us-east-1c"].slice(0, zones),
    enableDnsHostnames: true,
    enableDnsSupport: true,
    natGateways: { strategy },
    subnetStrategy: "Auto",
    subnetSpecs: [
        { type: "Private", name: "private", cidrMask: 19, tags: { "kubernetes.io/role/internal-elb": "1" } },
        { type: "Public", name: "public", cidrMask: 22, tags: { "kubernetes.io/role/elb": "1" } },
        { type: "Isolated", name: "data", cidrMask: 24 },
    ],
    tags: { environment: "dev" },
    ...more,
});

const serviceName = (service: string) => `com.amazonaws.us-east-1.${service}`;

const cluster = (more: Inputs): Inputs => ({
    name: "platform-dev",
    version: "1.34",
    vpcId: "vpc-0a",
    publicSubnetIds: ["subnet-d", "subnet-e", "subnet-f"],
    privateSubnetIds: ["subnet-a", "subnet-b", "subnet-c"],
    authenticationMode: "API",
    createOidcProvider: false,
    accessEntries: {
        ops: {
            principalArn: "arn:aws:iam::123456789012:role/platform-admin",
            accessPolicies: {
                admin: {
                    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                    accessScope: { type: "cluster" },
                },
            },
        },
    },
    endpointPrivateAccess: true,
    encryptionConfigKeyArn: "arn:aws:kms:us-east-1:123456789012:key/abc",
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    skipDefaultNodeGroup: true,
    kubeProxyAddonOptions: { version: "v1.34.0-eksbuild.2" },
    corednsAddonOptions: { version: "v1.12.3-eksbuild.1", enabled: true },
    vpcCniOptions: { addonVersion: "v1.20.2-eksbuild.1", enableNetworkPolicy: true, enablePrefixDelegation: true },
    upgradePolicy: { supportType: "STANDARD" },
    tags: { environment: "dev" },
    ...more,
});

/** The program that each recording is of. */
const cases: readonly { file: string; type: string; name: string; inputs: Inputs }[] = [
    ...[
        { file: "vpc-2-None", inputs: network(2, "None") },
        { file: "vpc-3-Single", inputs: network(3, "Single") },
        { file: "vpc-3-OnePerAz", inputs: network(3, "OnePerAz") },
        {
            file: "vpc-3-OnePerAz-endpoints",
            inputs: network(3, "OnePerAz", {
                vpcEndpointStrategy: "Auto",
                vpcEndpointSpecs: [
                    { serviceName: serviceName("s3"), vpcEndpointType: "Gateway" },
                    { serviceName: serviceName("ecr.api"), vpcEndpointType: "Interface", privateDnsEnabled: true },
                    { serviceName: serviceName("ecr.dkr"), vpcEndpointType: "Interface", privateDnsEnabled: true },
                ],
            }),
        },
    ].map((each) => ({ ...each, type: "awsx:ec2:Vpc", name: "platform-network" })),
    ...[
        { file: "eks-private", inputs: cluster({ endpointPublicAccess: false, deletionProtection: true }) },
        {
            file: "eks-public",
            inputs: cluster({
                endpointPublicAccess: true,
                publicAccessCidrs: ["203.0.113.0/24"],
                deletionProtection: false,
            }),
        },
    ].map((each) => ({ ...each, type: "eks:index:Cluster", name: "platform-cluster" })),
];

/**
 * What the model says and the recordings do not, because the recordings' stand-in provider gave no such output.
 * Every entry must still differ.
 */
const notRecorded: readonly { path: string; files: RegExp; reason: string }[] = [
    {
        path: "inputs of aws:ec2/natGateway:NatGateway: allocationId",
        files: /Single|OnePerAz/,
        reason: "the recordings' addresses had no allocation id to pass on",
    },
    {
        path: "outputs of eks:index:Cluster: clusterIngressRuleId",
        files: /eks/,
        reason: "the recordings' rules had no rule id to pass on",
    },
];

/** What the recordings say and the model does not: the engine's own additions to a provider's inputs. */
const notModelled: readonly { path: string; files: RegExp; reason: string }[] = [
    {
        path: "inputs of pulumi:providers:kubernetes: __internal",
        files: /eks/,
        reason: "the engine adds it to every provider",
    },
];

/** The type of the resource that a property names by its id. */
const referenced: Readonly<Record<string, string>> = {
    clusterSecurityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    gatewayId: "aws:ec2/internetGateway:InternetGateway",
    natGatewayId: "aws:ec2/natGateway:NatGateway",
    nodeSecurityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    routeTableId: "aws:ec2/routeTable:RouteTable",
    routeTableIds: "aws:ec2/routeTable:RouteTable",
    securityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    securityGroupIds: "aws:ec2/securityGroup:SecurityGroup",
    sourceSecurityGroupId: "aws:ec2/securityGroup:SecurityGroup",
    subnetId: "aws:ec2/subnet:Subnet",
    subnetIds: "aws:ec2/subnet:Subnet",
    vpcId: "aws:ec2/vpc:Vpc",
};

type Rename = (property: string, text: string) => string;

/** Names every reference by what it refers to: ids by `rename`, resource references by their URN. */
function normalized(value: unknown, rename: Rename, property = ""): unknown {
    if (typeof value === "string") {
        return rename(property, value);
    }
    if (Array.isArray(value)) {
        return value.map((element) => normalized(element, rename, property));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if ("urn" in value && typeof value.urn === "string") {
        const [, , types = "", name = ""] = value.urn.split("::");
        return { reference: `${types.split("$").at(-1) ?? ""}::${name}` };
    }
    return Object.fromEntries(
        Object.entries(value)
            .map(([key, member]) => [key, normalized(member, rename, key)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
}

/** Ids of the recordings are `<name>-<counter>`; which type a name is of, the property says. */
const renameRecorded =
    (resources: readonly Recorded[]): Rename =>
    (property, text) => {
        const type = referenced[property];
        const name = text.replace(/-[0-9a-f]+$/, "");
        if (type !== undefined && resources.some((each) => each.type === type && each.name === name)) {
            return `${type}::${name}`;
        }
        return text
            .replace(/^arn:aws:iam:us-east-1:123456789012:(.+)$/, "aws:iam/role:Role::$1")
            .replaceAll("https://platform-cluster-eksCluster.eks.local", "<endpoint>")
            .replaceAll("Q0E=", "<certificate authority>")
            .replace(/(https:\/\/)?oidc\.eks\.us-east-1\.amazonaws\.com\/id\/ABC/, "$1<issuer>");
    };

/** Ids of the model are unique, so each names its resource wherever it stands. */
function renameModelled(resources: readonly Registered[]): Rename {
    const names = new Map(
        resources.filter(({ id }) => id !== "").map(({ id, type, name }) => [id, `${type}::${name}`]),
    );
    for (const { type, name, outputs } of resources.filter((each) => each.type === "aws:iam/role:Role")) {
        names.set(outputs.arn, `${type}::${name}`);
    }
    const { outputs } = resources.find(({ type }) => type === "aws:eks/cluster:Cluster") ?? { outputs: undefined };
    // The cluster's id is its name, which stands in the inputs of others as a name.
    names.delete("platform-dev");
    return (_property, text) => {
        const named = names.get(text);
        if (named !== undefined || outputs === undefined) {
            return named ?? text;
        }
        const issuer = (outputs.identities[0].oidcs[0].issuer as string).replace("https://", "");
        return text
            .replaceAll(outputs.endpoint, "<endpoint>")
            .replaceAll(outputs.certificateAuthority.data, "<certificate authority>")
            .replaceAll(issuer, "<issuer>");
    };
}

const key = ({ type, name }: Pick<Recorded, "type" | "name">) => `${type}::${name}`;

/** Takes the entries out that only one side has, and says which were there. */
function without(value: unknown, what: string, entries: typeof notRecorded, met: Set<string>): unknown {
    return Object.fromEntries(
        Object.entries(value as object).filter(([property]) => {
            const found = entries.find(({ path }) => path === `${what}: ${property}`);
            if (found) {
                met.add(found.path);
            }
            return !found;
        }),
    );
}

describe("the models of the remote components, against recordings of the real ones", () => {
    for (const { file, type, name, inputs } of cases) {
        describe(file, () => {
            const expected = recorded(file);
            let actual: Registered[];

            before(async () => {
                actual = (await construct(type, name, inputs)).resources;
            });

            it("registers the same resources under the same parents", () => {
                const shape = (resources: readonly Recorded[]) =>
                    resources
                        .map((each) => `${key(each)} < ${each.parent ?? ""} ${each.custom ? "" : "(component)"}`)
                        .sort();
                expect(shape(actual)).to.deep.equal(shape(expected));
            });

            it("gives every resource the same inputs, and the components the same outputs", () => {
                const met = new Set<string>();
                const found = new Map(actual.map((each) => [key(each), each]));
                const renameActual = renameModelled(actual);
                const renameExpected = renameRecorded(expected);
                for (const each of expected) {
                    const mine = found.get(key(each));
                    for (const aspect of each.custom ? (["inputs"] as const) : (["inputs", "outputs"] as const)) {
                        const what = `${aspect} of ${each.type}`;
                        expect(
                            without(normalized(mine?.[aspect], renameActual), what, notRecorded, met),
                            `${what} ${each.name}`,
                        ).to.deep.equal(without(normalized(each[aspect], renameExpected), what, notModelled, met));
                    }
                }
                const differences = [...notRecorded, ...notModelled].filter(({ files }) => files.test(file));
                expect([...met].sort()).to.deep.equal(differences.map(({ path }) => path).sort());
            });

            it("refers to each resource by an id of its own", () => {
                const ids = actual.map(({ id }) => id).filter((id) => id !== "");
                expect(new Set(ids).size).to.equal(ids.length);
            });
        });
    }

    it("has a case for every recording", () => {
        const files = readdirSync(recordings).filter((file) => file.endsWith(".json"));
        expect(cases.map(({ file }) => `${file}.json`).sort()).to.deep.equal(files.sort());
    });
});
