import { createHash } from "node:crypto";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type PlatformContext } from "./conventions";
import { policyDocument, type PolicyStatement } from "./iamPolicy";

/** What a workload asks of AWS: one statement of its policy. */
export interface PermissionRequest extends Omit<PolicyStatement, "Principal" | "Resource"> {
    /** ARNs. `*` only with actions that are named. */
    readonly Resource: pulumi.Input<string> | readonly pulumi.Input<string>[];
}

export interface WorkloadIdentityArgs {
    readonly context: PlatformContext;
    /** The cluster's name as the cluster's own output, so that the association waits for it. */
    readonly clusterName: pulumi.Input<string>;
    readonly namespace: string;
    /** Name of the Kubernetes service account that gets the role. */
    readonly serviceAccount: string;
    readonly statements: readonly PermissionRequest[];
    /** AWS managed policies. Default: none. */
    readonly managedPolicyArns?: readonly string[];
}

/** Longest name that IAM gives a role. */
const maxRoleNameLength = 64;

/**
 * The role of one Kubernetes service account, through EKS Pod Identity: only pods of that account, in that namespace
 * and cluster, can assume it.
 *
 * Cost: none.
 *
 * @throws When nothing is asked for, or everything of a service or of AWS.
 */
export class WorkloadIdentity extends pulumi.ComponentResource {
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: WorkloadIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseUnboundedPermissions(args);
        super("platform:identity:WorkloadIdentity", name, args, opts);

        const role = this.createRole(name, args);
        const permissions = this.grantPermissions(name, args, role);
        this.associate(name, args, role, permissions);

        this.roleArn = role.arn;
        this.registerOutputs({ roleArn: this.roleArn });
    }

    private createRole(name: string, args: WorkloadIdentityArgs): iam.Role {
        const { context, clusterName, namespace, serviceAccount } = args;
        return new iam.Role(
            `${name}-role`,
            {
                name: workloadRoleName(context, namespace, serviceAccount),
                description: `Pods of the service account ${namespace}/${serviceAccount}`,
                assumeRolePolicy: pulumi.output(clusterName).apply((cluster) => podIdentityTrust(args, cluster)),
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private grantPermissions(
        name: string,
        { statements, managedPolicyArns = [] }: WorkloadIdentityArgs,
        role: iam.Role,
    ): pulumi.Resource[] {
        const attachments = managedPolicyArns.map(
            (policyArn) =>
                new iam.RolePolicyAttachment(
                    `${name}-${lastSegment(policyArn)}`,
                    { role: role.name, policyArn },
                    { parent: this },
                ),
        );
        if (statements.length === 0) {
            return attachments;
        }
        const policy = new iam.RolePolicy(
            `${name}-policy`,
            {
                name: "permissions",
                role: role.name,
                policy: pulumi.output(statements).apply((known) => policyDocument(known as PolicyStatement[])),
            },
            { parent: this },
        );
        return [...attachments, policy];
    }

    private associate(
        name: string,
        { context, clusterName, namespace, serviceAccount }: WorkloadIdentityArgs,
        role: iam.Role,
        permissions: pulumi.Resource[],
    ): void {
        new eks.PodIdentityAssociation(
            `${name}-association`,
            { clusterName, namespace, serviceAccount, roleArn: role.arn, tags: context.tags },
            // Pods get credentials from the moment of association; by then these must be good for something.
            { parent: this, dependsOn: permissions },
        );
    }
}

/** The name of a workload's role: `<prefix>-<namespace>.<service account>`, cut and hashed where IAM's limit asks it. */
export function workloadRoleName(context: PlatformContext, namespace: string, serviceAccount: string): string {
    // A namespace has no dot, so two different pairs cannot give one name.
    const full = physicalName(context, `${namespace}.${serviceAccount}`);
    if (full.length <= maxRoleNameLength) {
        return full;
    }
    const hash = createHash("sha256").update(full).digest("hex").slice(0, 8);
    return `${full.slice(0, maxRoleNameLength - hash.length - 1)}-${hash}`;
}

/**
 * Pod Identity passes namespace and service account as session tags, and the cluster as the source of the request.
 * Source: EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity".
 */
function podIdentityTrust({ context, namespace, serviceAccount }: WorkloadIdentityArgs, clusterName: string): string {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:SourceAccount": context.account,
                    "aws:RequestTag/kubernetes-namespace": namespace,
                    "aws:RequestTag/kubernetes-service-account": serviceAccount,
                },
                ArnEquals: {
                    "aws:SourceArn": `arn:aws:eks:${context.region}:${context.account}:cluster/${clusterName}`,
                },
            },
        },
    ]);
}

function refuseUnboundedPermissions(args: WorkloadIdentityArgs): void {
    const { namespace, serviceAccount, statements, managedPolicyArns = [] } = args;
    const workload = `workload identity ${namespace}/${serviceAccount}`;
    if (statements.length === 0 && managedPolicyArns.length === 0) {
        throw new Error(`${workload} asks for no permission: give it statements or leave it out`);
    }
    for (const { Effect, Action, Resource } of statements) {
        const ofEverything = [Resource].flat().includes("*");
        const unbounded = [Action]
            .flat()
            .find((action) => action === "*" || action.startsWith("*:") || (ofEverything && action.endsWith(":*")));
        if (Effect === "Allow" && unbounded !== undefined) {
            throw new Error(
                `${workload} asks for "${unbounded}" on ${[Resource].flat().map(display).join(", ")}: ` +
                    "name the actions that the workload calls, and the resources where the actions have any",
            );
        }
    }
}

const display = (resource: pulumi.Input<string>) => (typeof resource === "string" ? resource : "an output");

const lastSegment = (arn: string) => arn.slice(arn.lastIndexOf("/") + 1);
