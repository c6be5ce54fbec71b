import { showValue } from "./display";
import type { ConfigProblem } from "./errors";
import { resourceName } from "./schema/primitives";

/** ECR takes 30 characters for `<project>-prod/kubernetes`, the longest prefix of a pull-through cache. */
const longest = 14;

/** What is wrong with the project's name, with which every physical name begins. */
export function projectNameProblems(project: string | undefined): ConfigProblem[] {
    const issues = project === undefined ? [] : (resourceName(longest).safeParse(project).error?.issues ?? []);
    return issues.map(({ message }) => ({
        path: "Pulumi.yaml: name",
        message: `is ${showValue(project)}, but ${message}.`,
        remedy: "Rename the project before its first `pulumi up`: the names of all resources begin with it.",
    }));
}
