import type { CheckFailure, Provider } from "@pulumi/pulumi/provider";
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
import type { CloudScope, ConstructModel, Created, Properties, ResourceModel, ResourceRequest } from "./model";
import { uuid } from "./names";
import { random } from "./random";

/**
 * What AWS and Kubernetes would answer to one account and region: the create side of Pulumi's provider interface. It is
 * a rehearsal, not an emulator: what it does not refuse AWS may still refuse.
 */
export interface StandinCloud {
    /** The same by package name, each as a Pulumi provider. */
    readonly providers: Readonly<Record<string, Provider>>;
    /** Whether the type is known, so that its outputs are predictions. */
    predicts(type: string): boolean;
    /** What AWS documents that it refuses; nothing for a type that is not known. */
    check(type: string, urn: string, name: string, inputs: Properties): CheckFailure[];
    /** The id, empty when it is unknown, and the outputs besides the inputs; what is absent is unknown. */
    create(type: string, urn: string, name: string, inputs: Properties): Created;
    /** @throws Error that names the data source when it is not known, and says how to add it. */
    invoke(token: string, args: Properties): Properties;
    /** The constructor of a remote component; undefined when it is not known. */
    construct(type: string): ConstructModel | undefined;
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

/** Components load the SDK of their children, so they are loaded when they are first constructed. */
const components: Readonly<Record<string, ConstructModel>> = {
    "awsx:ec2:Vpc": async (name, _type, inputs, options) =>
        (await import("./components/vpc.js")).constructVpc(name, inputs, options),
    "eks:index:Cluster": async (name, _type, inputs, options) =>
        (await import("./components/cluster.js")).constructCluster(name, inputs, options),
};

export function standinCloud(scope: CloudScope): StandinCloud {
    const requestOf = (type: string, urn: string, name: string, inputs: Properties): ResourceRequest => ({
        account: scope.account,
        // Resources of AWS may say that they stand in another region than their provider's.
        region: typeof inputs.region === "string" && type.startsWith("aws:") ? inputs.region : scope.region,
        type,
        urn,
        name,
        inputs,
    });
    const cloud = {
        predicts: (type: string) => modelOf(type) !== undefined,
        check: (type: string, urn: string, name: string, inputs: Properties) =>
            modelOf(type)?.check?.(requestOf(type, urn, name, inputs)) ?? [],
        create(type: string, urn: string, name: string, inputs: Properties): Created {
            const created = modelOf(type)?.create(requestOf(type, urn, name, inputs));
            return created === undefined
                ? { id: "", outputs: {} }
                : { id: created.id, outputs: withoutUndefined(created.outputs) };
        },
        invoke(token: string, args: Properties): Properties {
            const model = invokes[token];
            if (!model) {
                throw new Error(
                    `the stand-in cloud does not know the data source ${token}; add what follows from its arguments ` +
                        "to tooling/standin/aws/invokes.ts, or give the program the value by configuration",
                );
            }
            return model(args, scope);
        },
        construct: (type: string) => components[type],
    };
    return { ...cloud, providers: providersOf(cloud) };
}

const withoutUndefined = (properties: Properties): Properties =>
    Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

/** The cloud as one Pulumi provider for each package. */
function providersOf(cloud: Omit<StandinCloud, "providers">): Readonly<Record<string, Provider>> {
    const custom: Provider = {
        check: answering((urn: string, _olds: Properties, news: Properties) => {
            const { type, name } = typeAndName(urn);
            return { inputs: news, failures: cloud.check(type, urn, name, news) };
        }),
        create: answering((urn: string, inputs: Properties) => {
            const { type, name } = typeAndName(urn);
            const { id, outputs } = cloud.create(type, urn, name, inputs);
            return { id, outs: { ...inputs, ...outputs } };
        }),
        invoke: answering((token: string, args: Properties) => ({ outputs: cloud.invoke(token, args) })),
    };
    const remote: Provider = {
        construct: async (name, type, inputs, options) => {
            const construct = cloud.construct(type);
            if (!construct) {
                throw new Error(
                    `the stand-in cloud does not know the remote component ${type}; model it in tooling/standin/components`,
                );
            }
            return construct(name, type, inputs, options);
        },
    };
    return { aws: custom, awsx: remote, eks: remote, kubernetes: custom, pulumi: custom, random: custom };
}

/** Answers as the provider interface does, which is later, and with a rejection where the work throws. */
const answering =
    <Args extends unknown[], Answer>(work: (...args: Args) => Answer) =>
    (...args: Args): Promise<Answer> =>
        new Promise((resolve) => {
            resolve(work(...args));
        });

/** The type and name in a URN, `urn:pulumi:<stack>::<project>::<types joined by $>::<name>`. */
function typeAndName(urn: string): { readonly type: string; readonly name: string } {
    const [, , types = "", ...name] = urn.split("::");
    return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}
