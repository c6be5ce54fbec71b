import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";
import type { Preview, PreviewedResource } from "../../tooling/engine/preview";
import { stackPreview } from "../../tooling/generate/stackPreview";
import { cases, defaultDuration, durationOf } from "../../tooling/rehearsal/timeline/durations";
import { toGantt } from "../../tooling/rehearsal/timeline/gantt";
import { minutes } from "../../tooling/rehearsal/timeline/minutes";
import { addedShare, mostAdded, timelineOf, type Timeline } from "../../tooling/rehearsal/timeline/timeline";
import { stacks, type StackName } from "../support/platform";
import { previewed, previewWith } from "../support/previews";

describe("durations", () => {
    it("tell a database with a standby from one without, and an add-on from another", () => {
        const typical = (type: string, inputs: Record<string, unknown>) =>
            durationOf({ type, inputs, custom: true }).typical;
        expect(typical("aws:rds/instance:Instance", { multiAz: true })).to.be.above(
            typical("aws:rds/instance:Instance", { multiAz: false }),
        );
        expect(typical("aws:eks/addon:Addon", { addonName: "metrics-server" })).to.be.above(
            typical("aws:eks/addon:Addon", { addonName: "vpc-cni" }),
        );
        expect(typical("aws:eks/addon:Addon", { addonName: "another" })).to.be.above(0);
        expect(typical("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Interface" })).to.be.above(
            typical("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Gateway" }),
        );
        expect(typical("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: true })).to.be.above(
            typical("aws:ec2/subnet:Subnet", {}),
        );
    });

    it("are none for components and providers, and the default for what is not known", () => {
        expect(durationOf({ type: "platform:keys:Keys", inputs: {}, custom: false }).high).to.equal(0);
        expect(durationOf({ type: "pulumi:providers:aws", inputs: {}, custom: true }).high).to.equal(0);
        expect(durationOf({ type: "aws:sqs/queue:Queue", inputs: {}, custom: true })).to.equal(defaultDuration);
    });
});

/** Types that nothing waits for long enough to look them up. */
const byDefault = [
    "aws:backup/plan:Plan",
    "aws:backup/selection:Selection",
    "aws:backup/vault:Vault",
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "aws:backup/vaultPolicy:VaultPolicy",
    "aws:budgets/budget:Budget",
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    "aws:costexplorer/anomalySubscription:AnomalySubscription",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    "aws:ecr/repository:Repository",
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    "aws:s3/bucketLogging:BucketLogging",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:secretsmanager/secret:Secret",
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    "aws:secretsmanager/secretVersion:SecretVersion",
];

describe("the first up", () => {
    const previews = {} as Record<StackName, Preview>;
    const timelines = {} as Record<StackName, Timeline>;
    before(async () => {
        for (const stack of stacks) {
            previews[stack] = await stackPreview(stack);
            timelines[stack] = timelineOf(previews[stack]);
        }
    });

    for (const stack of stacks) {
        describe(`of ${stack}`, () => {
            it("has a figure with its source for every resource", () => {
                for (const resource of previews[stack].resources) {
                    const { low, typical, high, source } = durationOf(resource);
                    expect(low, resource.type).to.be.within(0, typical);
                    expect(typical, resource.type).to.be.at.most(high);
                    expect(source.title, resource.type).not.to.equal("");
                }
            });

            it("takes the default only for what is quick", () => {
                const types = previews[stack].resources
                    .filter((resource) => durationOf(resource) === defaultDuration)
                    .map(({ type }) => type);
                expect(byDefault).to.include.members(types);
            });

            it("leaves nothing to chance that AWS asks for", () => {
                expect(timelines[stack].unordered).to.deep.equal([]);
            });

            for (const which of cases) {
                it(`takes at most a tenth longer than AWS imposes, with ${which} durations`, () => {
                    const { dependencies, aws } = timelines[stack].estimates[which];
                    expect(dependencies).to.be.at.least(aws);
                    expect(addedShare(timelines[stack].estimates[which])).to.be.within(0, mostAdded);
                });
            }

            it("takes little longer with 32 operations at once", () => {
                const { up, dependencies } = timelineOf(previews[stack], { parallelism: 32 }).estimates.typical;
                expect(up).to.be.within(dependencies, dependencies * 1.01);
            });

            it("waits for the control plane and the nodes, or for the database", () => {
                const path = timelines[stack].criticalPath.map(({ type }) => type);
                expect(path).to.satisfy(
                    (types: string[]) =>
                        types.includes("aws:eks/nodeGroup:NodeGroup") || types.includes("aws:rds/instance:Instance"),
                );
                expect(timelines[stack].criticalPath.at(-1)?.end).to.equal(timelines[stack].estimates.typical.up);
                expect(timelines[stack].awsChain.at(-1)?.end).to.equal(timelines[stack].estimates.typical.aws);
            });
        });
    }

    for (const stack of ["dev", "prod"] as const) {
        it(`of ${stack} is drawn in docs/images as it is today`, async () => {
            const committed = readFileSync(join(projectRoot, `docs/images/timeline-${stack}.svg`), "utf8");
            // A picture that differs is some 40 KiB of difference; the generator shows which it is.
            expect((await toGantt(timelines[stack])) === committed, "run `make generate` and commit").to.equal(true);
        });
    }

    it("does not depend on the order of registration", () => {
        const { dev } = previews;
        const reversed = timelineOf({ ...dev, resources: [...dev.resources].reverse() });
        expect(reversed).to.deep.equal(timelines.dev);
    });
});

const key = previewed("aws:kms/key:Key", "key");
const cluster = previewed("aws:eks/cluster:Cluster", "cluster");

