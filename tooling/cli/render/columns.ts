import { stripVTControlCharacters } from "node:util";

const gap = "  ";

/** Rows in left-aligned columns, as wide as their widest cell; colours take no room. */
export function columns(rows: readonly (readonly string[])[], indent = " "): string {
    const widths: number[] = [];
    for (const row of rows) {
        row.forEach((cell, index) => {
            widths[index] = Math.max(widths[index] ?? 0, visibleLength(cell));
        });
    }
    return rows
        .map((row) =>
            (
                indent +
                row
                    .map((cell, index) => cell + " ".repeat(Math.max(0, (widths[index] ?? 0) - visibleLength(cell))))
                    .join(gap)
            ).trimEnd(),
        )
        .join("\n");
}

const visibleLength = (text: string) => stripVTControlCharacters(text).length;
