import { z } from "zod";

const generatedSecret = z.strictObject({
    length: z.int().min(16).max(128).default(32).describe("Length of the generated value, in characters."),
    description: z.string().min(1).describe("What the secret is for."),
});

export const secrets = z.strictObject({
    recoveryWindowDays: z
        .union([z.literal(0), z.int().min(7).max(30)])
        .default(30)
        .describe("Days in which a deleted secret can be restored; 0 deletes at once and frees the name."),
    generated: z
        .record(z.string().regex(/^[a-z][a-z0-9-]*$/), generatedSecret)
        .default({})
        .describe("Secrets whose value the program generates, by name."),
});

export type SecretsConfig = z.infer<typeof secrets>;