/** A database in a component, which was given something. */
function withDatabase(given: readonly PreviewedResource[]): Preview {
    const urns = given.map(({ urn }) => urn);
    const component = previewed("platform:database:Database", "database", { dependencies: urns });
    return previewWith([
        key,
        cluster,
        component,
        previewed(
            "aws:rds/instance:Instance",
            "instance",
            { propertyDependencies: { kmsKeyId: [key.urn] } },
            component,
        ),
    ]);
}

describe("the timeline", () => {
    it("counts what the program adds: here that the database waits for a cluster that it does not use", () => {
        const { estimates, criticalPath, awsChain } = timelineOf(withDatabase([key, cluster]));
        expect(estimates.typical).to.deep.equal({ up: 570 + 480, dependencies: 570 + 480, aws: 570 });
        expect(addedShare(estimates.typical)).to.be.above(mostAdded);
        expect(awsChain.map(({ name }) => name)).to.deep.equal(["cluster"]);
        expect(criticalPath.map(({ name, via }) => [name, via.map((one) => one.name)])).to.deep.equal([
            ["cluster", []],
            ["instance", ["database"]],
        ]);
    });

    it("adds nothing where everything that waits has to", () => {
        const { estimates } = timelineOf(withDatabase([key]));
        expect(estimates.typical.dependencies).to.equal(570);
        expect(addedShare(estimates.typical)).to.equal(0);
    });

    it("tells the limit of operations at once from what the program asks for", () => {
        const { estimates, criticalPath } = timelineOf(withDatabase([key]), { parallelism: 1 });
        expect(estimates.typical.up).to.equal(20 + 570 + 480);
        expect(estimates.typical.dependencies).to.equal(570);
        expect(criticalPath.some(({ waitedForWorker }) => waitedForWorker)).to.equal(true);
    });

    it("says when a wait is for all of a remote component", () => {
        const vpc = previewed("awsx:ec2:Vpc", "vpc", { custom: false });
        const subnet = previewed("aws:ec2/subnet:Subnet", "subnet", {}, vpc);
        const nat = previewed("aws:ec2/natGateway:NatGateway", "nat", {}, vpc);
        const user = previewed("aws:eks/cluster:Cluster", "user", { dependencies: [subnet.urn, vpc.urn] });
        const { criticalPath } = timelineOf(previewWith([vpc, subnet, nat, user]));
        expect(criticalPath.map(({ name, via }) => [name, via])).to.deep.equal([
            ["nat", []],
            ["user", [{ urn: vpc.urn, type: vpc.type, name: "vpc", isComplete: true }]],
        ]);
    });

    it("names what AWS asks for and nothing makes sure of, however far away", () => {
        const nodes = (dependencies: string[]) => previewed("aws:eks/nodeGroup:NodeGroup", "nodes", { dependencies });
        const network = previewed("platform:network:Network", "network");
        const route = previewed("aws:ec2/route:Route", "route", {}, network);
        const nat = previewed("aws:ec2/natGateway:NatGateway", "nat", {}, network);
        const between = previewed("aws:ec2/eip:Eip", "between", { dependencies: [route.urn] });
        const unordered = (dependencies: string[]) =>
            timelineOf(previewWith([network, route, nat, between, nodes(dependencies)])).unordered;
        expect(unordered([between.urn])).to.deep.equal([]);
        expect(unordered([]).map(({ by, urn }) => [by, urn])).to.deep.equal([[nodes([]).urn, route.urn]]);
        expect(unordered([])[0]?.reason).to.include("nodes join over their subnets' way");
    });

    it("of an empty stack is over at once", () => {
        const { estimates, criticalPath } = timelineOf(previewWith([]));
        expect(estimates.typical).to.deep.equal({ up: 0, dependencies: 0, aws: 0 });
        expect(addedShare(estimates.typical)).to.equal(0);
        expect(criticalPath).to.deep.equal([]);
    });
});

describe("the picture", () => {
    it("has a line for each kind of resource that takes long, in order of time, and how long", async () => {
        const svg = await toGantt(timelineOf(withDatabase([key, cluster])));
        const texts = [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text);
        expect(svg).to.match(/^<svg /);
        expect(texts.filter((text) => text?.includes(".")).slice(0, 3)).to.deep.equal([
            "kms.Key key",
            "eks.Cluster cluster",
            "rds.Instance instance",
        ]);
        expect(texts).to.include.members(["9:30", "8:00", "0:20", "decides when up is done", "beside it"]);
        expect(texts.join(" ")).to.include("First pulumi up of platform-dev: 17:30 min (13:28 to 28:15)");
    });

    it("puts many of a kind into one line", async () => {
        const keys = previewed("platform:keys:Keys", "keys");
        const svg = await toGantt(
            timelineOf(previewWith([keys, ...["a", "b"].map((name) => previewed("aws:kms/key:Key", name, {}, keys))])),
        );
        expect(svg).to.include("2 × kms.Key of keys");
    });

    it("is the same each time", async () => {
        const timeline = timelineOf(withDatabase([key]));
        expect(await toGantt(timeline)).to.equal(await toGantt(timeline));
    });

    it("of an empty stack is a picture too, and no name is more than text", async () => {
        expect(await toGantt(timelineOf(previewWith([])))).to.match(/^<svg /);
        const hostile = previewed("aws:kms/key:Key", "<script>&amp;");
        expect(await toGantt(timelineOf(previewWith([hostile])))).not.to.include("<script>");
    });
});

describe("minutes", () => {
    for (const [seconds, text] of [
        [0, "0:00"],
        [9.6, "0:10"],
        [570, "9:30"],
        [3599.4, "59:59"],
        [3725, "1:02:05"],
    ] as const) {
        it(`writes ${seconds} seconds as ${text}`, () => {
            expect(minutes(seconds)).to.equal(text);
        });
    }
});
