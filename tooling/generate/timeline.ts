import { toGantt } from "../rehearsal/timeline/gantt";
import { timelineOf } from "../rehearsal/timeline/timeline";
import { stackPreview } from "./stackPreview";

/** When what is created in the first `up` of a stack. */
export const timelinePicture = async (stack: string): Promise<string> => toGantt(timelineOf(await stackPreview(stack)));
