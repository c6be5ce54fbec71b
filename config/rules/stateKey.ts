import { rule } from "./rule";

/** The state lives in the stack's own account: keys of another one need a policy there that nothing here can give. */
export const stateKey = rule(
    "The key of the state is of the stack's account.",
    ["delivery", "account"],
    function* ({ delivery: { state }, account }, show) {
        if (state && state.keyArn.split(":")[4] !== account) {
            const path = ["delivery", "state", "keyArn"];
            yield {
                path,
                message: `is ${show(path)}, which is not of the stack's account, ${show(["account"])}.`,
                remedy: "Name a key of the account in aws:allowedAccountIds.",
            };
        }
    },
);
