import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { idOf, inventedOutputs } from "../../tooling/rehearsal/cloud/inventions";
import { aws } from "../../tooling/rehearsal/cloud/inventions/aws";
import { random } from "../../tooling/rehearsal/cloud/inventions/random";
import type { Inventory, Stored } from "../../tooling/standin/inventory";
import type { Properties } from "../../tooling/standin/model";
import { requestFor, resourceCloud } from "../../tooling/standin/resources";
import { scope } from "./support";

const sdk = join(__dirname, "../../node_modules/@pulumi");

const inventoryOf = (...resources: readonly Partial<Stored>[]): Inventory => ({
    find: (type, id) => resources.find((stored) => stored.type === type && stored.id === id) as Stored | undefined,
    ofType: () => [],
    all: () => [],
    remains: () => [],
});

const inventing = (type: string, inputs: Properties, seed = "seed", inventory = inventoryOf()) => ({
    ...requestFor(scope, type, seed, "thing", inputs),
    created: resourceCloud(scope).create(type, seed, "thing", inputs),
    inventory,
});

const outputs = (...args: Parameters<typeof inventing>) => inventedOutputs(inventing(...args));

const types = [...Object.keys(aws), ...Object.keys(random)];

describe("what the stand-in cloud invents", () => {
    it("are outputs that the SDK has", () => {
        for (const type of types) {
            const [packageName = "", path = ""] = type.split(":");
            const file = join(sdk, packageName, `${path.replace(/^index\//, "")}.js`);
            expect(existsSync(file), type).to.equal(true);
            const source = readFileSync(file, "utf8");
            const known = new Set([...source.matchAll(/resourceInputs\["(\w+)"\] = state\?\./g)].map(([, key]) => key));
            const inputs = { name: "a", vpcEndpointType: "Interface", byteLength: 4, length: 4 };
            expect(
                Object.keys(outputs(type, inputs)).filter((key) => !known.has(key)),
                type,
            ).to.deep.equal([]);
        }
    });

    it("is the same in every run, and different for every resource", () => {
        for (const type of [
            "aws:ec2/eip:Eip",
            "aws:iam/role:Role",
            "aws:route53/zone:Zone",
            "random:index/randomPassword:RandomPassword",
            "random:index/randomId:RandomId",
            "kubernetes:core/v1:Namespace",
        ]) {
            const inputs = { length: 20, byteLength: 8, name: "a" };
            expect(outputs(type, inputs), type).to.deep.equal(outputs(type, inputs));
            const all = Array.from({ length: 200 }, (_, seed) => JSON.stringify(outputs(type, inputs, String(seed))));
            expect(new Set(all).size, type).to.equal(all.length);
        }
    });

    it("gives addresses only of ranges that are nobody's", () => {
        fc.assert(
            fc.property(fc.string(), (seed) => {
                expect(outputs("aws:ec2/eip:Eip", {}, seed).publicIp).to.match(/^198\.1[89]\.\d{1,3}\.\d{1,3}$/);
            }),
        );
    });

    it("gives a NAT gateway the public address of its allocation, and a private one in its subnet", () => {
        const inventory = inventoryOf(
            { type: "aws:ec2/eip:Eip", id: "eipalloc-1", outputs: { publicIp: "198.18.0.1" } },
            { type: "aws:ec2/subnet:Subnet", id: "subnet-1", inputs: { cidrBlock: "10.0.255.240/28" } },
        );
        fc.assert(
            fc.property(fc.string(), (seed) => {
                const gateway = outputs(
                    "aws:ec2/natGateway:NatGateway",
                    { allocationId: "eipalloc-1", subnetId: "subnet-1" },
                    seed,
                    inventory,
                );
                expect(gateway.publicIp).to.equal("198.18.0.1");
                // AWS reserves the first four and the last.
                const host = Number(/^10\.0\.255\.(\d+)$/.exec(String(gateway.privateIp))?.[1]);
                expect(host).to.be.within(244, 254);
            }),
        );
        expect(outputs("aws:ec2/natGateway:NatGateway", { subnetId: "subnet-1" }).privateIp).to.equal(undefined);
    });

    it("puts a cluster into the VPC of its subnets, and leaves the rest of its network as it is", () => {
        const inventory = inventoryOf({ type: "aws:ec2/subnet:Subnet", id: "s", inputs: { vpcId: "vpc-1" } });
        const inputs = { name: "dev", vpcConfig: { subnetIds: ["s"], endpointPublicAccess: false } };
        expect(outputs("aws:eks/cluster:Cluster", inputs, "seed", inventory).vpcConfig).to.include({
            vpcId: "vpc-1",
            endpointPublicAccess: false,
        });
    });

    it("gives an interface endpoint an interface in every subnet", () => {
        const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
        const interfaces = outputs(type, { vpcEndpointType: "Interface", subnetIds: ["a", "b"] });
        expect(new Set(interfaces.networkInterfaceIds as string[]).size).to.equal(2);
        expect(outputs(type, { vpcEndpointType: "Gateway" })).to.have.all.keys("prefixListId");
    });

    it("gives a zone four name servers in four domains", () => {
        const { nameServers, primaryNameServer } = outputs("aws:route53/zone:Zone", { name: "example.com" });
        const servers = nameServers as string[];
        expect(servers.map((server) => server.replace(/^ns-\d+\.awsdns-\d\d\./, ""))).to.deep.equal([
            "com",
            "net",
            "org",
            "co.uk",
        ]);
        expect(primaryNameServer).to.equal(servers[0]);
    });

    it("completes a record's name with its zone's domain", () => {
        const inventory = inventoryOf({ type: "aws:route53/zone:Zone", id: "Z1", inputs: { name: "example.com" } });
        const record = (name: string) =>
            outputs("aws:route53/record:Record", { zoneId: "Z1", name, type: "A" }, "seed", inventory).fqdn;
        expect(record("www")).to.equal("www.example.com");
        expect(record("")).to.equal("example.com");
        expect(record("www.example.com")).to.equal(undefined);
    });

    describe("random values", () => {
        const text = (inputs: Properties) =>
            String(outputs("random:index/randomPassword:RandomPassword", inputs).result);

        it("have the length and the characters that are asked for", () => {
            fc.assert(
                fc.property(fc.integer({ min: 8, max: 200 }), fc.string(), (length, seed) => {
                    const inputs = { length, special: false, upper: false, minNumeric: 3 };
                    const { result } = outputs("random:index/randomString:RandomString", inputs, seed);
                    expect(result).to.match(new RegExp(`^[a-z0-9]{${String(length)}}$`));
                    expect(String(result).replace(/\D/g, "").length).to.be.at.least(3);
                }),
            );
            expect(text({ length: 40, lower: false, upper: false, numeric: false, overrideSpecial: "+" })).to.equal(
                "+".repeat(40),
            );
            expect(text({ length: 400 }))
                .to.match(/[a-z]/)
                .and.match(/[A-Z]/)
                .and.match(/\d/)
                .and.match(/[!@#$%&*]/);
        });

        it("are one value in several notations", () => {
            const id = outputs("random:index/randomId:RandomId", { byteLength: 5, prefix: "p-" });
            const bytes = Buffer.from(String(id.hex).slice(2), "hex");
            expect(bytes).to.have.length(5);
            expect(id.b64Std).to.equal(`p-${bytes.toString("base64")}`);
            expect(id.b64Url).to.equal(`p-${bytes.toString("base64url")}`);
            expect(id.dec).to.equal(`p-${String(bytes.readUIntBE(0, 5))}`);
        });
    });

    it("are ids where none follows from the inputs", () => {
        const id = (type: string, inputs: Properties) => idOf(inventing(type, inputs));
        expect(id("aws:ec2/vpc:Vpc", {})).to.match(/^vpc-/);
        expect(id("aws:acm/certificateValidation:CertificateValidation", {})).to.equal("2026-01-01 00:00:00 +0000 UTC");
        expect(id("random:index/randomId:RandomId", { byteLength: 4 })).to.match(/^[\w-]{6}$/);
        expect(id("random:index/randomPassword:RandomPassword", { length: 4 })).to.equal("none");
        expect(id("random:index/randomString:RandomString", { length: 4 })).to.have.length(4);
        expect(id("aws:sns/topic:Topic", {})).to.match(/^thing-[0-9a-f]{8}$/);
    });

    it("gives objects of a cluster what the API server adds, and keeps their own metadata", () => {
        const labels = { a: "b" };
        const object = outputs("kubernetes:core/v1:Namespace", { metadata: { name: "argocd", labels } });
        expect(object.metadata).to.deep.include({ name: "argocd", labels, generation: 1 });
        const release = outputs("kubernetes:helm.sh/v3:Release", {
            name: "argo-cd",
            chart: "argo-cd",
            version: "9.0.0",
        });
        expect(release.status).to.deep.include({ name: "argo-cd", namespace: "default", status: "deployed" });
    });
});
