import { markdownTable } from "../../generate/markdownTable";
import { changesOf } from "../../rehearsal/engine/changes";
import { displayUrn, safe } from "./names";
import { reason } from "./rehearsal";
import type { Rehearsed } from "./rehearsalReport";
import { cellsOf, stepHeadings, verdictOf } from "./rehearsalSteps";

/** A rehearsal as a comment of a pull request. */
export function rehearsalMarkdown(rehearsed: Rehearsed): string {
    const { stack, from, steps } = rehearsed;
    const { ok, text } = verdictOf(rehearsed);
    const plans = steps.filter(({ isPlan }) => isPlan).flatMap(({ step }) => changesOf(step));
    const objections = steps.flatMap((judged) => judged.objections);
    const sections = [
        `### Rehearsal of ${code(stack)}${from === undefined ? "" : `: the change from ${code(from)}`}`,
        `${ok ? "✅" : "❌"} ${safe(text)}`,
        objections
            .map(({ urn, message }) => `- ${urn === undefined ? "" : `${code(displayUrn(urn))}: `}${line(message)}`)
            .join("\n"),
        plans.length === 0
            ? ""
            : markdownTable(
                  ["Change", "Resource", "Because"],
                  plans.map((change) => [change.action, code(displayUrn(change.urn)), reason(change)]),
              ),
        markdownTable(
            ["", ...stepHeadings],
            steps.map((step) => [step.objections.length > 0 ? "❌" : "✅", ...cellsOf(step)]),
        ),
    ];
    return `${sections.filter(Boolean).join("\n\n")}\n`;
}

const code = (text: string) => `\`${safe(text).replaceAll("`", "'")}\``;

/** Text from outside as one line that Markdown takes for text. */
const line = (text: string) => safe(text.replace(/\s+/g, " ").trim()).replace(/[<>&[\]*_`|]/g, (mark) => `\\${mark}`);
