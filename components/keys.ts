import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { namedTags, physicalName, statefulOptions, type PlatformContext } from "./conventions";
import { keyPolicy, keyUses, type KeyPurpose } from "./keyPolicies";

export interface KeysArgs {
    readonly context: PlatformContext;
}

/**
 * One customer-managed KMS key per kind of data, rotated every year, each with the alias `alias/<prefix>-<purpose>`.
 *
 * Cost: 1 USD a month per key and, for the first two rotations, 1 USD a month more each; requests are billed apart.
 */
export class Keys extends pulumi.ComponentResource {
    /** ARN of each key by what it encrypts. */
    readonly arns: Readonly<Record<KeyPurpose, pulumi.Output<string>>>;

    constructor(name: string, args: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:keys:Keys", name, args, opts);

        this.arns = {
            cluster: this.createKey(name, args, "cluster"),
            data: this.createKey(name, args, "data"),
            logs: this.createKey(name, args, "logs"),
            registry: this.createKey(name, args, "registry"),
            nodes: this.createKey(name, args, "nodes"),
            secrets: this.createKey(name, args, "secrets"),
        };
        this.registerOutputs({ arns: this.arns });
    }

    private createKey(name: string, { context }: KeysArgs, purpose: KeyPurpose): pulumi.Output<string> {
        const key = new kms.Key(
            `${name}-${purpose}`,
            {
                description: `${context.prefix}: ${keyUses[purpose].description}`,
                enableKeyRotation: true,
                // The longest window that KMS has where data is protected, the shortest where it is not.
                deletionWindowInDays: context.protectStateful ? 30 : 7,
                policy: keyPolicy(purpose, context),
                tags: namedTags(context, physicalName(context, purpose)),
            },
            statefulOptions(context, this),
        );
        new kms.Alias(
            `${name}-${purpose}-alias`,
            { name: `alias/${physicalName(context, purpose)}`, targetKeyId: key.keyId },
            { parent: this },
        );
        return key.arn;
    }
}
