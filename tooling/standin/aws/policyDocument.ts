/*
 * JSON policy documents.
 *
 * Sources: IAM User Guide, "Grammar of the IAM JSON policy language" (elements, their values, which policies take a
 * principal or a resource), "IAM JSON policy elements: Sid", and "IAM and AWS STS quotas" (IAM does not count white
 * space, the other services do).
 */
import { shown, size, type Rule } from "../checks";
import type { Properties } from "../model";

/** Whose policy it is: an identity's takes no principal, a role's trust policy no resource. */
export type PolicyKind = "identity" | "resource" | "trust";

type Presence = "required" | "optional" | "refused";

const presence: Readonly<Record<PolicyKind, { readonly principal: Presence; readonly resource: Presence }>> = {
    identity: { principal: "refused", resource: "required" },
    resource: { principal: "required", resource: "optional" },
    trust: { principal: "required", resource: "refused" },
};

const policyElements = new Set(["Version", "Id", "Statement"]);
const statementElements = new Set([
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
]);
const versions: readonly unknown[] = [undefined, "2012-10-17", "2008-10-17"];
const actionForm = /^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/;
const resourceForm = /^(\*|arn:.+)$/;
/** In IAM's own policies; the policies of resources take more characters. */
const sidForm = /^[A-Za-z0-9]*$/;

/** A policy, as text or as an object, of at most so many characters and of the grammar of IAM. */
export const policyDocument =
    (kind: PolicyKind, most: number): Rule =>
    (value) => {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        let policy: unknown;
        try {
            policy = JSON.parse(text);
        } catch (error) {
            return `is not JSON (${(error as Error).message}); build it with JSON.stringify`;
        }
        const counted = kind === "resource" ? text : text.replace(/\s/g, "");
        return size(most, "split it or name fewer actions and resources")(counted) ?? policyReason(policy, kind);
    };

/** The statements of a policy, as text or as an object; none when it is no policy. */
export function statementsOf(value: unknown): readonly Properties[] {
    const policy: unknown = typeof value === "string" ? parsed(value) : value;
    return isObject(policy) ? [policy.Statement].flat().filter(isObject) : [];
}

/** The texts of an element of a statement, which may be one or a list. */
export const textsOf = (statement: Properties, element: string): readonly string[] =>
    [statement[element]].flat().filter((value) => typeof value === "string");

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function policyReason(policy: unknown, kind: PolicyKind): string | undefined {
    if (!isObject(policy)) {
        return `${shown(policy)} is no policy; use an object with Version and Statement`;
    }
    const stranger = Object.keys(policy).find((element) => !policyElements.has(element));
    if (stranger !== undefined) {
        return `has the element ${shown(stranger)}, which no policy has; remove it`;
    }
    if (!versions.includes(policy.Version)) {
        return `has the Version ${shown(policy.Version)}; use "2012-10-17"`;
    }
    const statements = statementsOf(policy);
    if (statements.length === 0) {
        return "has no Statement; give it at least one";
    }
    const sids = statements.map(({ Sid }) => Sid).filter((sid) => sid !== undefined);
    const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
    if (twice !== undefined) {
        return `has the Sid ${shown(twice)} twice; give every statement a Sid of its own`;
    }
    for (const [index, statement] of statements.entries()) {
        const reason = statementReason(statement, kind);
        if (reason !== undefined) {
            return `statement ${typeof statement.Sid === "string" ? shown(statement.Sid) : String(index + 1)} ${reason}`;
        }
    }
    return undefined;
}

function statementReason(statement: Properties, kind: PolicyKind): string | undefined {
    const stranger = Object.keys(statement).find((element) => !statementElements.has(element));
    if (stranger !== undefined) {
        return `has the element ${shown(stranger)}, which no statement has; remove it`;
    }
    if (kind !== "resource" && typeof statement.Sid === "string" && !sidForm.test(statement.Sid)) {
        return "has a Sid that IAM refuses; use letters and digits";
    }
    if (statement.Effect !== "Allow" && statement.Effect !== "Deny") {
        return `has the Effect ${shown(statement.Effect)}; use Allow or Deny`;
    }
    if (statement.Condition !== undefined && !isObject(statement.Condition)) {
        return "has a Condition that is no object; use operators with keys and values";
    }
    return (
        elementReason(statement, "Principal", presence[kind].principal) ??
        elementReason(statement, "Action", "required", actionForm, "<service>:<action>") ??
        elementReason(statement, "Resource", presence[kind].resource, resourceForm, 'an ARN or "*"')
    );
}

/** What is wrong with an element or its negation. */
function elementReason(
    statement: Properties,
    element: string,
    wanted: Presence,
    form?: RegExp,
    allowed = "",
): string | undefined {
    const given = [element, `Not${element}`].filter((name) => statement[name] !== undefined);
    const [name] = given;
    if (name === undefined) {
        return wanted === "required" ? `names no ${element}; name at least one` : undefined;
    }
    if (given.length > 1) {
        return `has ${given.join(" and ")}; keep one of them`;
    }
    if (wanted === "refused") {
        return `has a ${name}, which this kind of policy does not take; remove it`;
    }
    const values = [statement[name]].flat();
    if (values.length === 0) {
        return `names no ${element}; name at least one`;
    }
    const wrong = form && values.find((value) => typeof value !== "string" || !form.test(value));
    return wrong === undefined ? undefined : `names the ${name} ${shown(wrong)}; use ${allowed}`;
}

const isObject = (value: unknown): value is Properties =>
    typeof value === "object" && value !== null && !Array.isArray(value);
