import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { Store, type Kept } from "../../tooling/rehearsal/cloud/store";
import { scope, temporaryFolder } from "./support";

const resource = (id: string, changes: Partial<Kept> = {}): Kept => ({
    ...scope,
    type: "aws:ec2/vpc:Vpc",
    urn: `urn:pulumi:dev::lab::aws:ec2/vpc:Vpc::${id}`,
    seed: "seed",
    id,
    inputs: { cidrBlock: "10.0.0.0/16" },
    outputs: { cidrBlock: "10.0.0.0/16", arn: "arn" },
    ...changes,
});

const files = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));

describe("the store of the stand-in cloud", () => {
    it("keeps a resource in a file of its own that people can find and read", () => {
        const folder = temporaryFolder();
        const store = new Store(folder);
        store.create(resource("vpc-1"));
        store.create(resource("vpc-2"));
        const [first, second] = files(join(folder, "resources")).sort();
        expect(first).to.match(/resources\/aws\.ec2\.vpc\.Vpc\/vpc-1-[0-9a-f]{12}\.json$/);
        expect(second).to.match(/vpc-2-/);
        expect(JSON.parse(readFileSync(first ?? "", "utf8"))).to.deep.equal(resource("vpc-1"));
    });

    it("finds what is there by type and id, and nothing else", () => {
        const store = new Store(temporaryFolder());
        store.create(resource("vpc-1"));
        store.create(resource("a", { type: "aws:iam/role:Role" }));
        expect(store.find("aws:ec2/vpc:Vpc", "vpc-1")).to.deep.equal(resource("vpc-1"));
        expect(store.find("aws:iam/role:Role", "vpc-1")).to.equal(undefined);
        expect(store.ofType("aws:ec2/vpc:Vpc").map(({ id }) => id)).to.deep.equal(["vpc-1"]);
        expect(store.all().map(({ id }) => id)).to.deep.equal(["vpc-1", "a"]);
    });

    it("outlives its process", () => {
        const folder = temporaryFolder();
        new Store(folder).create(resource("vpc-1"));
        expect(new Store(folder).find("aws:ec2/vpc:Vpc", "vpc-1")).to.deep.equal(resource("vpc-1"));
    });

    it("sees what another process created, changed and deleted since", () => {
        const folder = temporaryFolder();
        const [one, other] = [new Store(folder), new Store(folder)];
        expect(other.all()).to.deep.equal([]);
        one.create(resource("vpc-1"));
        expect(other.find("aws:ec2/vpc:Vpc", "vpc-1")?.inputs).to.deep.equal({ cidrBlock: "10.0.0.0/16" });
        one.update(resource("vpc-1", { inputs: { cidrBlock: "10.1.0.0/16" } }));
        expect(other.find("aws:ec2/vpc:Vpc", "vpc-1")?.inputs).to.deep.equal({ cidrBlock: "10.1.0.0/16" });
        one.delete(resource("vpc-1"), []);
        expect(other.all()).to.deep.equal([]);
        expect(other.ofType("aws:ec2/vpc:Vpc")).to.deep.equal([]);
    });

    it("does not take what a killed process left unfinished for a resource", () => {
        const folder = temporaryFolder();
        new Store(folder).create(resource("vpc-1"));
        writeFileSync(join(folder, "unfinished-1"), '{ "type": "aws:ec2/v');
        expect(new Store(folder).all()).to.have.length(1);
    });

    it("writes a file as a whole: it is made elsewhere and renamed", () => {
        const folder = temporaryFolder();
        const store = new Store(folder);
        // Nothing can be written where the unfinished file would be.
        mkdirSync(join(folder, `unfinished-${String(process.pid)}`));
        expect(() => {
            store.create(resource("vpc-1"));
        }).to.throw("EISDIR");
        expect(files(folder)).to.deep.equal([]);
        expect(store.all()).to.deep.equal([]);
    });

    it("keeps every type and id apart, whatever characters they have", () => {
        const id = fc.string({ minLength: 1, maxLength: 300, unit: "grapheme" });
        fc.assert(
            fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 8 }), (ids) => {
                const folder = temporaryFolder();
                const store = new Store(folder);
                ids.forEach((id) => {
                    store.create(resource(id, { outputs: { id } }));
                });
                const again = new Store(folder);
                for (const id of ids) {
                    expect(again.find("aws:ec2/vpc:Vpc", id)?.outputs).to.deep.equal({ id });
                }
            }),
            { numRuns: 50 },
        );
    });

    it("keeps what is left of a deleted resource, and counts what was ever created", () => {
        const folder = temporaryFolder();
        const store = new Store(folder);
        const left = { type: "aws:kms/key:Key", id: "key", name: "key", why: "pending deletion" };
        store.create(resource("vpc-1"));
        store.delete(resource("vpc-1"), [left]);
        store.create(resource("vpc-1"));
        const again = new Store(folder);
        expect(again.remains()).to.deep.equal([left]);
        expect(again.all()).to.have.length(1);
        expect(again.creations(resource("vpc-1").urn)).to.equal(2);
        expect(again.creations("another")).to.equal(0);
    });

    it("keeps the objects of two clusters apart", () => {
        const folder = temporaryFolder();
        const [one, other] = [new Store(folder, "https://one"), new Store(folder, "https://other")];
        const object = { type: "kubernetes:core/v1:Namespace" };
        one.create(resource("argocd", { ...object, cluster: "https://one", outputs: { n: 1 } }));
        other.create(resource("argocd", { ...object, cluster: "https://other", outputs: { n: 2 } }));
        expect(one.all().map(({ outputs }) => outputs.n)).to.deep.equal([1]);
        expect(other.find(object.type, "argocd")?.outputs).to.deep.equal({ n: 2 });
        // AWS's own resources are of interest to both.
        one.create(resource("vpc-1"));
        expect(other.find("aws:ec2/vpc:Vpc", "vpc-1")).to.not.equal(undefined);
        expect(new Store(folder).all()).to.have.length(3);
    });

    it("sees what a hand changed while no command ran", () => {
        const folder = temporaryFolder();
        new Store(folder).create(resource("vpc-1"));
        const [file = ""] = files(join(folder, "resources"));
        writeFileSync(file, readFileSync(file, "utf8").replaceAll("10.0.0.0/16", "10.9.0.0/16"));
        expect(new Store(folder).find("aws:ec2/vpc:Vpc", "vpc-1")?.inputs).to.deep.equal({ cidrBlock: "10.9.0.0/16" });
        expect(existsSync(join(folder, "history.jsonl"))).to.equal(true);
    });

    it("takes as long for the last resource as for the first", () => {
        const createMany = (count: number) => {
            const store = new Store(temporaryFolder());
            const start = process.cpuUsage();
            for (let index = 0; index < count; index++) {
                store.create(resource(`vpc-${String(index)}`));
                store.find("aws:ec2/vpc:Vpc", "vpc-0");
            }
            const { user, system } = process.cpuUsage(start);
            return (user + system) / count;
        };
        createMany(100);
        // Microseconds each; reading every file at each call would make it grow sixfold.
        expect(createMany(600)).to.be.lessThan(Math.max(3 * createMany(100), 1500));
    });
});
