import { join } from "node:path";
import { expect } from "chai";
import { parseConfig } from "../../config";
import { readStack } from "../../tooling/stackFile";

const directory = join(__dirname, "..", "..");
const stacks = ["dev", "stg", "prod"];

/**
 * In what the three environments may differ, and why. What runs in them is the same: whoever adds a path here says
 * that dev and stg no longer show what prod will do.
 */
const differences = {
    "which environment it is": [
        "account",
        "environment",
        "cluster.access.admins",
        "cluster.access.viewers",
        "delivery.github.environment",
        "delivery.state.bucket",
        "delivery.state.keyArn",
        "edge.internalDomain",
        "edge.publicDomain",
        "network.cidr",
    ],
    "how large it is": [
        "budget.anomalyUsd",
        "budget.monthlyUsd",
        "database.instanceClass",
        "database.maxStorageGiB",
        "database.storageGiB",
        "nodePools.general.capacityType",
        "nodePools.general.diskGiB",
        "nodePools.general.instanceTypes",
        "nodePools.general.maxSize",
        "nodePools.general.minSize",
        "nodePools.system.instanceTypes",
        "nodePools.system.maxSize",
        "nodePools.system.minSize",
    ],
    "how well it is protected": [
        "cluster.deletionProtection",
        "cluster.publicAccessCidrs",
        "database.deletionProtection",
        "database.multiAz",
        "network.interfaceEndpoints",
        "network.natGateways",
        "protectStateful",
    ],
    "how long it remembers": [
        "backup.retentionDays",
        "cluster.logRetentionDays",
        "database.backupRetentionDays",
        "database.logRetentionDays",
        "database.performanceInsightsRetentionDays",
        "network.flowLogRetentionDays",
        "secrets.recoveryWindowDays",
        "storage.backupsRetentionDays",
        "storage.logsRetentionDays",
        "storage.tracesRetentionDays",
    ],
};

/** Every setting by its path; a list is one setting. */
function settings(value: unknown, path = ""): [string, string][] {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, member]) => settings(member, path === "" ? key : `${path}.${key}`))
        : [[path, JSON.stringify(value)]];
}

describe("the three stacks", () => {
    const configs = stacks.map((stack) => {
        const { config: values, project } = readStack(stack, { directory });
        return parseConfig({ values, project, subject: `stack ${stack}` });
    });
    const all = configs.map((config) => new Map(settings(config)));
    const paths = [...new Set(all.flatMap((one) => [...one.keys()]))].sort();

    it("are the environments that they are named after", () => {
        expect(configs.map(({ environment }) => environment)).to.deep.equal(stacks);
    });

    it("are of three accounts and have no network in common", () => {
        expect(new Set(configs.map(({ account }) => account)).size).to.equal(3);
        expect(new Set(configs.map(({ network }) => network.cidr)).size).to.equal(3);
    });

    it("have the same settings", () => {
        for (const [index, one] of all.entries()) {
            expect([...one.keys()].sort(), stacks[index]).to.deep.equal(paths);
        }
    });

    it("run the same add-ons on pools of the same names", () => {
        const [dev, ...others] = configs.map(({ addons, nodePools }) => ({ addons, pools: Object.keys(nodePools) }));
        for (const other of others) {
            expect(other).to.deep.equal(dev);
        }
    });

    it("differ in nothing else than is listed, and in all of that", () => {
        const differing = paths.filter((path) => new Set(all.map((one) => one.get(path))).size > 1);
        expect(differing).to.deep.equal(Object.values(differences).flat().sort());
    });
});
