import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "../../standin/diff";
import type { Properties } from "../../standin/model";

/** A difference as the engine shows it: for each path whether something was added, deleted or updated, and replaces. */
export function detailedDifference(
    { changes, replaces, deleteBeforeReplace }: Difference,
    olds: Properties,
    news: Properties,
): DiffResponse {
    const response = new DiffResponse();
    response.setChanges(changes.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
    response.setDiffsList([...new Set(changes.map(firstStep))]);
    response.setReplacesList([...new Set(replaces.map(firstStep))]);
    response.setDeletebeforereplace(deleteBeforeReplace);
    response.setHasdetaileddiff(true);
    // A block that replaces by being there is no innermost value that changed.
    for (const path of new Set([...changes, ...replaces])) {
        const kind = kindOf(path, replaces.includes(path), olds, news);
        response.getDetaileddiffMap().set(path, new PropertyDiff().setInputdiff(true).setKind(kind));
    }
    return response;
}

function kindOf(path: string, isReplacing: boolean, olds: Properties, news: Properties): PropertyDiff.Kind {
    const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
    if (at(olds, path) === undefined) {
        return isReplacing ? ADD_REPLACE : ADD;
    }
    if (at(news, path) === undefined) {
        return isReplacing ? DELETE_REPLACE : DELETE;
    }
    return isReplacing ? UPDATE_REPLACE : UPDATE;
}

/** The steps of a path such as `tags["a.b"]` or `rules[0].name`. */
const stepsOf = (path: string): string[] =>
    [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
        ([, quoted, index, name]) => quoted?.replace(/\\(.)/g, "$1") ?? index ?? name ?? "",
    );

const firstStep = (path: string): string => stepsOf(path)[0] ?? path;

function at(value: unknown, path: string): unknown {
    let reached = value;
    for (const step of stepsOf(path)) {
        reached = typeof reached === "object" && reached !== null ? (reached as Properties)[step] : undefined;
    }
    return reached;
}
