import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { unknown, type Properties } from "../../tooling/standin/model";
import { resourceCloud } from "../../tooling/standin/resources";
import { created, rejection, scope, startProvider, subject, temporaryFolder } from "./support";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const role = "aws:iam/role:Role";
const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

describe("the provider of the stand-in cloud's resources", () => {
    describe("in a preview", () => {
        it("answers what the in-process engine's cloud answers, and keeps nothing", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            for (const [type, inputs] of [
                [vpc, { cidrBlock: "10.0.0.0/16" }],
                ["aws:ec2/eip:Eip", {}],
                ["aws:route53/zone:Zone", { name: "dev.example.com" }],
                ["random:index/randomPassword:RandomPassword", { length: 8 }],
                ["kubernetes:core/v1:Namespace", { metadata: { name: "argocd" } }],
                ["aws:sns/topic:Topic", { name: "alerts" }],
            ] as const) {
                const { urn, name } = subject(type, "thing");
                const { id, outputs } = resourceCloud(scope).create(type, urn, name, inputs);
                expect(await provider.create(subject(type, "thing"), inputs, true), type).to.deep.equal({
                    id,
                    outputs: { ...inputs, ...outputs },
                });
            }
            expect(store.all()).to.deep.equal([]);
        });

        it("lets be unknown what follows from something unknown", async () => {
            const { provider } = startProvider(temporaryFolder());
            const { id, outputs } = await provider.create(subject(role, "r"), { name: unknown }, true);
            expect(id).to.equal("");
            expect(outputs).to.include({ name: unknown }).and.not.have.property("arn");
        });

        it("refuses nothing for the sake of other resources, which may be gone by then", async () => {
            const { provider } = startProvider(temporaryFolder());
            await created(provider, role, "one", { name: "platform", assumeRolePolicy: trust });
            const again = { name: "platform", assumeRolePolicy: trust };
            expect((await provider.create(subject(role, "two"), again, true)).id).to.equal("platform");
        });

        it("predicts an update without doing it", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const id = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            const news = { cidrBlock: "10.0.0.0/16", tags: { a: "b" } };
            const outputs = await provider.update(subject(vpc, "main"), id, news, true);
            expect(outputs).to.deep.include({ tags: { a: "b" }, tagsAll: { a: "b" } });
            expect(outputs.dhcpOptionsId).to.equal(store.find(vpc, id)?.outputs.dhcpOptionsId);
            expect(store.find(vpc, id)?.inputs).to.deep.equal({ cidrBlock: "10.0.0.0/16" });
        });
    });

    describe("create", () => {
        it("keeps inputs, outputs and where they are", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const inputs = { cidrBlock: "10.0.0.0/16", region: "eu-west-1" };
            const { id, outputs } = await provider.create(subject(vpc, "main"), inputs, false);
            const kept = store.find(vpc, id);
            expect(kept).to.deep.include({ type: vpc, id, inputs, outputs, account: scope.account });
            expect(kept).to.include({ region: "eu-west-1", urn: subject(vpc, "main").urn });
            expect(outputs.arn).to.equal(`arn:aws:ec2:eu-west-1:111122223333:vpc/${id}`);
        });

        it("says the id and everything else that the preview said", async () => {
            const { provider } = startProvider(temporaryFolder());
            const inputs = { cidrBlock: "10.0.0.0/16" };
            const predicted = await provider.create(subject(vpc, "main"), inputs, true);
            const { id, outputs } = await provider.create(subject(vpc, "main"), inputs, false);
            expect(id).to.equal(predicted.id);
            expect(outputs).to.deep.include(predicted.outputs);
        });

        it("makes another resource of the same URN, as a replacement is, with an id of its own", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const first = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            const preview = await provider.create(subject(vpc, "main"), { cidrBlock: "10.1.0.0/16" }, true);
            const second = await created(provider, vpc, "main", { cidrBlock: "10.1.0.0/16" });
            expect(second).to.not.equal(first);
            expect(preview.id).to.equal(second);
            expect(store.ofType(vpc)).to.have.length(2);
            await provider.delete(subject(vpc, "main"), first);
            await provider.delete(subject(vpc, "main"), second);
            expect(await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" })).to.not.be.oneOf([first, second]);
        });

        it("keeps random passwords apart, which all have the same id", async () => {
            const password = "random:index/randomPassword:RandomPassword";
            const { provider } = startProvider(temporaryFolder());
            const make = (name: string) => provider.create(subject(password, name), { length: 20 }, false);
            const [one, other] = [await make("one"), await make("other")];
            expect([one.id, other.id]).to.deep.equal(["none", "none"]);
            expect((await provider.read(subject(password, "one"), "none"))?.outputs).to.deep.equal(one.outputs);
            await provider.delete(subject(password, "other"), "none");
            expect((await provider.read(subject(password, "one"), "none"))?.outputs).to.deep.equal(one.outputs);
            expect(await provider.read(subject(password, "other"), "none")).to.equal(undefined);
        });

        it("keeps the successor of a random password when the password goes", async () => {
            const main = subject("random:index/randomPassword:RandomPassword", "main");
            const { provider } = startProvider(temporaryFolder());
            await provider.create(main, { length: 20 }, false);
            const successor = await provider.create(main, { length: 24 }, false);
            await provider.delete(main, "none");
            expect((await provider.read(main, "none"))?.outputs).to.deep.equal(successor.outputs);
            await provider.delete(main, "none");
            expect(await provider.read(main, "none")).to.equal(undefined);
        });

        it("gives an id to what no model knows", async () => {
            const { provider } = startProvider(temporaryFolder());
            expect(await created(provider, "aws:sns/topic:Topic", "alerts", { name: "alerts" })).to.match(
                /^alerts-[0-9a-f]{8}$/,
            );
        });

        it("leaves nothing unknown", async () => {
            const { provider } = startProvider(temporaryFolder());
            const subnetId = await twoSubnets(provider);
            const inputs = { name: "dev", roleArn: await roleArn(provider), vpcConfig: { subnetIds: subnetId } };
            const { outputs } = await provider.create(subject("aws:eks/cluster:Cluster", "dev"), inputs, false);
            expect(JSON.stringify(outputs)).to.not.include(unknown);
            expect((outputs.vpcConfig as Properties).vpcId).to.match(/^vpc-/);
        });

        it("refuses what the cloud refuses, in its words, and keeps nothing of it", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            await created(provider, role, "one", { name: "platform", assumeRolePolicy: trust });
            const again = provider.create(subject(role, "two"), { name: "platform", assumeRolePolicy: trust }, false);
            expect(await rejection(again)).to.match(/^EntityAlreadyExists/);
            const lost = { vpcId: "vpc-gone", cidrBlock: "10.0.0.0/24" };
            expect(await rejection(provider.create(subject(subnet, "a"), lost, false))).to.match(
                /^InvalidVpcID.NotFound/,
            );
            expect(store.all()).to.have.length(1);
            expect(store.creations(subject(role, "two").urn)).to.equal(0);
        });
    });

    describe("read", () => {
        it("reports what is there, in every later process", async () => {
            const folder = temporaryFolder();
            const inputs = { cidrBlock: "10.0.0.0/16" };
            const { id, outputs } = await startProvider(folder).provider.create(subject(vpc, "main"), inputs, false);
            const { provider } = startProvider(folder);
            expect(await provider.read(subject(vpc, "main"), id)).to.deep.equal({ inputs, outputs });
            expect(await provider.read(subject(vpc, "main"), "vpc-other")).to.equal(undefined);
        });

        it("reports what a hand changed in the inputs, in the outputs too", async () => {
            const folder = temporaryFolder();
            const inputs = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true };
            const id = await created(startProvider(folder).provider, vpc, "main", inputs);
            edit(folder, (kept) => ({ ...kept, inputs: { ...inputs, enableDnsHostnames: false } }));
            const found = await startProvider(folder).provider.read(subject(vpc, "main"), id);
            expect(found?.inputs).to.include({ enableDnsHostnames: false });
            expect(found?.outputs).to.include({ enableDnsHostnames: false });
        });

        it("reports what a hand changed in the outputs", async () => {
            const folder = temporaryFolder();
            const id = await created(startProvider(folder).provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            edit(folder, (kept) => ({
                ...kept,
                outputs: { ...(kept.outputs as Properties), ownerId: "444455556666" },
            }));
            const found = await startProvider(folder).provider.read(subject(vpc, "main"), id);
            expect(found?.outputs).to.include({ ownerId: "444455556666" });
        });
    });

    describe("update", () => {
        it("keeps the id and what was invented", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const { id, outputs } = await provider.create(subject("aws:ec2/eip:Eip", "nat"), {}, false);
            const news = { tags: { a: "b" } };
            const updated = await provider.update(subject("aws:ec2/eip:Eip", "nat"), id, news, false);
            expect(updated).to.deep.equal({ ...outputs, ...news, tagsAll: { a: "b" } });
            expect(store.find("aws:ec2/eip:Eip", id)).to.deep.include({ inputs: news, outputs: updated });
        });

        it("drops an output whose input is gone", async () => {
            const { provider } = startProvider(temporaryFolder());
            const inputs = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true };
            const id = await created(provider, vpc, "main", inputs);
            const news = { cidrBlock: "10.0.0.0/16" };
            expect(await provider.update(subject(vpc, "main"), id, news, false)).to.not.have.property(
                "enableDnsHostnames",
            );
        });

        it("says that something is not there, and what to do", async () => {
            const { provider } = startProvider(temporaryFolder());
            expect(await rejection(provider.update(subject(vpc, "main"), "vpc-1", {}, false))).to.equal(
                "ResourceNotFoundException: aws:ec2/vpc:Vpc vpc-1 does not exist; refresh the stack",
            );
        });

        it("refuses what the cloud refuses, and leaves the resource as it was", async () => {
            const cluster = "aws:eks/cluster:Cluster";
            const { provider, store } = startProvider(temporaryFolder());
            const vpcConfig = { subnetIds: await twoSubnets(provider) };
            const inputs = { name: "dev", version: "1.33", roleArn: await roleArn(provider), vpcConfig };
            const id = await created(provider, cluster, "dev", inputs);
            const update = (preview: boolean) =>
                provider.update(subject(cluster, "dev"), id, { ...inputs, version: "1.35" }, preview);
            expect(await update(true)).to.include({ version: "1.35" });
            expect(await rejection(update(false))).to.match(/^InvalidParameterException/);
            expect(store.find(cluster, id)?.inputs).to.deep.equal(inputs);
        });

        it("makes a new version of a launch template, which a preview does not know", async () => {
            const type = "aws:ec2/launchTemplate:LaunchTemplate";
            const { provider } = startProvider(temporaryFolder());
            const inputs = { name: "nodes", updateDefaultVersion: true, userData: "YQ==" };
            const { id, outputs } = await provider.create(subject(type, "nodes"), inputs, false);
            expect(outputs).to.include({ latestVersion: 1, defaultVersion: 1 });
            const update = (news: Properties, preview: boolean) =>
                provider.update(subject(type, "nodes"), id, news, preview);
            const tagged = { ...inputs, tags: { a: "b" } };
            expect(await update(tagged, true)).to.include({ latestVersion: 1, defaultVersion: 1 });
            expect(await update(tagged, false)).to.include({ latestVersion: 1, defaultVersion: 1 });
            const changed = { ...tagged, userData: "Yg==" };
            expect(await update(changed, true)).to.include({ latestVersion: unknown, defaultVersion: unknown });
            expect(await update(changed, false)).to.include({ latestVersion: 2, defaultVersion: 2 });
            const manual = { ...changed, userData: "Yw==", updateDefaultVersion: false };
            expect(await update(manual, false)).to.include({ latestVersion: 3, defaultVersion: 2 });
        });
    });

    describe("delete", () => {
        it("deletes, and counts as deleted what is not there", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const id = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            await provider.delete(subject(vpc, "main"), id);
            await provider.delete(subject(vpc, "main"), id);
            expect(store.all()).to.deep.equal([]);
        });

        it("refuses what the cloud refuses", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const vpcId = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            await created(provider, subnet, "a", { vpcId, cidrBlock: "10.0.0.0/24" });
            expect(await rejection(provider.delete(subject(vpc, "main"), vpcId))).to.match(/^DependencyViolation/);
            expect(store.all()).to.have.length(2);
        });

        it("waits a while for what is in the way to go", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const vpcId = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
            const subnetId = await created(provider, subnet, "a", { vpcId, cidrBlock: "10.0.0.0/24" });
            const deleted = provider.delete(subject(vpc, "main"), vpcId);
            await provider.delete(subject(subnet, "a"), subnetId);
            await deleted;
            expect(store.all()).to.deep.equal([]);
        });

        it("leaves behind what the cloud leaves, which keeps the name taken", async () => {
            const secret = "aws:secretsmanager/secret:Secret";
            const { provider, store } = startProvider(temporaryFolder());
            const inputs = { name: "platform/dev/token", recoveryWindowInDays: 7 };
            await provider.delete(subject(secret, "a"), await created(provider, secret, "a", inputs));
            expect(store.all()).to.deep.equal([]);
            expect(store.remains()).to.have.length(1);
            expect(await rejection(provider.create(subject(secret, "a"), inputs, false))).to.include(
                "already scheduled for deletion",
            );
        });

        it("takes with a cluster what is in it, and leaves other clusters alone", async () => {
            const folder = temporaryFolder();
            const { provider, store } = startProvider(folder);
            const vpcConfig = { subnetIds: await twoSubnets(provider) };
            const cluster = "aws:eks/cluster:Cluster";
            const inputs = { name: "dev", roleArn: await roleArn(provider), vpcConfig };
            const { id, outputs } = await provider.create(subject(cluster, "dev"), inputs, false);
            const namespace = "kubernetes:core/v1:Namespace";
            for (const server of [String(outputs.endpoint), "https://other"]) {
                const inCluster = startProvider(folder, [], server).provider;
                await created(inCluster, namespace, "argocd", { metadata: { name: "argocd" } });
            }
            await provider.delete(subject(cluster, "dev"), id);
            expect(store.ofType(cluster)).to.deep.equal([]);
            expect(
                startProvider(folder)
                    .store.ofType(namespace)
                    .map(({ cluster }) => cluster),
            ).to.deep.equal(["https://other"]);
        });

        it("takes the versions with a secret, which the program may keep out of a delete", async () => {
            const { provider, store } = startProvider(temporaryFolder());
            const secret = "aws:secretsmanager/secret:Secret";
            const secretId = await created(provider, secret, "a", { name: "a" });
            const version = { secretId, secretString: "s" };
            await created(provider, "aws:secretsmanager/secretVersion:SecretVersion", "a", version);
            await provider.delete(subject(secret, "a"), secretId);
            expect(store.all()).to.deep.equal([]);
        });
    });

    it("tells refusals of the inputs from advice", async () => {
        const { provider } = startProvider(temporaryFolder());
        const { failures, warnings } = await provider.check(subject(vpc, "main"), { cidrBlock: "10.0.0.0/8" });
        expect(failures.map(({ property }) => property)).to.deep.equal(["cidrBlock"]);
        expect(warnings).to.deep.equal([]);
    });

    it("says what changes and what replaces", async () => {
        const { provider } = startProvider(temporaryFolder());
        const [olds, news] = [{ cidrBlock: "10.0.0.0/16" }, { cidrBlock: "10.1.0.0/16", tags: { a: "b" } }];
        expect(await provider.diff(subject(vpc, "main"), olds, news)).to.deep.include({ replaces: ["cidrBlock"] });
        expect((await provider.diff(subject(vpc, "main"), olds, olds)).changes).to.deep.equal([]);
    });

    it("answers data sources, all of it after a preview", () => {
        const { provider } = startProvider(temporaryFolder());
        const identity = "aws:index/getCallerIdentity:getCallerIdentity";
        expect(provider.invoke(identity, {}, true)).to.include({ accountId: scope.account, arn: unknown });
        expect(provider.invoke(identity, {}, false)).to.include({ accountId: scope.account });
        expect(JSON.stringify(provider.invoke(identity, {}, false))).to.not.include(unknown);
    });
});

type Provider = ReturnType<typeof startProvider>["provider"];

async function twoSubnets(provider: Provider): Promise<string[]> {
    const vpcId = await created(provider, vpc, "main", { cidrBlock: "10.0.0.0/16" });
    return Promise.all(
        ["a", "b"].map((zone, index) =>
            created(provider, subnet, zone, {
                vpcId,
                cidrBlock: `10.0.${String(index)}.0/24`,
                availabilityZone: `us-east-1${zone}`,
            }),
        ),
    );
}

async function roleArn(provider: Provider): Promise<string> {
    const { outputs } = await provider.create(subject(role, "eks"), { name: "eks", assumeRolePolicy: trust }, false);
    return String(outputs.arn);
}

/** Changes the only resource of a store by hand. */
function edit(folder: string, change: (kept: Properties) => Properties): void {
    const resources = join(folder, "resources");
    const [file = ""] = readdirSync(resources, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")) as Properties)));
}
