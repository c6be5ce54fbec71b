import { isInternet } from "./internet";
import type { Report, Settings } from "./rule";

export interface IngressSettings {
    readonly publicPorts: readonly number[];
}

export const ingressSettings: Settings<IngressSettings> = {
    publicPorts: {
        type: "array",
        items: { type: "integer" },
        default: [],
        description: "TCP ports that may be open to the internet, each by a rule of its own.",
    },
};

interface Ports {
    readonly protocol?: string;
    readonly fromPort?: number;
    readonly toPort?: number;
}

/**
 * Reports each network of an ingress rule that is the internet, unless the rule is about one public port.
 *
 * @param ports Asked for only when it matters.
 */
export function reportInternetIngress(
    cidrs: readonly (string | undefined)[],
    ports: () => Ports,
    report: Report,
    { publicPorts }: IngressSettings,
): void {
    const open = cidrs.filter((cidr) => cidr !== undefined).filter(isInternet);
    if (open.length === 0 || isPublicPort(ports(), publicPorts)) {
        return;
    }
    for (const cidr of open) {
        report(`Ingress is open to ${cidr}.`);
    }
}

const isPublicPort = ({ protocol, fromPort, toPort }: Ports, publicPorts: readonly number[]) =>
    protocol === "tcp" && fromPort !== undefined && fromPort === toPort && publicPorts.includes(fromPort);
