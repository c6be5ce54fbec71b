import { alternatives } from "../display";
import { rule } from "./rule";

/**
 * What a node needs before its first pod runs: its network interfaces, the images, and the credentials of pods.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const neededByNodes = ["ec2", "ecr.api", "ecr.dkr", "eks-auth", "sts"] as const;

/** Nodes without a way to the internet reach AWS through interface endpoints, or never become ready. */
export const reachableServices = rule(
    "Without NAT gateways there are interface endpoints for what nodes need to start: `ec2`, `ecr.api`, `ecr.dkr`, `eks-auth` and `sts`.",
    ["network"],
    function* ({ network }, show) {
        const missing = neededByNodes.filter((service) => !network.interfaceEndpoints.includes(service));
        if (network.natGateways === "none" && missing.length > 0) {
            const path = ["network", "natGateways"];
            yield {
                path,
                message: `is ${show(path)}, but nodes cannot start without ${alternatives(missing, "and")}.`,
                remedy: "Add these to platform:network.interfaceEndpoints, or choose single or onePerZone.",
            };
        }
    },
);
