import type { CloudScope } from "../../standin/model";
import { faultsIn, type Fault } from "./faults";

/** What the environment tells a stand-in provider. */
export interface Environment {
    /** Folder of the store. */
    readonly store: string;
    readonly scope: CloudScope;
    readonly faults: readonly Fault[];
}

/**
 * Reads `STANDIN_STORE` (a folder), `STANDIN_SCOPE` (JSON with account and region) and `STANDIN_FAULTS` (a file, see
 * {@link Fault}; none when absent).
 * @throws Error that names the first variable that is missing.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
    const required = (name: string) => {
        const value = variables[name];
        if (value === undefined || value === "") {
            throw new Error(`${name} is not set; \`platform rehearse\` starts this provider and sets it`);
        }
        return value;
    };
    const file = variables.STANDIN_FAULTS;
    return {
        store: required("STANDIN_STORE"),
        scope: JSON.parse(required("STANDIN_SCOPE")) as CloudScope,
        faults: file === undefined || file === "" ? [] : faultsIn(file),
    };
}
