import colors from "picocolors";
import type { Check } from "../../doctor/check";
import { columns } from "./columns";

/** What a person sees of `platform doctor`: a line for each check, below it the remedy where one is needed. */
export function renderDoctor(offline: readonly Check[], real: readonly Check[]): string {
    return [
        section("Offline: preview, graph, tests", offline, colors.red("✗")),
        section("On AWS: pulumi preview, pulumi up", real, colors.yellow("!")),
        `${verdict(offline, real)}\n`,
    ].join("\n\n");
}

function section(title: string, checks: readonly Check[], mark: string): string {
    const rows = columns(
        [
            ["", "Check", "Found", "Needed"].map((heading) => colors.bold(heading)),
            ...checks.map(({ name, ok, found, needed }) => [ok ? colors.green("✓") : mark, name, found, needed]),
        ],
        "  ",
    ).split("\n");
    const lines = checks.flatMap(({ ok, remedy }, index) => [
        rows[index + 1] ?? "",
        ...(ok ? [] : [`       ${colors.cyan(remedy)}`]),
    ]);
    return [colors.bold(title), rows[0] ?? "", ...lines].join("\n");
}

function verdict(offline: readonly Check[], real: readonly Check[]): string {
    const missing = (checks: readonly Check[]) => checks.filter(({ ok }) => !ok).length;
    if (missing(offline) > 0) {
        return colors.red(`Offline use does not work yet: ${missing(offline)} to mend.`);
    }
    return missing(real) > 0
        ? `${colors.green("Offline use works.")} For AWS there is advice: ${missing(real)}.`
        : colors.green("Everything is there.");
}
