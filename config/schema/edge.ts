import { z } from "zod";
import { domainName, text } from "./primitives";

export const edge = z.strictObject({
    publicDomain: domainName().describe("Domain of what the internet reaches."),
    internalDomain: domainName().describe(
        "Domain of what only the VPC reaches; a subdomain of the public one, so that ACM can validate it.",
    ),
    hostedZone: z
        .discriminatedUnion("mode", [
            z.strictObject({
                mode: z.literal("create").describe("`create` makes the zone, `adopt` uses one that exists."),
            }),
            z.strictObject({
                mode: z.literal("adopt").describe("`create` makes the zone, `adopt` uses one that exists."),
                zoneId: text(/^Z[A-Z0-9]{5,31}$/, "a Route 53 zone id", "Z0123456789EXAMPLE").describe(
                    "Id of the zone to adopt.",
                ),
            }),
        ])
        .describe("Create the public hosted zone, or adopt an existing one by id."),
});

export type EdgeConfig = z.infer<typeof edge>;
