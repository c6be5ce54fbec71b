import { prefixLength, touchesPrivate } from "../cidr";
import { rule } from "./rule";

/** What one organization hardly has more of; two halves of the internet are as open as the whole. */
const widestPrefix = 16;

/** The public API endpoint is for known networks. */
export const publicEndpoint = rule(
    "The public API endpoint is open to public networks only, none of them larger than /16.",
    ["cluster"],
    function* ({ cluster }, show) {
        for (const [index, cidr] of cluster.publicAccessCidrs.entries()) {
            const path = ["cluster", "publicAccessCidrs", index];
            if (prefixLength(cidr) < widestPrefix) {
                yield {
                    path,
                    message: `is ${show(path)}, which opens the Kubernetes API to more than a /${widestPrefix}.`,
                    remedy: "Name the networks that administrators and CI come from, or leave the list empty for a private endpoint.",
                };
            } else if (touchesPrivate(cidr)) {
                yield {
                    path,
                    message: `is ${show(path)}, a private network, from which nobody comes over the internet.`,
                    remedy: "Name the public address that its traffic leaves from. The private endpoint is always there.",
                };
            }
        }
    },
);
