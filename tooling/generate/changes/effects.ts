import { isStateful } from "../../rehearsal/engine/stateful";
import type { ByResource, Outcome, Plan, Refusals, Rehearsed } from "./plan";
import type { Refuser, Texts } from "./texts";

/** Of what a plan does, first what a reader should see first. */
const actions = ["deleteBeforeReplace", "replace", "delete", "create", "update"] as const;

/** A list of more resources says no more to a reader. */
const mostListed = 8;

/** What a change does, for a cell of a table. */
export function effectOf({ plan = {}, refused, up }: Rehearsed, text: Texts): string {
    const refusals = refused ?? refusalsOf(up);
    if (refusals) {
        return `${text.refusedWord} ${text.refused[refuserOf(refusals)]}`;
    }
    const counts = actions
        .map((action) => [resourcesIn(plan, action).length, text.counted[action]] as const)
        .filter(([count]) => count > 0)
        .map(([count, counted]) => `${String(count)} ${counted}`);
    return [...(counts.length > 0 ? counts : [text.nothing]), ...(lostIn(plan).length > 0 ? [text.dataLost] : [])].join(
        ", ",
    );
}

/** How the way back ends, for a cell of a table. */
export function wayBackOf({ refused, back }: Rehearsed, text: Texts): string {
    const refusals = refusalsOf(back);
    return refusals
        ? `${text.refusedWord} ${text.refused[refuserOf(refusals)]}`
        : refused === undefined && back === "done"
          ? text.open
          : "-";
}

/** What a change does to one stack, in full: Markdown blocks. */
export function describe({ plan = {}, refused, up, back }: Rehearsed, text: Texts): string[] {
    const lists = actions
        .map((action) => [text.listed[action], listed(plan, action, text)] as const)
        .filter(([, resources]) => resources.length > 0)
        .map(([title, resources]) => `- ${title}: ${resources.join(", ")}`);
    const refusedUp = refusalsOf(up);
    const refusedBack = refusalsOf(back);
    return [
        ...(lists.length > 0 ? [lists.join("\n")] : []),
        ...(refused ? [text.refusedInPreview, quoted(refused)] : []),
        ...(refusedUp ? [text.refusedAtUp, quoted(refusedUp)] : []),
        ...(refusedBack ? [text.refusedOnTheWayBack, quoted(refusedBack)] : []),
        ...(back === "done" ? [refusedUp ? text.recovers : text.goesBack] : []),
    ];
}

const refusalsOf = (outcome: Outcome | undefined): Refusals | undefined =>
    typeof outcome === "object" ? outcome.refused : undefined;

function refuserOf(refusals: Refusals): Refuser {
    if ("configuration" in refusals) {
        return "configuration";
    }
    return Object.values(refusals).some((message) => /\bprotect/.test(message) && !/^\w+: /.test(message))
        ? "protection"
        : "cloud";
}

const membersOf = (plan: Plan, action: keyof Plan): ByResource => {
    const members = plan[action] ?? [];
    return Array.isArray(members)
        ? Object.fromEntries((members as readonly string[]).map((resource) => [resource, []]))
        : (members as ByResource);
};

const resourcesIn = (plan: Plan, action: keyof Plan): string[] => Object.keys(membersOf(plan, action));

/** What holds data and is replaced or deleted. */
export const lostIn = (plan: Plan): string[] =>
    (["replace", "deleteBeforeReplace", "delete"] as const)
        .flatMap((action) => resourcesIn(plan, action))
        .filter((resource) => isStateful(resource.split(" ")[0] ?? ""));

function listed(plan: Plan, action: keyof Plan, text: Texts): string[] {
    const all = Object.entries(membersOf(plan, action)).map(([resource, because]) => {
        const name = resource.slice(resource.indexOf(" ") + 1);
        return because.length > 0 ? `\`${name}\` (${because.map((path) => `\`${path}\``).join(", ")})` : `\`${name}\``;
    });
    const shown = all.slice(0, mostListed);
    return all.length > shown.length ? [...shown, text.more(all.length - shown.length)] : shown;
}

const quoted = (refusals: Refusals): string =>
    ["```text", ...Object.entries(refusals).map(([resource, message]) => `${resource}: ${message}`), "```"].join("\n");
