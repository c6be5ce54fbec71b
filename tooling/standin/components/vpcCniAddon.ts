import * as eks from "@pulumi/aws/eks";
import type { types } from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { refuseOtherOptions } from "./options";

type VpcCniOptions = types.input.VpcCniOptionsArgs;

export interface VpcCniAddonArgs {
    readonly clusterName: pulumi.Input<string>;
    readonly options: VpcCniOptions;
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

interface Variable {
    readonly name: string;
    /** What pulumi-eks sets where the option is not given; nothing when absent. */
    readonly default?: string;
}

/** The CNI's environment variables by the option that sets them. */
const variables: Readonly<Partial<Record<keyof VpcCniOptions, Variable>>> = {
    cniConfigureRpfilter: { name: "AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER" },
    cniCustomNetworkCfg: { name: "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", default: "false" },
    cniExternalSnat: { name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", default: "false" },
    enablePodEni: { name: "ENABLE_POD_ENI", default: "false" },
    enablePrefixDelegation: { name: "ENABLE_PREFIX_DELEGATION" },
    eniConfigLabelDef: { name: "ENI_CONFIG_LABEL_DEF" },
    eniMtu: { name: "AWS_VPC_ENI_MTU", default: "9001" },
    logFile: { name: "AWS_VPC_K8S_CNI_LOG_FILE", default: "/host/var/log/aws-routed-eni/ipamd.log" },
    logLevel: { name: "AWS_VPC_K8S_CNI_LOGLEVEL", default: "DEBUG" },
    nodePortSupport: { name: "AWS_VPC_CNI_NODE_PORT_SUPPORT" },
    vethPrefix: { name: "AWS_VPC_K8S_CNI_VETHPREFIX", default: "eni" },
    warmIpTarget: { name: "WARM_IP_TARGET" },
    warmPrefixTarget: { name: "WARM_PREFIX_TARGET" },
};

/** Variables that the SDK has no option for. */
const fixedVariables = {
    AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
    AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
};

/** Options that are not environment variables of the CNI. */
const otherOptions = [
    "addonVersion",
    "configurationValues",
    "disableTcpEarlyDemux",
    "enableNetworkPolicy",
    "resolveConflictsOnCreate",
    "resolveConflictsOnUpdate",
    "serviceAccountRoleArn",
    "warmEniTarget",
];

/** The component of pulumi-eks that installs the VPC CNI as an EKS add-on. */
export class VpcCniAddon extends pulumi.ComponentResource {
    readonly addon: eks.Addon;

    constructor(name: string, { clusterName, options, tags }: VpcCniAddonArgs, opts: pulumi.ComponentResourceOptions) {
        super("eks:index:VpcCniAddon", name, {}, opts);

        this.addon = new eks.Addon(
            name,
            {
                clusterName,
                addonName: "vpc-cni",
                addonVersion: options.addonVersion,
                configurationValues: sortedJson(pulumi.output(options).apply(configurationValues)),
                preserve: true,
                resolveConflictsOnCreate: options.resolveConflictsOnCreate ?? "OVERWRITE",
                resolveConflictsOnUpdate: options.resolveConflictsOnUpdate ?? "OVERWRITE",
                serviceAccountRoleArn: options.serviceAccountRoleArn,
                tags,
            },
            { parent: this },
        );
        this.registerOutputs({ addon: this.addon });
    }
}

/**
 * Holds the options to those that the model covers.
 * @throws Error that names the first other option, or says that the version is missing.
 */
export function validateVpcCniOptions(component: string, options: VpcCniOptions): void {
    refuseOtherOptions(component, options, [...Object.keys(variables), ...otherOptions], "vpcCniOptions.");
    if (options.addonVersion === undefined) {
        throw new Error(
            `${component} needs vpcCniOptions.addonVersion, so that it does not look up the newest; pin it`,
        );
    }
}

function configurationValues(options: pulumi.Unwrap<VpcCniOptions>): object {
    const given: Record<string, unknown> = { ...options.configurationValues };
    const init = given.init as { env?: object } | undefined;
    return {
        ...(options.enableNetworkPolicy !== undefined && { enableNetworkPolicy: String(options.enableNetworkPolicy) }),
        ...given,
        env: { ...environment(options), ...(given.env as object | undefined) },
        init: {
            ...init,
            env: { DISABLE_TCP_EARLY_DEMUX: String(options.disableTcpEarlyDemux ?? false), ...init?.env },
        },
    };
}

function environment(options: pulumi.Unwrap<VpcCniOptions>): Record<string, string> {
    const set = Object.entries(variables).flatMap(([option, variable]) => {
        const value = options[option as keyof VpcCniOptions] as string | number | boolean | undefined;
        // Like pulumi-eks, which takes false, 0 and "" for not given.
        const text = value ? String(value) : variable.default;
        return text === undefined ? [] : [[variable.name, text] as const];
    });
    return { ...fixedVariables, ...Object.fromEntries(set), WARM_ENI_TARGET: String(options.warmEniTarget ?? 1) };
}

/** A JSON text with keys in order, as pulumi-eks writes the configuration of add-ons. */
export function sortedJson(values: pulumi.Input<object>): pulumi.Output<string> {
    return pulumi
        .output(values)
        .apply((resolved) =>
            JSON.stringify(resolved, (_key, value: unknown) =>
                typeof value === "object" && value !== null && !Array.isArray(value)
                    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
                    : value,
            ),
        );
}
