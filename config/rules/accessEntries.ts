import { rule } from "./rule";

/** EKS takes one access entry for a role. */
export const accessEntries = rule(
    "A role is an admin or a viewer, not both.",
    ["cluster"],
    function* ({ cluster: { access } }, show) {
        for (const [index, role] of access.viewers.entries()) {
            if (access.admins.includes(role)) {
                const path = ["cluster", "access", "viewers", index];
                yield {
                    path,
                    message: `is ${show(path)}, which is one of the admins already.`,
                    remedy: "Leave it in one of the two lists.",
                };
            }
        }
    },
);
