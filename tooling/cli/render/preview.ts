import colors from "picocolors";
import { printable } from "../../../config/display";
import type { Preview } from "../../engine/preview";
import { isDefaultProvider, summarize } from "../../engine/report";
import { forPeople } from "../../engine/values";
import { compare } from "../../order";
import { columns } from "./columns";
import { displayType, displayUrn, safe, safeLines } from "./names";
import { renderPolicies } from "./policies";
import { renderTree } from "./tree";

export interface RenderOptions {
    /** Whether to add where the time went. */
    readonly timings: boolean;
}

/** What a person sees of a preview: tree, counts, outputs, diagnostics, verdicts. What calls for action comes last. */
export function renderPreview(preview: Preview, { timings }: RenderOptions): string {
    const sections = [
        `${colors.bold(`Previewing update (${safe(preview.stack)})`)}: offline, against the stand-in cloud`,
        renderTree(preview.resources),
        renderCounts(preview),
        renderOutputs(preview),
        timings ? renderTimings(preview) : "",
        renderDiagnostics(preview),
        renderPolicies(preview),
        renderVerdict(preview),
    ];
    return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function renderCounts(preview: Preview): string {
    const { create, notPredicted } = summarize(preview);
    const byType = new Map<string, number>();
    for (const resource of preview.resources) {
        if (!isDefaultProvider(resource)) {
            const type = displayType(resource.type);
            byType.set(type, (byType.get(type) ?? 0) + 1);
        }
    }
    const cells = [...byType]
        .sort(([a, m], [b, n]) => n - m || compare(a, b))
        .map(([type, count]) => [String(count).padStart(3), safe(type)]);
    return [
        colors.bold("Resources:"),
        `    ${colors.green(`+ ${create} to create`)}`,
        ...(notPredicted > 0 ? [`    ${colors.yellow(`${notPredicted} whose outputs are not predicted`)}`] : []),
        ...(cells.length > 0 ? [columns(inThreeColumns(cells), "    ")] : []),
    ].join("\n");
}

function inThreeColumns(cells: readonly (readonly string[])[]): string[][] {
    const height = Math.ceil(cells.length / 3);
    return Array.from({ length: height }, (_, row) =>
        [0, 1, 2].flatMap((column) => cells[row + column * height] ?? []),
    );
}

function renderOutputs({ outputs }: Preview): string {
    const entries = Object.entries(forPeople(outputs)).sort(([a], [b]) => compare(a, b));
    if (entries.length === 0) {
        return "";
    }
    const rows = entries.map(([key, value]) => [colors.cyan(safe(key)), ":", shortened(value)]);
    return [colors.bold("Outputs:"), columns(rows, "    ")].join("\n");
}

const widestOutput = 120;

/** One line for each output; `--json` has them whole. */
function shortened(value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return printable(text.replace(/\s+/g, " "), widestOutput);
}

function renderTimings({ timings }: Preview): string {
    const rows = Object.entries<number>({ ...timings }).map(([phase, duration]) => [
        phase,
        `${duration.toFixed(0)} ms`,
    ]);
    return [colors.bold("Time:"), columns(rows, "    ")].join("\n");
}

function renderDiagnostics({ diagnostics }: Preview): string {
    if (diagnostics.length === 0) {
        return "";
    }
    const paint = { error: colors.red, warning: colors.yellow, info: colors.blue };
    const lines = diagnostics.flatMap(({ severity, message, urn }) => {
        const [first = "", ...rest] = safeLines(message.trim());
        const where = urn === undefined ? "" : `${displayUrn(urn)}: `;
        return [`    ${paint[severity](severity)}: ${where}${first}`, ...rest.map((line) => `        ${line}`)];
    });
    return [colors.bold("Diagnostics:"), ...lines].join("\n");
}

/** What the exit code says, in words. */
function renderVerdict(preview: Preview): string {
    const { refused, mandatory, advisory } = summarize(preview);
    const objections = [
        ...(refused > 0 ? [`${refused} ${refused === 1 ? "error" : "errors"}`] : []),
        ...(mandatory > 0 ? [`${mandatory} mandatory ${mandatory === 1 ? "violation" : "violations"}`] : []),
    ];
    if (objections.length > 0) {
        return colors.red(`✗ ${safe(preview.stack)}: ${objections.join(", ")}`);
    }
    const advice = advisory > 0 ? ` (advice: ${advisory})` : "";
    return colors.green(`✓ ${safe(preview.stack)}: nothing stands against it${advice}`);
}
