import { z } from "zod";
import { backup } from "./backup";
import { budget } from "./budget";
import { cluster } from "./cluster";
import { database } from "./database";
import { delivery } from "./delivery";
import { edge } from "./edge";
import { gitops } from "./gitops";
import { network } from "./network";
import { nodePools } from "./nodePools";
import { cidr } from "./primitives";
import { registry } from "./registry";
import { secrets } from "./secrets";
import { storage } from "./storage";
import { addons } from "./addons";

export const environments = ["dev", "stg", "prod"] as const;

/** What stands under `platform:` in a stack file, with the shared defaults of Pulumi.yaml. */
export const platform = z.strictObject({
    environment: z.enum(environments).describe("Which environment the stack is."),
    addressPlan: z
        .record(z.string(), cidr())
        .describe("Every network range of the organization by name; those of the environments under their names."),
    tags: z
        .record(z.string().min(1).max(128), z.string().min(1).max(256))
        .describe("Tags of every resource, besides `project`, `environment` and `managed-by`."),
    protectStateful: z
        .boolean()
        .describe(
            "Protect what holds data (database, keys, buckets, secrets, registry, backups) from deletion by Pulumi, and keep it if it leaves the program.",
        ),
    network,
    cluster,
    nodePools,
    database,
    registry,
    secrets: secrets.prefault({}),
    storage,
    edge,
    backup,
    budget,
    delivery: delivery.prefault({}),
    gitops,
    addons,
});
