import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

export const root = join(__dirname, "../..");

export interface Heading {
    readonly level: number;
    readonly text: string;
}

/** A fenced block. */
export interface Block {
    /** What stands behind the opening fence, such as `bash`. */
    readonly language: string;
    readonly lines: readonly string[];
    /** The HTML comment right before the fence, if there is one. */
    readonly comment: string | undefined;
}

export interface Link {
    readonly text: string;
    readonly target: string;
}

/** A page of the documentation, as far as the tests need to understand Markdown. */
export interface Page {
    /** Relative to the repository. */
    readonly path: string;
    readonly headings: readonly Heading[];
    readonly blocks: readonly Block[];
    readonly links: readonly Link[];
    /** What stands between backquotes. */
    readonly inlineCode: readonly string[];
    /** Every line that is in no fenced block. */
    readonly prose: readonly string[];
}

const fence = /^```(\w*)$/;

export function readPage(path: string): Page {
    const prose: string[] = [];
    const blocks: Block[] = [];
    let open: { language: string; lines: string[]; comment: string | undefined } | undefined;
    let comment: string | undefined;
    for (const line of readFileSync(join(root, path), "utf8").split("\n")) {
        const language = fence.exec(line)?.[1];
        if (open !== undefined && language === "") {
            blocks.push(open);
            open = comment = undefined;
        } else if (open !== undefined) {
            open.lines.push(line);
        } else if (language !== undefined) {
            open = { language, lines: [], comment };
        } else {
            prose.push(line);
            comment = line === "" ? comment : /^<!-- (.*) -->$/.exec(line)?.[1];
        }
    }
    if (open !== undefined) {
        throw new Error(`${path}: a fenced block is not closed`);
    }
    return {
        path,
        prose,
        blocks,
        headings: prose.flatMap((line) => {
            const [, marks = "", text = ""] = /^(#{1,6}) (.+)$/.exec(line) ?? [];
            return marks === "" ? [] : [{ level: marks.length, text }];
        }),
        links: prose.flatMap((line) =>
            [...line.replace(/`[^`]*`/g, "``").matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
                ([, text = "", target = ""]) => ({ text, target }),
            ),
        ),
        inlineCode: prose.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code)),
    };
}

/** The anchors of a page, as GitHub makes them from its headings. */
export function anchorsOf({ headings, prose }: Page): Set<string> {
    const anchors = new Set(
        prose.flatMap((line) => [...line.matchAll(/<a (?:id|name)="([^"]+)">/g)].map(([, id = ""]) => id)),
    );
    for (const { text } of headings) {
        const slug = text
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .replace(/\s/g, "-");
        const taken = [...anchors].filter((anchor) => anchor === slug || anchor.startsWith(`${slug}-`)).length;
        anchors.add(anchors.has(slug) ? `${slug}-${String(taken)}` : slug);
    }
    return anchors;
}

/** Every page in a folder and in those inside it, relative to it. */
export const pagesIn = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md"))
        .sort();

/** The pages that exist in both languages, English first. */
export function twins(): (readonly [string, string])[] {
    const pages = pagesIn("docs/en");
    return [["README.md", "README.es.md"], ...pages.map((name) => [`docs/en/${name}`, `docs/es/${name}`] as const)];
}

/** Every page that people write or read, relative to the repository. */
export function allPages(): string[] {
    const inDocs = pagesIn("docs").map((name) => join("docs", name));
    return ["README.md", "README.es.md", "CONTRIBUTING.md", ...inDocs].filter((path) => existsSync(join(root, path)));
}

/** What a link within the repository points to; undefined for one that leaves it. */
export function resolveLink(
    page: Page,
    { target }: Link,
): { readonly path: string; readonly anchor: string } | undefined {
    if (/^[a-z][a-z+.-]*:/i.test(target)) {
        return undefined;
    }
    const [file = "", anchor = ""] = target.split("#");
    const path = file === "" ? page.path : relative(root, join(root, dirname(page.path), file));
    return { path, anchor: decodeURIComponent(anchor) };
}
