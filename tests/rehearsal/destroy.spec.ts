import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { RehearsedStack } from "../../tooling/rehearsal/engine/rehearsedStack";
import type { Properties } from "../../tooling/standin/model";
import { broughtUp } from "./support/broughtUp";
import { configured } from "./support/configured";
import type { RealEngine } from "./support/realEngine";

const namesOf = (resources: readonly { readonly urn: string }[]) =>
    resources.map(({ urn }) => parseUrn(urn).name).sort();

/** What somebody changes by hand in AWS. */
function byHand({ store }: RealEngine, name: string, type: string, inputs: Properties, outputs: Properties = {}): void {
    const kept = store.ofType(type).find(({ urn }) => parseUrn(urn).name === name)!;
    store.update({
        ...kept,
        inputs: { ...kept.inputs, ...inputs },
        outputs: { ...kept.outputs, ...inputs, ...outputs },
    });
}

/** What keeps AWS from deleting it, switched off as in the console. */
function withoutDeletionProtection(engine: RealEngine): void {
    byHand(engine, "cluster-eks-eksCluster", "aws:eks/cluster:Cluster", { deletionProtection: false });
    byHand(engine, "database-instance", "aws:rds/instance:Instance", { deletionProtection: false });
}

/** What is left, by type and how often. */
const counted = (remains: readonly { readonly type: string }[]) =>
    Object.fromEntries(
        [...new Set(remains.map(({ type }) => type))].sort().map((type) => [type, times(remains, type)]),
    );

const times = (remains: readonly { readonly type: string }[], wanted: string) =>
    remains.filter(({ type }) => type === wanted).length;

/** Names that stay taken and what goes on costing, whoever destroys. */
const keptByAws = {
    "aws:kms/key:Key": 6,
    "aws:rds/snapshot:Snapshot": 1,
    "aws:secretsmanager/secret:Secret": 2,
};

describe("a destroy of prod", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;
    let retained: readonly string[];

    before(async () => {
        engine = await broughtUp("prod");
        stack = await engine.stack("prod");
        const kept = (await stack.resources()).filter(({ retainOnDelete }) => retainOnDelete);
        retained = namesOf(kept).filter((name) => name !== "database-instance");
    });

    after(() => {
        engine.stop();
    });

    const succeeds = async (...args: string[]) => {
        const { code, text } = await engine.pulumi("prod", ...args);
        expect(code, text).to.equal(0);
        return text;
    };

    it("is refused before anything is deleted, and names what is protected", async () => {
        const before = engine.store.all().length;
        const { code, text } = await engine.pulumi("prod", "destroy", "--yes");
        expect(code).not.to.equal(0);
        expect(text).to.match(/database-instance" cannot be deleted\s+because it is protected/);
        expect(engine.store.all()).to.have.length(before);
    });

    it("is refused without its preview too, but only after what is around what is protected has gone", async () => {
        const hasty = await broughtUp("prod");
        try {
            const state = await (await hasty.stack("prod")).resources();
            const { code, text } = await hasty.pulumi("prod", "destroy", "--yes", "--skip-preview");
            expect(code).not.to.equal(0);
            expect(text).to.match(/database-instance" cannot be deleted\s+because it is protected/);
            const left = namesOf(hasty.store.all());
            expect(left).to.include.members(namesOf(state.filter(({ protect }) => protect)));
            expect(left).not.to.include("node-groups-general-node-group");
            // What goes with the cluster is not deleted by itself, and yet forgotten.
            expect(left).to.include("gitops-argocd");
            expect(namesOf(await (await hasty.stack("prod")).resources())).not.to.include("gitops-argocd");
        } finally {
            hasty.stop();
        }
    });

    it("stops, unprotected as the teardown says, at the network, which the database still uses", async () => {
        await succeeds("state", "unprotect", "--all", "--yes");
        withoutDeletionProtection(engine);
        await succeeds("refresh", "--yes");
        const { code, text } = await engine.pulumi("prod", "destroy", "--yes");
        expect(code).not.to.equal(0);
        expect(text).to.match(/Instance database-instance is still there: delete that\s+first/);
        expect(namesOf(engine.store.all())).to.include.members(["database-instance", "network-vpc", "keys-data"]);
    });

    it("ends, once the database is deleted by hand, with an empty state and only what holds data left", async () => {
        const database = engine.store.all().find(({ urn }) => parseUrn(urn).name === "database-instance")!;
        engine.store.delete(database, []);
        await succeeds("destroy", "--yes");
        expect(await stack.resources()).to.deep.equal([]);
        expect(namesOf(engine.store.all())).to.deep.equal(retained);
        expect(retained).to.include.members(["keys-data", "storage-backups-bucket", "backup-vault"]);
    });
});

describe("a teardown of stg", () => {
    let engine: RealEngine;
    let unprotected: RehearsedStack;

    before(async () => {
        engine = await broughtUp("stg");
        unprotected = await configured(engine, "stg", {
            "protectStateful: true": "protectStateful: false",
            "deletionProtection: true": "deletionProtection: false",
        });
    });

    after(() => {
        engine.stop();
    });

    it("begins with a configuration that protects nothing", async () => {
        const up = await unprotected.up();
        expect(up.succeeded, JSON.stringify(up.diagnostics)).to.equal(true);
        const state = await unprotected.resources();
        expect(namesOf(state.filter(({ protect }) => protect))).to.deep.equal([]);
        expect(namesOf(up.operations.filter(({ op }) => op === "delete"))).to.deep.equal(["backup-vault-lock"]);
    });

    it("stops at what holds something, and names it", async () => {
        byHand(engine, "storage-logs-bucket", "aws:s3/bucket:Bucket", {}, { objects: 3 });
        byHand(engine, "backup-vault", "aws:backup/vault:Vault", {}, { recoveryPoints: 2 });
        const resources = await unprotected.resources();
        const { succeeded, diagnostics } = await unprotected.destroy(resources, { continueOnError: true });
        expect(succeeded).to.equal(false);
        expect(JSON.stringify(diagnostics)).to.match(/BucketNotEmpty: [^"]* it holds 3 objects/);
        expect(JSON.stringify(diagnostics)).to.match(/Backup vault platform-stg-backup is locked and contains/);
    });

    it("ends, when that is emptied and unlocked by hand, with nothing but what AWS keeps back", async () => {
        byHand(engine, "storage-logs-bucket", "aws:s3/bucket:Bucket", {}, { objects: 0 });
        byHand(engine, "backup-vault", "aws:backup/vault:Vault", {}, { recoveryPoints: 0 });
        const { succeeded, diagnostics } = await unprotected.destroy(await unprotected.resources());
        expect(succeeded, JSON.stringify(diagnostics)).to.equal(true);
        expect(await unprotected.resources()).to.deep.equal([]);
        expect(namesOf(engine.store.all())).to.deep.equal([]);
        expect(counted(engine.store.remains())).to.deep.equal(keptByAws);
    });
});
