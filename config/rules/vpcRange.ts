import { isPrivate, prefixLength } from "../cidr";
import { rule } from "./rule";

/** What AWS takes as a VPC is no larger; in a smaller one pods, which have addresses of the VPC, soon find none. */
export const vpcPrefixes = { shortest: 16, longest: 20 } as const;

export const vpcRange = rule("A VPC is private, and from /16 to /20.", ["network"], function* ({ network }, show) {
    const path = ["network", "cidr"];
    const prefix = prefixLength(network.cidr);
    if (prefix < vpcPrefixes.shortest || prefix > vpcPrefixes.longest) {
        yield {
            path,
            message: `is ${show(path)}, but a VPC must be between /16 and /20.`,
            remedy: "AWS takes none larger than /16, and pods have their addresses from it, which a smaller one lacks.",
        };
    }
    if (!isPrivate(network.cidr)) {
        yield {
            path,
            message: `is ${show(path)}, which is not private.`,
            remedy: "Choose a range of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.",
        };
    }
});
