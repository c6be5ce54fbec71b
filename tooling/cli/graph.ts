import { extname } from "node:path";
import { architectureOf, type Architecture } from "../graph/architecture";
import { exitCodes } from "./exit";
import { write } from "./files";
import { previewOf } from "./previewOf";

export interface GraphCommandOptions {
    readonly format?: Format;
    readonly output: string;
    readonly config?: string;
}

type Format = "mermaid" | "svg" | "dot";

const formatsByExtension: Readonly<Record<string, Format>> = { ".mmd": "mermaid", ".svg": "svg", ".dot": "dot" };

/** `platform graph`. @returns the exit code. */
export async function graph(stack: string, options: GraphCommandOptions): Promise<number> {
    const architecture = architectureOf(await previewOf(stack, { config: options.config }));
    write(options.output, await drawn(architecture, formatOf(options)));
    return exitCodes.clean;
}

/** The format that was named, else that of the file's ending, else Mermaid. */
const formatOf = ({ format, output }: GraphCommandOptions) =>
    format ?? formatsByExtension[extname(output)] ?? "mermaid";

async function drawn(architecture: Architecture, format: Format): Promise<string> {
    switch (format) {
        case "mermaid":
            return (await import("../graph/mermaid.js")).toMermaid(architecture);
        case "svg":
            return (await import("../graph/svg.js")).toSvg(architecture);
        case "dot":
            return (await import("../graph/dot.js")).toDot(architecture);
    }
}
