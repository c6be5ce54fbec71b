import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { SecretsConfig } from "../config";
import { namedTags, statefulOptions, type PlatformContext } from "./conventions";
import { policyDocument } from "./iamPolicy";

export interface SecretsArgs {
    readonly context: PlatformContext;
    readonly config: SecretsConfig;
    /** Key that encrypts the values. */
    readonly keyArn: pulumi.Input<string>;
}

type GeneratedSecret = SecretsConfig["generated"][string];

/** What the names of all the platform's secrets start with: `<project>/<environment>/`. */
export function secretPrefix(context: PlatformContext): string {
    return `${pulumi.getProject()}/${context.environment}/`;
}

/** The name in Secrets Manager that External Secrets refers to: `<project>/<environment>/<name>`. */
function secretName(context: PlatformContext, name: string): string {
    return `${secretPrefix(context)}${name}`;
}

/**
 * Secrets Manager secrets whose values the program generates.
 *
 * A value consists of letters and digits, so that it survives URLs, shells and YAML; it is in the state, encrypted, and
 * nowhere else. To rotate one, replace the resource that generates it:
 * `pulumi up --replace <URN of <name>-<secret>-value>`; the former value stays in Secrets Manager as `AWSPREVIOUS`. AWS
 * rotates by itself only what another service manages, such as the master password of the database.
 *
 * A deleted secret blocks its name until its recovery window is over. A window of 0 frees the name at once, and nothing
 * can bring the value back.
 *
 * Cost: each secret by the month, and requests.
 */
export class Secrets extends pulumi.ComponentResource {
    /** Names in Secrets Manager by the names of the configuration. */
    readonly secretNames: Readonly<Record<string, string>>;
    /** ARNs by the names of the configuration. */
    readonly secretArns: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:secrets:Secrets", name, args, opts);

        const secrets = Object.entries(args.config.generated).map(([key, generated]) => {
            const secret = this.createSecret(name, key, generated, args);
            this.guard(name, key, secret, args);
            this.storeGeneratedValue(name, key, generated, secret);
            return [key, secret] as const;
        });

        this.secretNames = Object.fromEntries(secrets.map(([key]) => [key, secretName(args.context, key)]));
        this.secretArns = Object.fromEntries(secrets.map(([key, secret]) => [key, secret.arn]));
        this.registerOutputs({ secretNames: this.secretNames, secretArns: this.secretArns });
    }

    private createSecret(
        name: string,
        key: string,
        { description }: GeneratedSecret,
        { context, config, keyArn }: SecretsArgs,
    ): secretsmanager.Secret {
        const physical = secretName(context, key);
        return new secretsmanager.Secret(
            `${name}-${key}`,
            {
                name: physical,
                description,
                kmsKeyId: keyArn,
                recoveryWindowInDays: config.recoveryWindowDays,
                tags: namedTags(context, physical),
            },
            statefulOptions(context, this),
        );
    }

    private guard(name: string, key: string, secret: secretsmanager.Secret, { context }: SecretsArgs): void {
        const denied = { Effect: "Deny", Principal: "*", Action: "secretsmanager:*", Resource: "*" } as const;
        new secretsmanager.SecretPolicy(
            `${name}-${key}-policy`,
            {
                secretArn: secret.arn,
                blockPublicPolicy: true,
                policy: policyDocument([
                    {
                        Sid: "DenyOtherAccounts",
                        ...denied,
                        Condition: {
                            StringNotEquals: { "aws:PrincipalAccount": context.account },
                            // Services of AWS act without an account.
                            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                        },
                    },
                    {
                        Sid: "DenyInsecureTransport",
                        ...denied,
                        Condition: { Bool: { "aws:SecureTransport": "false" } },
                    },
                ]),
            },
            statefulOptions(context, this),
        );
    }

    /** Neither is protected: replacing them is how the value is rotated. */
    private storeGeneratedValue(
        name: string,
        key: string,
        { length }: GeneratedSecret,
        secret: secretsmanager.Secret,
    ): void {
        const value = new RandomPassword(`${name}-${key}-value`, { length, special: false }, { parent: this });
        new secretsmanager.SecretVersion(
            `${name}-${key}-version`,
            { secretId: secret.id, secretString: value.result },
            // Deleting the former version on rotation would take its label AWSPREVIOUS away.
            { parent: this, retainOnDelete: true },
        );
    }
}
