import type { CheckFailure } from "@pulumi/pulumi/provider";
import { acm } from "./aws/acm";
import { autoscaling } from "./aws/autoscaling";
import { backup } from "./aws/backup";
import { budgets } from "./aws/budgets";
import { cloudwatch } from "./aws/cloudwatch";
import { costexplorer } from "./aws/costexplorer";
import { ec2 } from "./aws/ec2";
import { ecr } from "./aws/ecr";
import { eks } from "./aws/eks";
import { iam } from "./aws/iam";
import { invokes } from "./aws/invokes";
import { kms } from "./aws/kms";
import { rds } from "./aws/rds";
import { route53 } from "./aws/route53";
import { s3 } from "./aws/s3";
import { secretsmanager } from "./aws/secretsmanager";
import { kubernetesModel } from "./kubernetes";
import type { CloudScope, Created, Properties, ResourceModel, ResourceRequest } from "./model";
import { uuid } from "./names";
import { random } from "./random";

/**
 * What AWS and Kubernetes would answer to one account and region that are empty: all that follows from the inputs of one
 * resource. It is a rehearsal, not an emulator: what it does not refuse AWS may still refuse.
 */
export interface ResourceCloud {
    /** Whether the type is known, so that its outputs are predictions. */
    predicts(type: string): boolean;
    /** What AWS documents that it refuses; nothing for a type that is not known. */
    check(type: string, urn: string, name: string, inputs: Properties): CheckFailure[];
    /** What AWS accepts and advises against. */
    warn(type: string, urn: string, name: string, inputs: Properties): CheckFailure[];
    /** The id, empty when it is unknown, and the outputs besides the inputs; what is absent is unknown. */
    create(type: string, urn: string, name: string, inputs: Properties): Created;
    /** @throws Error that names the data source when it is not known, and says how to add it. */
    invoke(token: string, args: Properties): Properties;
}

const resources: Readonly<Record<string, ResourceModel>> = {
    ...acm,
    ...autoscaling,
    ...backup,
    ...budgets,
    ...cloudwatch,
    ...costexplorer,
    ...ec2,
    ...ecr,
    ...eks,
    ...iam,
    ...kms,
    ...random,
    ...rds,
    ...route53,
    ...s3,
    ...secretsmanager,
};

/** Providers are resources too, which the engine itself creates. */
const providerModel: ResourceModel = { create: ({ urn }) => ({ id: uuid(urn), outputs: {} }) };

function modelOf(type: string): ResourceModel | undefined {
    if (type.startsWith("kubernetes:")) {
        return kubernetesModel(type);
    }
    return type.startsWith("pulumi:providers:") ? providerModel : resources[type];
}

/** Resources of AWS may say that they stand in another region than their provider's. */
export const requestFor = (
    scope: CloudScope,
    type: string,
    urn: string,
    name: string,
    inputs: Properties,
): ResourceRequest => ({
    account: scope.account,
    region: typeof inputs.region === "string" && type.startsWith("aws:") ? inputs.region : scope.region,
    type,
    urn,
    name,
    inputs,
});

/** The resources and data sources of every package, for one account and region. */
export function resourceCloud(scope: CloudScope): ResourceCloud {
    return {
        predicts: (type) => modelOf(type) !== undefined,
        check: (type, urn, name, inputs) => modelOf(type)?.check?.(requestFor(scope, type, urn, name, inputs)) ?? [],
        warn: (type, urn, name, inputs) => modelOf(type)?.warn?.(requestFor(scope, type, urn, name, inputs)) ?? [],
        create(type, urn, name, inputs) {
            const created = modelOf(type)?.create(requestFor(scope, type, urn, name, inputs));
            return created === undefined
                ? { id: "", outputs: {} }
                : { id: created.id, outputs: withoutUndefined(created.outputs) };
        },
        invoke(token, args) {
            const model = invokes[token];
            if (!model) {
                throw new Error(
                    `the stand-in cloud does not know the data source ${token}; add what follows from its arguments ` +
                        "to tooling/standin/aws/invokes.ts, or give the program the value by configuration",
                );
            }
            return model(args, scope);
        },
    };
}

const withoutUndefined = (properties: Properties): Properties =>
    Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
