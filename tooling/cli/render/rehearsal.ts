import colors from "picocolors";
import { changesOf, type Action, type Change } from "../../rehearsal/engine/changes";
import type { Judged, Objection } from "../../rehearsal/engine/judged";
import { columns } from "./columns";
import { displayUrn, safe, safeLines } from "./names";
import type { Rehearsed } from "./rehearsalReport";
import { cellsOf, stepHeadings, verdictOf } from "./rehearsalSteps";

/** What a person sees of a rehearsal: the plan of a change, every step, what stands against it. */
export function renderRehearsal(rehearsed: Rehearsed): string {
    const { stack, cli, from, steps } = rehearsed;
    const what = from === undefined ? "Rehearsing" : `Rehearsing the change from ${safe(from)} of`;
    const sections = [
        `${colors.bold(`${what} ${safe(stack)}`)}: the real engine, Pulumi ${safe(cli)}, over the stand-in cloud`,
        ...steps.filter(({ isPlan }) => isPlan).flatMap(renderPlan),
        renderSteps(steps),
        renderRefusals(steps),
        renderObjections(steps.flatMap(({ objections }) => objections)),
        renderVerdict(rehearsed),
    ];
    return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function renderPlan({ step }: Judged): string[] {
    const rows = changesOf(step).map((change) => [
        paint[change.action](change.action),
        displayUrn(change.urn),
        safe(reason(change)),
    ]);
    const text = step.text
        .trimEnd()
        .split("\n")
        .map((line) => safe(line).trimEnd());
    return [
        [colors.bold("What the engine would do, in its own words:"), ...text].join("\n"),
        rows.length === 0 ? "" : `${colors.bold("Changes:")}\n${columns(rows, "    ")}`,
    ];
}

const paint: Readonly<Record<Action, (text: string) => string>> = {
    create: colors.green,
    update: colors.yellow,
    replace: colors.magenta,
    delete: colors.red,
};

/** The properties that force a replacement, or that change, and what protects. */
export const reason = ({ because, protect }: Change): string =>
    [because.join(", "), protect ? "protected" : ""].filter(Boolean).join("; ");

function renderSteps(steps: readonly Judged[]): string {
    const rows = [
        ["", ...stepHeadings].map((heading) => colors.bold(heading)),
        ...steps.map((judged) => [
            judged.objections.length > 0 ? colors.red("✗") : colors.green("✓"),
            ...cellsOf(judged),
        ]),
    ];
    return `${colors.bold("Steps:")}\n${columns(rows, "    ")}`;
}

/** What a destroy would have taken, were it not protected. */
function renderRefusals(steps: readonly Judged[]): string {
    const refused = steps.flatMap(({ step }) => step.refused);
    return refused.length === 0
        ? ""
        : [colors.bold("Protected:"), ...refused.map((urn) => `    ${displayUrn(urn)}`).sort()].join("\n");
}

function renderObjections(objections: readonly Objection[]): string {
    if (objections.length === 0) {
        return "";
    }
    const lines = objections.flatMap(({ urn, message }) => {
        const [first = "", ...rest] = safeLines(message);
        const where = urn === undefined ? "" : `${displayUrn(urn)}: `;
        return [`    ${colors.red("✗")} ${where}${first}`, ...rest.map((line) => `        ${line}`.trimEnd())];
    });
    return [colors.bold("Against it:"), ...lines].join("\n");
}

/** What the exit code says, in words. */
function renderVerdict(rehearsed: Rehearsed): string {
    const { ok, text } = verdictOf(rehearsed);
    return ok ? colors.green(`✓ ${safe(text)}`) : colors.red(`✗ ${safe(text)}`);
}
