import { expect } from "chai";
import type { PreviewedResource } from "../../tooling/engine/preview";
import { architectureOf } from "../../tooling/graph/architecture";
import { previewed, previewWith } from "../support/previews";

const architecture = (resources: readonly PreviewedResource[]) => architectureOf(previewWith(resources));

/** Edges as `from -> to (inputs)`, by the names of the components. */
const edges = (resources: readonly PreviewedResource[]) =>
    architecture(resources).edges.map(({ from, to, inputs }) => `${nameOf(from)} -> ${nameOf(to)} (${inputs})`);

const nameOf = (urn: string) => urn.split("::").pop() ?? "";

const keys = previewed("platform:keys:Keys", "keys");
const key = previewed("aws:kms/key:Key", "key", {}, keys);
const network = previewed("platform:network:Network", "network");
const vpc = previewed("awsx:ec2:Vpc", "vpc", { custom: false }, network);
const subnet = previewed("aws:ec2/subnet:Subnet", "subnet", {}, vpc);

/** A resource in `network` whose inputs and options depend on the given ones. */
const dependent = (overrides: Partial<PreviewedResource>) =>
    previewed("aws:ec2/flowLog:FlowLog", "log", overrides, network);

describe("the architecture of a stack", () => {
    it("has the children of the stack, by name, and nothing for the stack or the engine's own providers", () => {
        const { project, stack, components } = architecture([
            network,
            keys,
            previewed("random:index/randomId:RandomId", "alone"),
            previewed("pulumi:providers:aws", "default_7_48_0", { parent: undefined }),
        ]);
        expect({ project, stack }).to.deep.equal({ project: "platform", stack: "dev" });
        expect(components.map(({ name, type, urn }) => ({ name, type, urn }))).to.deep.equal([
            {
                name: "alone",
                type: "random:index/randomId:RandomId",
                urn: "urn:pulumi:dev::platform::random:index/randomId:RandomId::alone",
            },
            { name: "keys", type: "platform:keys:Keys", urn: keys.urn },
            { name: "network", type: "platform:network:Network", urn: network.urn },
        ]);
    });

    it("counts what is inside each by type, and what is inside components in it apart", () => {
        const { components } = architecture([
            network,
            vpc,
            subnet,
            previewed("aws:ec2/subnet:Subnet", "subnet-2", {}, vpc),
            // The child of a resource belongs to the component of the resource.
            previewed("aws:ec2/routeTable:RouteTable", "table", {}, subnet),
            previewed("aws:iam/role:Role", "role", {}, network),
            previewed("aws:ec2/flowLog:FlowLog", "log", {}, network),
        ]);
        expect(components[0]?.resources).to.deep.equal([
            { type: "aws:ec2/flowLog:FlowLog", count: 1 },
            { type: "aws:iam/role:Role", count: 1 },
        ]);
        expect(components[0]?.inside).to.deep.equal([
            {
                type: "awsx:ec2:Vpc",
                count: 1,
                resources: [
                    { type: "aws:ec2/subnet:Subnet", count: 2 },
                    { type: "aws:ec2/routeTable:RouteTable", count: 1 },
                ],
                inside: [],
            },
        ]);
    });

    it("takes components of one type inside another together, with what is inside them", () => {
        const storage = previewed("platform:storage:Storage", "storage");
        const bucket = (name: string) => previewed("platform:storage:SecureBucket", name, {}, storage);
        const [logs, traces] = [bucket("logs"), bucket("traces")];
        const { components } = architecture([
            storage,
            logs,
            traces,
            previewed("aws:s3/bucket:Bucket", "logs-bucket", {}, logs),
            previewed("aws:s3/bucket:Bucket", "traces-bucket", {}, traces),
        ]);
        expect(components[0]?.inside).to.deep.equal([
            {
                type: "platform:storage:SecureBucket",
                count: 2,
                resources: [{ type: "aws:s3/bucket:Bucket", count: 2 }],
                inside: [],
            },
        ]);
    });

    it("lifts what inputs depend on to the components, and counts the inputs", () => {
        const log = dependent({
            dependencies: [key.urn],
            propertyDependencies: { kmsKeyId: [key.urn], tags: [key.urn], name: [] },
        });
        expect(edges([keys, key, network, log])).to.deep.equal(["keys -> network (2)"]);
    });

    it("counts an input once, however many resources of the component it comes from", () => {
        const other = previewed("aws:kms/key:Key", "other", {}, keys);
        const log = dependent({
            dependencies: [key.urn, other.urn],
            propertyDependencies: { kmsKeyId: [key.urn, other.urn] },
        });
        expect(edges([keys, key, other, network, log])).to.deep.equal(["keys -> network (1)"]);
    });

    it("knows dependencies that only order, and those on explicit providers", () => {
        const provider = previewed("pulumi:providers:kubernetes", "cluster", {}, keys);
        expect(edges([keys, key, network, dependent({ dependencies: [key.urn] })])).to.deep.equal([
            "keys -> network (0)",
        ]);
        expect(edges([keys, provider, network, dependent({ provider: `${provider.urn}::id` })])).to.deep.equal([
            "keys -> network (0)",
        ]);
    });

    it("draws no edge inside a component, to the engine's own providers, or for what is only handed on", () => {
        const own = dependent({ propertyDependencies: { subnetId: [subnet.urn] }, dependencies: [subnet.urn] });
        const aws = previewed("pulumi:providers:aws", "default_7_48_0", { parent: undefined });
        const handedOn = previewed("platform:edge:Edge", "edge", {
            dependencies: [key.urn],
            propertyDependencies: { keyArn: [key.urn] },
        });
        expect(
            edges([aws, keys, key, network, vpc, subnet, own, handedOn, dependent({ provider: `${aws.urn}::id` })]),
        ).to.deep.equal([]);
    });

    it("is the same whatever the order of registration", () => {
        const resources = [keys, key, network, vpc, subnet, dependent({ propertyDependencies: { keyId: [key.urn] } })];
        expect(architecture([...resources].reverse())).to.deep.equal(architecture(resources));
    });
});
