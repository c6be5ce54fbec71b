import colors from "picocolors";
import { minutes } from "../../rehearsal/timeline/minutes";
import { addedShare, mostAdded, type PathStep, type Timeline, type Via } from "../../rehearsal/timeline/timeline";
import { columns } from "./columns";
import { displayType, displayUrn, safe } from "./names";

/** Width of the longest bar, in characters. */
const barWidth = 40;

/** Steps below this share of the whole are told together. */
const shortShare = 0.005;

/** What a person sees: how long, what decides it, what AWS alone would ask for, and whether the program adds too much. */
export function renderTimeline(timeline: Timeline): string {
    return `${[
        `${colors.bold(`First up (${safe(timeline.stack)})`)}: estimated from typical durations, ${timeline.parallelism} operations at once`,
        renderEstimates(timeline),
        section("Critical path", timeline.criticalPath),
        section("Longest chain that AWS itself imposes", timeline.awsChain),
        ...(timeline.unordered.length > 0 ? [renderUnordered(timeline)] : []),
        renderVerdict(timeline),
    ].join("\n\n")}\n`;
}

function renderEstimates({ estimates: { low, typical, high } }: Timeline): string {
    const rows = [
        ["", "low", "typical", "high"].map((title) => colors.bold(title)),
        ["up", minutes(low.up), minutes(typical.up), minutes(high.up)],
        [
            "  without a limit of operations at once",
            minutes(low.dependencies),
            minutes(typical.dependencies),
            minutes(high.dependencies),
        ],
        ["  that AWS itself imposes", minutes(low.aws), minutes(typical.aws), minutes(high.aws)],
    ];
    return columns(rows, "    ");
}

function section(title: string, path: readonly PathStep[]): string {
    const end = Math.max(1, ...path.map((step) => step.end));
    const rows = grouped(path, end * shortShare).map((group) => row(group, end));
    return [colors.bold(`${title}:`), columns(rows, "    ")].join("\n");
}

/** Steps of a path, those that are short and follow one another together. */
function grouped(path: readonly PathStep[], short: number): readonly PathStep[][] {
    const groups: PathStep[][] = [];
    const isShort = ({ start, end }: PathStep) => end - start < short;
    for (const step of path) {
        const last = groups.at(-1);
        if (last && isShort(step) && last.every(isShort)) {
            last.push(step);
        } else {
            groups.push([step]);
        }
    }
    return groups;
}

function row(group: readonly PathStep[], end: number): string[] {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) {
        return [];
    }
    const reason = why(group);
    return [
        minutes(first.start).padStart(5),
        minutes(last.end - first.start).padStart(5),
        bar(first.start / end, last.end / end),
        group.length === 1 ? `${safe(displayType(first.type))} ${safe(first.name)}` : `${group.length} short steps`,
        // Colours around nothing would keep the end of the line from being trimmed.
        reason === "" ? "" : colors.dim(reason),
    ];
}

function bar(from: number, to: number): string {
    const start = Math.min(Math.floor(from * barWidth), barWidth - 1);
    const length = Math.max(1, Math.round(to * barWidth) - start);
    return `${" ".repeat(start)}${colors.cyan("█".repeat(length))}`;
}

/** By what a step waits for the one before, where it is not its own input or option. */
function why(group: readonly PathStep[]): string {
    const [first] = group;
    if (!first) {
        return "";
    }
    const reasons = [
        ...first.via.map(describe),
        ...(group.some(({ waitedForWorker }) => waitedForWorker) ? ["waits until an operation is free"] : []),
    ];
    return reasons.join(", ");
}

const describe = ({ type, name, isComplete }: Via) =>
    isComplete ? `once ${displayType(type)} ${safe(name)} is complete` : `with ${displayType(type)} ${safe(name)}`;

/** By reason, with one example each: where one dependency is missing, it is missing for everything in a component. */
function renderUnordered({ unordered }: Timeline): string {
    const reasons = [...new Set(unordered.map(({ reason }) => reason))];
    return [
        colors.bold("Left to chance:"),
        ...reasons.flatMap((reason) => {
            const missing = unordered.filter((one) => one.reason === reason);
            const [first] = missing;
            const others = missing.length > 1 ? ` (and ${missing.length - 1} more)` : "";
            return first
                ? [
                      `    ${colors.red("✗")} ${displayUrn(first.by)} does not wait for ${displayUrn(first.urn)}${others}: ${reason}`,
                  ]
                : [];
        }),
        "    Add the component of the one to the `dependsOn` of the other.",
    ].join("\n");
}

function renderVerdict({ stack, parallelism, estimates: { typical } }: Timeline): string {
    const added = addedShare(typical);
    const seconds = Math.max(0, typical.dependencies - typical.aws);
    const sentence = `${safe(stack)}: the program's own dependencies add ${percent(added)} (${minutes(seconds)}) to what AWS imposes`;
    const verdict =
        added > mostAdded
            ? colors.red(
                  `✗ ${sentence}; ${percent(mostAdded)} is the most.\n  Look for \`with\` and \`once\` in the critical path: a component whose children wait for what it was given.`,
              )
            : colors.green(`✓ ${sentence}`);
    const limited = typical.up - typical.dependencies;
    return limited <= typical.dependencies * 0.01
        ? verdict
        : `${verdict}\n${colors.yellow(`  The limit of ${parallelism} operations at once adds ${minutes(limited)}: \`pulumi up --parallel ${4 * parallelism}\` avoids most of it.`)}`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
