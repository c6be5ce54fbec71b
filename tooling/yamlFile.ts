import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Document, isMap, isScalar, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";
import type { ConfigProblem } from "../config";
import { ConfigError } from "../config/errors";
import { printable } from "../config/display";

/** A YAML file that is known to be well-formed and to hold a map. */
export interface YamlFile {
    /** Name without folders, for messages. */
    readonly name: string;
    readonly document: Document;
    readonly root: YAMLMap;
}

/**
 * Plain scalars that YAML 1.1 readers, as the Pulumi CLI has one, take for something else than YAML 1.2 readers do:
 * octal and binary numbers, digits in groups, dates, and other words for true and false.
 */
const ambiguous =
    /^([-+]?0[0-9_]+|[-+]?0b[01_]+|[-+]?[0-9]+_[0-9_]*|\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?|y|n|yes|no|on|off)$/i;

/**
 * Reads a YAML file that holds a map.
 * @throws ConfigError with the line of each thing that is wrong
 */
export function readYamlFile(path: string): YamlFile {
    const name = basename(path);
    const lines = new LineCounter();
    const document = parsed(textOf(path), name, lines);
    const at = (offset: number) => {
        const { line, col } = lines.linePos(offset);
        return `${name}:${line}:${col}`;
    };
    const malformed = document.errors.map(({ message, pos }) => ({
        path: at(pos[0]),
        message: `is not valid YAML: ${printable(message.split("\n")[0] ?? "", 200)}.`,
        remedy: "Correct the line, or the one before it.",
    }));
    refuse(malformed, name);
    if (!isMap(document.contents)) {
        refuse([{ path: name, message: "does not hold a map.", remedy: "Write `key: value` lines." }], name);
    }
    refuse(
        ambiguousScalars(document).map((scalar) => ({
            path: at(scalar.range?.[0] ?? 0),
            message: `is ${printable(scalar.source ?? "")}, which some readers of YAML take for something else.`,
            remedy: "Put it in quotes, or write true or false, or a plain number.",
        })),
        name,
    );
    return { name, document, root: document.contents as YAMLMap };
}

function parsed(text: string, name: string, lineCounter: LineCounter): Document.Parsed {
    try {
        return parseDocument(text, { lineCounter, merge: true, prettyErrors: false });
    } catch (error) {
        if (error instanceof RangeError) {
            throw new ConfigError([{ path: name, message: "is nested too deeply.", remedy: "Flatten it." }], name);
        }
        throw error;
    }
}

function textOf(path: string): string {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        const { code = "unknown error" } = error as NodeJS.ErrnoException;
        const problem: ConfigProblem = {
            path: printable(path, 200),
            message: code === "ENOENT" ? "does not exist." : `cannot be read (${code}).`,
            remedy: "Name a file that can be read.",
        };
        throw new ConfigError([problem], basename(path));
    }
}

function ambiguousScalars(document: Document): Scalar[] {
    const found: Scalar[] = [];
    visit(document, {
        Scalar: (key, node) => {
            if (key !== "key" && isScalar(node) && node.type === "PLAIN" && ambiguous.test(node.source ?? "")) {
                found.push(node);
            }
        },
    });
    return found;
}

function refuse(problems: readonly ConfigProblem[], name: string): void {
    if (problems.length > 0) {
        throw new ConfigError(problems, name);
    }
}
