import { actionsOf, allowing, coversAction, coversEverything, isLimitedByTags, many, nameOf } from "./iamPolicy";
import type { Report } from "./rule";

/** Reports each statement that allows everything, or everything but some, on every resource. */
export function reportFullAdministration(document: unknown, report: Report): void {
    for (const statement of allowing(document, report)) {
        const allows = many(statement.Action).some((action) => action === "*" || action === "*:*");
        if ((allows || statement.NotAction !== undefined) && coversEverything(statement)) {
            report(`${nameOf(statement)} allows ${actionsOf(statement).join(", ")} on every resource.`);
        }
    }
}

/** Reports each statement that allows all actions of a service on every resource. */
export function reportServiceWildcards(document: unknown, report: Report): void {
    for (const statement of allowing(document, report)) {
        for (const action of many(statement.Action).filter((name) => /^[\w-]+:\*+$/.test(name))) {
            if (coversEverything(statement)) {
                report(`${nameOf(statement)} allows ${action} on every resource.`);
            }
        }
    }
}

const allRoles = /^(\*|arn:[^:]*:iam::[^:]*:(\*|role\/\*))$/;

/** Reports each statement that lets its holder hand any role to a service. */
export function reportPassingAnyRole(document: unknown, report: Report): void {
    for (const statement of allowing(document, report)) {
        const resources = many(statement.Resource).filter((resource) => allRoles.test(resource));
        if (coversAction(statement, "iam:PassRole") && (resources.length > 0 || coversEverything(statement))) {
            report(`${nameOf(statement)} allows iam:PassRole on every role.`);
        }
    }
}

const allKeys = /^(\*|arn:[^:]*:kms:[^:]*:[^:]*:(\*|key\/\*|alias\/\*))$/;

/** Reports each statement that allows decryption with every key. Keys that are told by their tags are not every key. */
export function reportDecryptionWithAnyKey(document: unknown, report: Report): void {
    for (const statement of allowing(document, report)) {
        const resources = many(statement.Resource).filter((resource) => allKeys.test(resource));
        const decrypts = ["kms:Decrypt", "kms:ReEncryptFrom"].find((action) => coversAction(statement, action));
        const isAboutAll = resources.length > 0 || coversEverything(statement);
        if (decrypts !== undefined && isAboutAll && !isLimitedByTags(statement)) {
            report(`${nameOf(statement)} allows ${decrypts} with every key.`);
        }
    }
}
