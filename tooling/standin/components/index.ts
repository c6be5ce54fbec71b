import type { ConstructModel } from "../model";

/** Components load the SDK of their children, so they are loaded when they are first constructed. */
const components: Readonly<Record<string, ConstructModel>> = {
    "awsx:ec2:Vpc": async (name, _type, inputs, options) =>
        (await import("./vpc.js")).constructVpc(name, inputs, options),
    "eks:index:Cluster": async (name, _type, inputs, options) =>
        (await import("./cluster.js")).constructCluster(name, inputs, options),
};

/** The constructor of a remote component; undefined when it is not known. */
export const construct = (type: string): ConstructModel | undefined => components[type];
