import { instance } from "@viz-js/viz";
import type { Architecture } from "./architecture";
import { font, toDot } from "./dot";

/** The architecture as a picture, laid out by Graphviz. */
export async function toSvg(architecture: Architecture): Promise<string> {
    const viz = await instance();
    const svg = viz.renderString(toDot(architecture), { format: "svg" });
    return svg
        .replace(/^[^]*?(?=<svg )/, "")
        .replaceAll(`font-family="${font}"`, `font-family="${font}, Helvetica, sans-serif"`);
}
