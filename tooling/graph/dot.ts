import type { Architecture } from "./architecture";
import { drawingOf, type Arrow, type Box, type DrawnLayer } from "./drawing";
import type { Line } from "./labels";

/** Graphviz knows how wide its letters are. */
export const font = "Arial";

const ink = "#1f2933";
const faint = "#5f6f7a";

/** As wide as a digit. */
const figureSpace = "&#8199;";

/** The architecture in Graphviz's language. It has its own background, so that it reads on light and dark pages. */
export function toDot(architecture: Architecture): string {
    const { title, layers, arrows } = drawingOf(architecture);
    const caption = `${title}: an arrow leads from a component to one that takes values from it or, dashed, only waits for it`;
    return [
        `digraph ${quoted(title)} {`,
        `  graph [rankdir=LR, newrank=true, bgcolor="#ffffff", pad=0.2, nodesep=0.2, ranksep=0.4, fontname="${font}"]`,
        `  graph [label=<${styled(caption, 14)}>, labelloc=b, fontcolor="${faint}"]`,
        `  node [shape=plain, fontname="${font}", fontsize=10, fontcolor="${ink}"]`,
        "  edge [arrowsize=0.8, penwidth=1.4, tailport=e, headport=w]",
        ...layers.map(cluster),
        ...layers.flatMap((layer) => sideBySide(layer, arrows)),
        ...arrows.map(arrow),
        "}",
        "",
    ].join("\n");
}

function cluster({ title, fill, line, boxes }: DrawnLayer, index: number): string {
    return [
        `  subgraph cluster_${index} {`,
        `    graph [label=<<b>${styled(title, 18)}</b>>, labelloc=t, labeljust=l, fontcolor="${line}"]`,
        `    graph [style="filled,rounded", color="${line}", fillcolor="${fill}", margin=10]`,
        ...boxes.map((box) => `    ${box.id} [label=<${table(box, line)}>]`),
        "  }",
    ].join("\n");
}

function table({ title, lines }: Box, line: string): string {
    return [
        `<table border="1" cellborder="0" cellspacing="0" cellpadding="2" color="${line}" bgcolor="#ffffff" style="rounded">`,
        `<tr><td align="left" cellpadding="5"><b>${styled(title, 18)}</b></td></tr>`,
        ...lines.map((one) => row(one, line)),
        '<tr><td height="4"></td></tr></table>',
    ].join("");
}

/** One run of text for each row: Graphviz guesses how wide each run is, and guesses add up. */
function row({ depth, count, text, isComponent }: Line, line: string): string {
    const indent = "&#160;".repeat(depth * 5);
    const number = String(count).padStart(2).replaceAll(" ", figureSpace);
    const color = isComponent ? line : ink;
    return `<tr><td align="left"><font color="${color}">${indent}${number} ${escaped(text)}&#160;</font></td></tr>`;
}

/** Components of a layer that do not need each other stand in one rank, so that the layer stays compact. */
function sideBySide({ boxes }: DrawnLayer, arrows: readonly Arrow[]): string[] {
    const ids = boxes.map(({ id }) => id);
    const isLinked = arrows.some(({ from, to }) => ids.includes(from) && ids.includes(to));
    return isLinked ? [] : [`  { rank=same; ${ids.join("; ")} }`];
}

/** What only orders the two is drawn dashed. */
function arrow({ from, to, inputs, color }: Arrow): string {
    return `  ${from} -> ${to} [color="${color}"${inputs === 0 ? ", style=dashed" : ""}]`;
}

const styled = (text: string, size: number) => `<font point-size="${size}">${escaped(text)}</font>`;

const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

const escaped = (text: string) =>
    text.replace(/\p{C}/gu, "\u{FFFD}").replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
