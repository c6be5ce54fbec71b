import type { PolicyStatement } from "../../components/iamPolicy";

/** One request as IAM sees it. */
export interface IamRequest {
    readonly action: string;
    readonly resource: string;
    /** Values of the condition keys. */
    readonly keys?: Readonly<Record<string, string>>;
}

export const statementsOf = (document: string) => (JSON.parse(document) as { Statement: PolicyStatement[] }).Statement;

export const listOf = (value: string | readonly string[] | undefined) => [value ?? []].flat();

/** Whether a pattern of IAM's (`*` and `?`) covers a value. */
export const covers = (pattern: string, value: string) =>
    new RegExp(
        `^${pattern
            .replace(/[.+^${}()|[\]\\]/g, "\\$&")
            .replaceAll("*", ".*")
            .replaceAll("?", ".")}$`,
    ).test(value);

/** The statements that speak of an action on a resource, whatever their conditions. */
export const about = (all: readonly PolicyStatement[], effect: "Allow" | "Deny", { action, resource }: IamRequest) =>
    all.filter(
        (statement) =>
            statement.Effect === effect &&
            listOf(statement.Action).some((pattern) => covers(pattern.toLowerCase(), action.toLowerCase())) &&
            listOf(statement.Resource).some((pattern) => covers(pattern, resource)),
    );

/** What IAM would answer: something allows it, and nothing denies it. */
export const allows = (all: readonly PolicyStatement[], request: IamRequest) =>
    about(all, "Allow", request).some((statement) => holds(statement, request)) &&
    !about(all, "Deny", request).some((statement) => holds(statement, request));

function holds({ Condition = {} }: PolicyStatement, { keys = {} }: IamRequest): boolean {
    return Object.entries(Condition).every(([operator, wanted]) =>
        Object.entries(wanted).every(([key, values]) => {
            const value = keys[key];
            return value !== undefined && listOf(values).some((pattern) => matches(operator, pattern, value));
        }),
    );
}

function matches(operator: string, pattern: string, value: string): boolean {
    switch (operator) {
        case "StringEquals":
        case "Bool":
            return pattern === value;
        case "StringLike":
        case "ArnLike":
            return covers(pattern, value);
        default:
            throw new Error(`tests/support/iam.ts does not know the condition operator ${operator}`);
    }
}
