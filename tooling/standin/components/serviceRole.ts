import { createHash } from "node:crypto";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

export interface ServiceRoleArgs {
    readonly service: string;
    readonly description: string;
    readonly assumeRoleActions: readonly string[];
    /** Names of policies that AWS manages. */
    readonly managedPolicies: readonly string[];
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** The component of pulumi-eks that makes a role for an AWS service and attaches managed policies to it. */
export class ServiceRole extends pulumi.ComponentResource {
    readonly role: iam.Role;
    /** The role, once its policies are attached. */
    readonly resolvedRole: pulumi.Output<iam.Role>;

    constructor(name: string, args: ServiceRoleArgs, opts: pulumi.ComponentResourceOptions) {
        super("eks:index:ServiceRole", name, {}, opts);

        this.role = this.createRole(name, args);
        const attachments = this.attachPolicies(name, args);
        this.resolvedRole = pulumi.all([this.role.arn, ...attachments.map(({ id }) => id)]).apply(() => this.role);
        this.registerOutputs({ directRole: this.role, resolvedRole: this.resolvedRole });
    }

    private createRole(name: string, { service, description, assumeRoleActions, tags }: ServiceRoleArgs): iam.Role {
        return new iam.Role(
            `${name}-role`,
            {
                description,
                assumeRolePolicy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [{ Action: assumeRoleActions, Effect: "Allow", Principal: { Service: [service] } }],
                }),
                tags,
            },
            { parent: this },
        );
    }

    private attachPolicies(name: string, { managedPolicies }: ServiceRoleArgs): iam.RolePolicyAttachment[] {
        const { partition } = getPartitionOutput({}, { parent: this });
        return managedPolicies.map((policy) => {
            const digest = createHash("sha1").update(`arn:aws:iam::aws:policy/${policy}`).digest("hex").slice(0, 8);
            return new iam.RolePolicyAttachment(
                `${name}-${digest}`,
                { policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`, role: this.role },
                { parent: this },
            );
        });
    }
}
