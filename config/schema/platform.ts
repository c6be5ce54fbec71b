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
import { cidr, resourceName } from "./primitives";
import { registry } from "./registry";
import { secrets } from "./secrets";
import { storage } from "./storage";
import { addons } from "./addons";

export const environments = ["dev", "stg", "prod"] as const;

/** Tags that the program sets itself. */
const ownTags = ["Name", "environment", "managed-by", "project"];

const tagKey = z
    .string()
    .regex(/^[\p{L}\p{N} _.:/=+@-]{1,128}$/u, {
        error: "must be an AWS tag key: 1 to 128 letters, digits, spaces and _.:/=+-@",
    })
    .regex(/^(?!aws:)/i, { error: "must not start with aws:, which AWS keeps for itself" })
    .refine((key) => !ownTags.includes(key), { error: "must be another one: the program sets this tag itself" });

const tagValue = z.string().regex(/^[\p{L}\p{N} _.:/=+@-]{1,256}$/u, {
    error: "must be an AWS tag value: 1 to 256 letters, digits, spaces and _.:/=+-@",
});

/** What stands under `platform:` in a stack file, with the shared defaults of Pulumi.yaml. */
export const platform = z.strictObject({
    environment: z.enum(environments).describe("Which environment the stack is."),
    addressPlan: z
        .record(resourceName(63), cidr())
        .describe("Every network range of the organization by name; those of the environments under their names."),
    tags: z
        .record(tagKey, tagValue)
        .describe("Tags of every resource, besides `project`, `environment` and `managed-by`."),
    protectStateful: z
        .boolean()
        .describe(
            "Protect what holds data (database, keys, buckets, secrets, registry, backups) from deletion by Pulumi, and keep it if it leaves the program.",
        ),
    network: network.describe("The VPC of the environment."),
    cluster: cluster.describe("The EKS cluster, who may use it, and its pinned add-ons."),
    nodePools,
    database: database.describe("The RDS database."),
    registry: registry.describe("The ECR repositories."),
    secrets: secrets.prefault({}).describe("Secrets in Secrets Manager whose values the program generates."),
    storage: storage.describe("How long the S3 buckets keep what is in them."),
    edge: edge.describe("The domains, with their Route 53 zones and ACM certificates."),
    backup: backup.describe("The AWS Backup plan of everything that carries the environment's tag."),
    budget: budget.describe("The budget of the account, and who is told when it is overrun."),
    delivery: delivery.prefault({}).describe("What CI may do in the account, by OpenID Connect."),
    gitops: gitops.describe("Where Argo CD finds what to run, and how it is installed."),
    addons,
});
