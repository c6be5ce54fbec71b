import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { allPages, readPage, root, type Block } from "./markdown";

const outputs = new Map<string, string>();

/** What a command of the repository prints, errors included. */
function outputOf(command: string): string {
    const known = outputs.get(command);
    if (known !== undefined) {
        return known;
    }
    const { stdout, stderr } = spawnSync("bash", ["-c", command], {
        cwd: root,
        encoding: "utf8",
        // Pipelines are given colours, which pages do not show.
        env: { ...process.env, NO_COLOR: "1" },
    });
    outputs.set(command, stdout + stderr);
    return stdout + stderr;
}

/** A line as it is compared: how wide a table is depends on rows that a sample leaves out. */
const normal = (line: string) => line.trim().replace(/\s+/g, " ");

/** `…` stands for whatever was left out. */
const patternOf = (line: string) =>
    new RegExp(
        `^${normal(line)
            .split("…")
            .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
            .join(".*")}$`,
    );

/** The lines of a sample that do not occur in the text, in this order. */
function missing({ lines }: Block, text: string): string[] {
    const remaining = text.split("\n").map(normal);
    return lines
        .filter((line) => !["", "…"].includes(line.trim()))
        .filter((line) => {
            const found = remaining.findIndex((candidate) => patternOf(line).test(candidate));
            if (found !== -1) {
                remaining.splice(0, found + 1);
            }
            return found === -1;
        });
}

describe("Samples in the documentation", () => {
    const samples = allPages().flatMap((path) =>
        readPage(path).blocks.flatMap((block) => {
            const [, kind, source = ""] = /^(output of|excerpt of) `(.+)`$/.exec(block.comment ?? "") ?? [];
            return kind === undefined ? [] : [{ path, kind, source, block }];
        }),
    );

    it("are there", () => {
        expect(samples).not.to.be.empty;
    });

    for (const { path, kind, source, block } of samples) {
        it(`${path}: ${kind} ${source}`, () => {
            const text = kind === "output of" ? outputOf(source) : readFileSync(join(root, source), "utf8");
            expect(missing(block, text), "lines that are not there any more; take the sample anew").to.deep.equal([]);
        });
    }
});
