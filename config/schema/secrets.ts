import { z } from "zod";
import { resourceName } from "./primitives";

const recoveryWindow = { error: "must be 0, or from 7 to 30" };

const generatedSecret = z.strictObject({
    length: z.int().min(16).max(128).default(32).describe("Length of the generated value, in characters."),
    description: z.string().min(1).describe("What the secret is for."),
});

export const secrets = z.strictObject({
    recoveryWindowDays: z
        .union([z.literal(0), z.int().min(7, recoveryWindow).max(30, recoveryWindow)], recoveryWindow)
        .default(30)
        .describe("Days in which a deleted secret can be restored; 0 deletes at once and frees the name."),
    generated: z
        .record(resourceName(64), generatedSecret)
        .default({})
        .describe("Secrets whose value the program generates, by name."),
});

export type SecretsConfig = z.infer<typeof secrets>;
