import { addedShare, mostAdded, timelineOf, type Timeline } from "../rehearsal/timeline/timeline";
import { cases } from "../rehearsal/timeline/durations";
import { exitCodes, UserError } from "./exit";
import { json, refuseUnwritable, standardOutput, write } from "./files";
import { previewOf } from "./previewOf";
import { renderTimeline } from "./render/timeline";

export interface TimelineCommandOptions {
    /** Another stack file than Pulumi.<stack>.yaml. */
    readonly config?: string;
    /** File of the picture, `-` for standard output instead of the table; true for no picture. */
    readonly timeline?: string | true;
    /** File of the data, `-` likewise. @default no file */
    readonly json?: string;
    /** How many operations run at once. @default as the CLI on two CPUs */
    readonly parallel?: number;
    // What only a rehearsal can do: refused.
    readonly from?: string;
    readonly allow?: readonly string[];
    readonly markdown?: string;
    readonly keep?: string;
}

/**
 * `platform rehearse --timeline`: how long a first `up` takes.
 * @returns the exit code: objections where the program adds too much, or leaves to chance what AWS asks for
 */
export async function timeline(stack: string, options: TimelineCommandOptions): Promise<number> {
    refuseOptions(options);
    const { config, timeline: picture, json: jsonFile, parallel } = options;
    const result = timelineOf(await previewOf(stack, { config }), { parallelism: parallel });
    if (picture !== standardOutput && jsonFile !== standardOutput) {
        process.stdout.write(renderTimeline(result));
    }
    if (typeof picture === "string") {
        write(picture, await (await import("../rehearsal/timeline/gantt.js")).toGantt(result));
    }
    if (jsonFile !== undefined) {
        write(jsonFile, json(timelineReport(result)));
    }
    const isFine = addedShare(result.estimates.typical) <= mostAdded && result.unordered.length === 0;
    return isFine ? exitCodes.clean : exitCodes.objections;
}

function refuseOptions({
    timeline: picture,
    json: jsonFile,
    from,
    allow = [],
    markdown,
    keep,
}: TimelineCommandOptions) {
    const foreign = Object.entries({ from, allow: allow[0], markdown, keep }).find(([, value]) => value !== undefined);
    if (foreign !== undefined) {
        throw new UserError(
            `--${foreign[0]} belongs to a rehearsal, and --timeline only estimates; leave one of them out.`,
        );
    }
    for (const target of [picture, jsonFile]) {
        if (typeof target === "string") {
            refuseUnwritable(target);
        }
    }
    if (picture === standardOutput && jsonFile === standardOutput) {
        throw new UserError("--timeline and --json cannot both go to standard output; give one of them a file.");
    }
}

/** The JSON form: seconds throughout, with what the program adds to AWS's longest chain as a share of it. */
export const timelineReport = (timeline: Timeline) => ({
    ...timeline,
    estimates: Object.fromEntries(
        cases.map((which) => [which, { ...timeline.estimates[which], added: addedShare(timeline.estimates[which]) }]),
    ),
    mostAdded,
});
