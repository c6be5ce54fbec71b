import { architectureOf } from "../graph/architecture";
import { toMermaid } from "../graph/mermaid";
import { toSvg } from "../graph/svg";
import { stackPreview } from "./stackPreview";

/** The stack whose architecture the README and the docs show. The others differ in sizes only. */
const shownStack = "dev";

export const architecturePicture = async (): Promise<string> => toSvg(architectureOf(await stackPreview(shownStack)));

export const architectureChart = async (): Promise<string> => toMermaid(architectureOf(await stackPreview(shownStack)));
