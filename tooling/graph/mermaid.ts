import type { Architecture } from "./architecture";
import { drawingOf, type Arrow, type Box, type DrawnLayer } from "./drawing";
import type { Line } from "./labels";

/** Mermaid breaks lines that are longer than it is told, and the names of some types are long. */
const settings = ["---", "config:", "  flowchart:", "    wrappingWidth: 400", "---"];

/** The architecture as a Mermaid flowchart, which GitHub and GitLab draw in Markdown. */
export function toMermaid(architecture: Architecture): string {
    const { layers, arrows } = drawingOf(architecture);
    return [
        ...settings,
        "flowchart TB",
        ...layers.map(subgraph),
        ...arrows.map(link),
        ...layers.map(({ fill, line }, index) => `    style l${index} fill:${fill},stroke:${line},color:#1f2933`),
        // Their own colours show on light and on dark pages.
        ...arrows.map(({ color }, index) => `    linkStyle ${index} stroke:${color},stroke-width:1.5px`),
        "    classDef default fill:#ffffff,stroke:#5f6f7a,color:#1f2933,text-align:left",
        "",
    ].join("\n");
}

function subgraph({ title, boxes }: DrawnLayer, index: number): string {
    return [
        `    subgraph l${index}["${escaped(title)}"]`,
        ...boxes.map((box) => `        ${box.id}["${label(box)}"]`),
        "    end",
    ].join("\n");
}

const label = ({ title, lines }: Box) => [`<b>${escaped(title)}</b>`, ...lines.map(row)].join("<br/>");

function row({ depth, count, text, isComponent }: Line): string {
    const shown = `${count} ${escaped(text)}`;
    return `${"· ".repeat(depth)}${isComponent ? `<i>${shown}</i>` : shown}`;
}

/** What only orders the two is drawn dotted; any other arrow says how many inputs it stands for. */
function link({ from, to, inputs }: Arrow): string {
    return `    ${from} ${inputs === 0 ? "-.->" : `-->|${inputs}|`} ${to}`;
}

/** Mermaid writes characters that mean something to it as `#<code>;`. */
const escaped = (text: string) =>
    text.replace(/\p{C}/gu, "\u{FFFD}").replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0)};`);
