import type { ConfigPath } from "../display";
import type { PlatformConfig } from "../platformConfig";
import { rule } from "./rule";

type Production = Pick<
    PlatformConfig,
    "backup" | "cluster" | "database" | "network" | "nodePools" | "protectStateful" | "secrets"
>;

interface Requirement {
    readonly about: string;
    readonly path: ConfigPath;
    readonly holds: (config: Production) => boolean;
    /** Goes on from the path. */
    readonly message: (shown: string) => string;
    readonly remedy: string;
}

const leastBackupDays = 7;

/** What prod has and the other environments may do without. */
const requirements: readonly Requirement[] = [
    {
        about: "In prod what holds data is protected from deletion.",
        path: ["protectStateful"],
        holds: ({ protectStateful }) => protectStateful,
        message: (shown) => `is ${shown}, but prod's data must survive a mistaken destroy.`,
        remedy: "Set it to true.",
    },
    {
        about: "In prod there are three zones.",
        path: ["network", "zones"],
        holds: ({ network }) => network.zones.length >= 3,
        message: (shown) => `is ${shown}, but prod must keep a majority when a zone is lost.`,
        remedy: "Name three zones.",
    },
    {
        about: "In prod no single NAT gateway serves all zones.",
        path: ["network", "natGateways"],
        holds: ({ network }) => network.natGateways !== "single",
        message: (shown) => `is ${shown}, but prod must not lose its way out with one zone.`,
        remedy: "Choose onePerZone.",
    },
    {
        about: "In prod the cluster has deletion protection.",
        path: ["cluster", "deletionProtection"],
        holds: ({ cluster }) => cluster.deletionProtection,
        message: (shown) => `is ${shown}, but prod's cluster must not be deleted by mistake.`,
        remedy: "Set it to true.",
    },
    {
        about: "In prod an On-Demand pool keeps at least two nodes.",
        path: ["nodePools"],
        holds: ({ nodePools }) =>
            Object.values(nodePools).some(({ capacityType, minSize }) => capacityType === "ON_DEMAND" && minSize >= 2),
        message: () =>
            "has no On-Demand pool of two nodes, but prod must keep running when AWS takes all Spot instances back.",
        remedy: "Give one pool capacityType ON_DEMAND and minSize of at least 2.",
    },
    {
        about: "In prod the database has a standby in a second zone.",
        path: ["database", "multiAz"],
        holds: ({ database }) => database.multiAz,
        message: (shown) => `is ${shown}, but prod needs a standby in a second zone.`,
        remedy: "Set it to true.",
    },
    {
        about: "In prod the database has deletion protection.",
        path: ["database", "deletionProtection"],
        holds: ({ database }) => database.deletionProtection,
        message: (shown) => `is ${shown}, but prod's database must not be deleted by mistake.`,
        remedy: "Set it to true.",
    },
    {
        about: "In prod the database can be restored to any time of the last seven days.",
        path: ["database", "backupRetentionDays"],
        holds: ({ database }) => database.backupRetentionDays >= leastBackupDays,
        message: (shown) => `is ${shown}, but prod must be restorable to any time of the last week.`,
        remedy: `Set it to at least ${leastBackupDays}.`,
    },
    {
        about: "In prod a deleted secret can be restored.",
        path: ["secrets", "recoveryWindowDays"],
        holds: ({ secrets }) => secrets.recoveryWindowDays !== 0,
        message: (shown) => `is ${shown}, but prod's secrets must be restorable after a mistaken deletion.`,
        remedy: "Set it from 7 to 30.",
    },
    {
        about: "In prod recovery points are kept for at least seven days.",
        path: ["backup", "retentionDays"],
        holds: ({ backup }) => backup.retentionDays >= leastBackupDays,
        message: (shown) => `is ${shown}, but prod must be restorable to any day of the last week.`,
        remedy: `Set it to at least ${leastBackupDays}.`,
    },
];

/** One rule for each requirement, so that a broken section does not hide what is wrong with another. */
export const production = requirements.map(({ about, path, holds, message, remedy }) =>
    rule(about, ["environment", path[0] as keyof Production], function* (config, show) {
        if (config.environment === "prod" && !holds(config)) {
            yield { path, message: message(show(path)), remedy };
        }
    }),
);
