import type { Report } from "./rule";

type OneOrMany = string | readonly string[];

/** One statement of an IAM policy, as it is written. */
export interface Statement {
    readonly Sid?: string;
    readonly Effect?: string;
    readonly Principal?: string | Readonly<Record<string, OneOrMany>>;
    readonly NotPrincipal?: unknown;
    readonly Action?: OneOrMany;
    readonly NotAction?: OneOrMany;
    readonly Resource?: OneOrMany;
    readonly NotResource?: OneOrMany;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany | boolean>>>>;
}

/** The statements of a policy document, given as JSON or as an object. One that cannot be read is reported. */
export function statementsOf(document: unknown, report: Report): readonly Statement[] {
    const policy = typeof document === "string" ? parsed(document) : document;
    if (typeof policy !== "object" || policy === null || !("Statement" in policy)) {
        report("The policy document cannot be read: it is not JSON with a Statement.");
        return [];
    }
    const { Statement: statements } = policy as { Statement: Statement | readonly Statement[] };
    return Array.isArray(statements) ? (statements as readonly Statement[]) : [statements as Statement];
}

function parsed(json: string): unknown {
    try {
        return JSON.parse(json);
    } catch {
        return undefined;
    }
}

/** The statements that allow something. */
export const allowing = (document: unknown, report: Report): readonly Statement[] =>
    statementsOf(document, report).filter(({ Effect }) => Effect === "Allow");

/** A name for a statement in a message: its Sid, or what it is about. */
export const nameOf = (statement: Statement): string =>
    statement.Sid === undefined || statement.Sid === ""
        ? `The statement about ${actionsOf(statement).join(", ")}`
        : `Statement ${statement.Sid}`;

export const many = (value: OneOrMany | undefined): readonly string[] =>
    value === undefined ? [] : typeof value === "string" ? [value] : value;

export const actionsOf = ({ Action, NotAction }: Statement): readonly string[] => [
    ...many(Action),
    ...many(NotAction).map((action) => `all but ${action}`),
];

/** The principals of one kind (`AWS`, `Service`, `Federated`) that a statement names. */
export const principalsOf = ({ Principal }: Statement, kind: string): readonly string[] =>
    typeof Principal === "object" ? many(Principal[kind]) : [];

/** Whether a statement is about everyone: `*`, or everyone but some. */
export const isAboutAnyone = (statement: Statement): boolean =>
    statement.Principal === "*" || principalsOf(statement, "AWS").includes("*") || statement.NotPrincipal !== undefined;

/** Whether a statement covers an action, by name or by a wildcard. Names are case-insensitive, as in IAM. */
export const coversAction = (statement: Statement, action: string): boolean =>
    many(statement.Action).some((pattern) => matches(pattern, action)) ||
    (statement.NotAction !== undefined && !many(statement.NotAction).some((pattern) => matches(pattern, action)));

/** Whether a statement is about every resource there is. */
export const coversEverything = ({ Resource, NotResource }: Statement): boolean =>
    many(Resource).includes("*") || NotResource !== undefined;

function matches(pattern: string, action: string): boolean {
    const expression = pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${expression}$`, "i").test(action);
}

/** Operators under which a request passes only if the key is there and has one of the values. */
const limitingOperator = /^(ForAnyValue:)?(String(Equals(IgnoreCase)?|Like)|Arn(Equals|Like))$/;

/** The values to which a statement's conditions limit each key, by the key in lower case. */
function limits({ Condition = {} }: Statement): ReadonlyMap<string, readonly string[]> {
    const entries = Object.entries(Condition)
        .filter(([operator]) => limitingOperator.test(operator))
        .flatMap(([, keys]) => Object.entries(keys))
        .map(([key, value]) => [key.toLowerCase(), many(value as OneOrMany)] as const)
        // A value that anything matches limits nothing.
        .filter(([, values]) => values.length > 0 && !values.some((value) => /^[*?]*$/.test(value)));
    return new Map(entries);
}

/** The values to which a statement's conditions limit a key; none where they do not limit it. */
export const limitsOf = (statement: Statement, key: string): readonly string[] =>
    limits(statement).get(key.toLowerCase()) ?? [];

/** Whether a statement's conditions limit it to resources with certain tags. */
export const isLimitedByTags = (statement: Statement): boolean =>
    [...limits(statement).keys()].some((key) => key.startsWith("aws:resourcetag/"));

/** Condition keys that tie a request to an account, an organization or one principal or resource of them. */
const callerKeys = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "kms:CallerAccount",
];

/** Whether a statement lets anyone in, with no condition that limits who. */
const isPublic = (statement: Statement): boolean =>
    isAboutAnyone(statement) && callerKeys.every((key) => limitsOf(statement, key).length === 0);

/** Reports each statement of a resource's policy that lets anyone in. */
export function reportPublicAccess(document: unknown, report: Report): void {
    for (const statement of allowing(document, report).filter(isPublic)) {
        report(`${nameOf(statement)} lets anyone in.`);
    }
}
