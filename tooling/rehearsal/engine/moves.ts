import { isDeepStrictEqual } from "node:util";
import { parseUrn } from "../../engine/urn";
import { isNamed, type Objection } from "./judged";
import type { Operation, Step } from "./step";

/**
 * What a plan deletes at one URN and creates at another although it is the same thing: of the same type, with the same
 * name in the program or the same inputs. Only an alias tells the engine.
 * @param allow URNs or names of what may be made anew all the same
 */
export function moves({ operations }: Step, allow: readonly string[]): Objection[] {
    const custom = operations.filter((operation) => operation.custom);
    const created = custom.filter(({ op }) => op === "create");
    return custom
        .filter(({ op, urn }) => op === "delete" && !isNamed(urn, allow))
        .flatMap((old) => {
            const moved = created.find((other) => isSame(old, other));
            return moved === undefined ? [] : [{ urn: old.urn, message: advice(old, moved) }];
        });
}

const isSame = (old: Operation, other: Operation): boolean =>
    old.type === other.type &&
    (parseUrn(old.urn).name === parseUrn(other.urn).name || isDeepStrictEqual(old.inputs, other.inputs));

function advice(old: Operation, moved: Operation): string {
    const [was, is] = [parseUrn(old.urn).name, parseUrn(moved.urn).name];
    const [what, alias] =
        was === is ? ["under another parent", "parent: <the former parent>"] : [`as ${is}`, `name: "${was}"`];
    return (
        `would be deleted and created anew ${what}, although it is the same; let ${is} have aliases: [{ ${alias} }], ` +
        `or allow it with --allow and its name (${moved.urn})`
    );
}
