import { rule } from "./rule";

/** ACM validates the internal domain by a record in the public zone. */
export const internalDomain = rule(
    "The internal domain is a subdomain of the public one.",
    ["edge"],
    function* ({ edge }, show) {
        if (!edge.internalDomain.endsWith(`.${edge.publicDomain}`)) {
            const path = ["edge", "internalDomain"];
            yield {
                path,
                message: `is ${show(path)}, which is not a subdomain of publicDomain, ${show(["edge", "publicDomain"])}.`,
                remedy: "Put a name and a dot before the public domain, as in internal.example.com.",
            };
        }
    },
);
