import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { Kept } from "../../tooling/rehearsal/cloud/store";
import type { RehearsedStack } from "../../tooling/rehearsal/engine/rehearsedStack";
import type { Operation, Step } from "../../tooling/rehearsal/engine/step";
import type { Properties } from "../../tooling/standin/model";
import { broughtUp } from "./support/broughtUp";
import type { RealEngine } from "./support/realEngine";

const everything = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** What somebody did by hand in the console: of a resource, by its name in the program, one property. */
const deeds: readonly (readonly [what: string, name: string, property: string, value: unknown])[] = [
    ["bucket opened to public policies", "storage-logs-public-access-block", "blockPublicPolicy", false],
    [
        "bucket encrypted with no key of ours",
        "storage-backups-encryption",
        "rules",
        [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    ],
    ["bucket policy that allows everybody everything", "storage-traces-policy", "policy", everything],
    ["versions no longer kept", "storage-logs-versioning", "versioningConfiguration", { status: "Suspended" }],
    ["security group opened to the internet", "network-endpoints-ingress", "cidrIpv4", "0.0.0.0/0"],
    [
        "default security group that admits something",
        "network-default-security-group",
        "ingress",
        [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    ],
    ["flow logs of refused traffic only", "network-flow-log", "trafficType", "REJECT"],
    ["logs kept for a day", "network-flow-logs", "retentionInDays", 1],
    ["cluster endpoint opened to the internet", "cluster-eks-eksCluster", "vpcConfig", undefined],
    ["deletion protection of the cluster off", "cluster-eks-eksCluster", "deletionProtection", false],
    [
        "access to the cluster with another scope",
        "cluster-access-developer-policy",
        "accessScope",
        { type: "namespace", namespaces: ["kube-system"] },
    ],
    [
        "instance metadata without a token, for pods too",
        "node-groups-general-launch-template",
        "metadataOptions",
        { httpEndpoint: "enabled", httpPutResponseHopLimit: 2, httpTokens: "optional" },
    ],
    ["deletion protection of the database off", "database-instance", "deletionProtection", false],
    ["database with a public address", "database-instance", "publiclyAccessible", true],
    ["rotation of a key off", "keys-data", "enableKeyRotation", false],
    ["role that anybody may assume", "backup-role", "assumeRolePolicy", everything],
    ["policy of the pipelines widened", "delivery-data", "policy", everything],
    ["policy of a secret gone wide", "secrets-grafana-admin-policy", "policy", everything],
    ["policy of the backup vault gone wide", "backup-vault-policy", "policy", everything],
    ["image tags that can be overwritten", "registry-shop/orders", "imageTagMutability", "MUTABLE"],
];

const nameOf = ({ urn }: { readonly urn: string }) => parseUrn(urn).name;

/** Inputs by URN: what replacing a resource changes in others is not drift. */
const inputsOf = (kept: readonly Kept[]) => new Map(kept.map(({ urn, inputs }) => [urn, inputs]));

describe("drift in prod", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;
    let original: ReadonlyMap<string, Properties>;
    let seen: Step;

    const changed = (operations: readonly Operation[], name: string) =>
        operations.filter((operation) => nameOf(operation) === name).flatMap((operation) => operation.changed);

    /** The resource of a name whose inputs have the property: parts of a component share their name with it. */
    function meddle(name: string, property: string, value: unknown): void {
        const kept = engine.store.all().find((each) => nameOf(each) === name && property in each.inputs);
        if (!kept) {
            throw new Error(`${name} with ${property} is not in the cloud`);
        }
        const { vpcConfig } = kept.inputs as { vpcConfig?: object };
        const now = value ?? { ...vpcConfig, publicAccessCidrs: ["0.0.0.0/0"] };
        expect(isDeepStrictEqual(kept.inputs[property], now), `${name}: ${property} is so already`).to.equal(false);
        engine.store.update({ ...kept, inputs: { ...kept.inputs, [property]: now } });
    }

    before(async () => {
        engine = await broughtUp("prod");
        stack = await engine.stack("prod");
        original = inputsOf(engine.store.all());
        for (const [, name, property, value] of deeds) {
            meddle(name, property, value);
        }
        const gone = engine.store.all().find((each) => nameOf(each) === "storage-traces-public-access-block")!;
        engine.store.delete(gone, []);
        seen = await stack.refresh();
    });

    after(() => {
        engine.stop();
    });

    for (const [what, name, property] of deeds) {
        it(`is shown by refresh: ${what}`, () => {
            const paths = changed(seen.operations, name).map((path) => path.split(/[.[]/)[0]);
            expect(paths).to.include(property);
        });
    }

    it("is shown by refresh: a resource that was deleted", () => {
        const deleted = seen.operations.filter(({ op }) => op === "delete").map(nameOf);
        expect(deleted).to.deep.equal(["storage-traces-public-access-block"]);
    });

    it("is all that refresh shows", () => {
        const names = [...deeds.map(([, name]) => name), "storage-traces-public-access-block"];
        expect(new Set(seen.operations.filter(({ custom }) => custom).map(nameOf))).to.deep.equal(new Set(names));
    });

    it("is healed by `up`, and nothing else is touched", async () => {
        const up = await stack.up();
        expect(up.succeeded, JSON.stringify(up.diagnostics)).to.equal(true);
        const after = inputsOf(engine.store.all());
        const unlike = [...original].filter(([urn, inputs]) => !isDeepStrictEqual(after.get(urn), inputs));
        // A launch template that is healed has a newer version, which its nodes take.
        expect(unlike.map(([urn]) => parseUrn(urn).name)).to.deep.equal(["node-groups-general-node-group"]);
        expect(after.size).to.equal(original.size);
        expect((await stack.refresh()).operations).to.deep.equal([]);
    });
});
