import { addedShare, mostAdded, timelineOf, type Timeline } from "../rehearsal/timeline/timeline";
import { cases } from "../rehearsal/timeline/durations";
import { exitCodes } from "./exit";
import { json, refuseUnwritable, standardOutput, write } from "./files";
import { previewOf } from "./previewOf";
import { renderTimeline } from "./render/timeline";

export interface TimelineCommandOptions {
    /** Another stack file than Pulumi.<stack>.yaml. */
    readonly config?: string;
    /** File of the picture, `-` for standard output instead of the table. @default no picture */
    readonly output?: string;
    /** File of the data, `-` likewise. @default no file */
    readonly json?: string;
    /** How many operations run at once. @default as the CLI on two CPUs */
    readonly parallel?: number;
}

/**
 * `platform rehearse --timeline`: how long a first `up` takes.
 * @returns the exit code: objections where the program adds too much, or leaves to chance what AWS asks for
 */
export async function timeline(stack: string, options: TimelineCommandOptions): Promise<number> {
    const { config, output, json: jsonFile, parallel } = options;
    for (const target of [output, jsonFile]) {
        if (target !== undefined) {
            refuseUnwritable(target);
        }
    }
    const result = timelineOf(await previewOf(stack, { config }), { parallelism: parallel });
    if (output !== standardOutput && jsonFile !== standardOutput) {
        process.stdout.write(renderTimeline(result));
    }
    if (output !== undefined) {
        write(output, await (await import("../rehearsal/timeline/gantt.js")).toGantt(result));
    }
    if (jsonFile !== undefined) {
        write(jsonFile, json(timelineReport(result)));
    }
    const isFine = addedShare(result.estimates.typical) <= mostAdded && result.unordered.length === 0;
    return isFine ? exitCodes.clean : exitCodes.objections;
}

/** The JSON form: seconds throughout, with what the program adds to AWS's longest chain as a share of it. */
export const timelineReport = (timeline: Timeline) => ({
    ...timeline,
    estimates: Object.fromEntries(
        cases.map((which) => [which, { ...timeline.estimates[which], added: addedShare(timeline.estimates[which]) }]),
    ),
    mostAdded,
});
