import { nearest, printable } from "../../../config/display";
import { UserError } from "../../cli/exit";
import { parseUrn } from "../../engine/urn";
import { isNamed } from "./judged";

/**
 * Refuses names that mean no resource.
 * @param urns of all resources, before the change and after it: a name may be one that only the change brings
 * @throws UserError that names each of them
 */
export function refuseUnknown(names: readonly string[], urns: readonly string[]): void {
    const unknown = names.filter((name) => !urns.some((urn) => isNamed(urn, [name])));
    if (unknown.length > 0) {
        const candidates = urns.flatMap((urn) => [urn, parseUrn(urn).name]);
        throw new UserError(unknown.map((name) => refusal(name, nearest(name, candidates))).join("\n"));
    }
}

const refusal = (name: string, meant: string | undefined) =>
    `--allow ${printable(name)}: no resource has this name or URN, before the change or after it. ` +
    (meant === undefined ? "Leave it out to see the names in the table of the change." : `Did you mean ${meant}?`);
