import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { Document } from "yaml";
import { projectRoot } from "../../cli/projectRoot";
import { markdownTable } from "../markdownTable";
import { chapters } from "./catalog";
import { changedStacks, editsIn, type Change, type ChangedStack, type Chapter, type Edit } from "./change";
import { isOfStack, type ConfigurationFiles } from "./edited";
import { describe, effectOf, wayBackOf } from "./effects";
import { plansIn, plansPath, type Plans, type Rehearsed } from "./plan";
import { repositoryFiles } from "./repositoryFiles";
import { texts, type Language, type Texts } from "./texts";

/** What the page is made from. */
export interface ChangesSources {
    readonly chapters: readonly Chapter[];
    readonly files: Readonly<Record<ChangedStack, ConfigurationFiles>>;
    readonly plans: Readonly<Record<ChangedStack, Plans>>;
}

/** The page of the repository. */
export const changesPage = (language: Language): Promise<string> =>
    format(renderChanges(sourcesOfRepository(), language), { parser: "markdown", printWidth: 120 });

/** What happens to a stack when its configuration changes, as a rehearsal has found out, in Markdown. */
export function renderChanges({ chapters: all, files, plans }: ChangesSources, language: Language): string {
    const text = texts[language];
    const overview = ({ changes }: Chapter) =>
        markdownTable(
            [text.columns.change, ...changedStacks, text.columns.back],
            changes.map(({ id, title }) => {
                const found = changedStacks.map((stack) => plans[stack][id] ?? {});
                const back = [...new Set(found.map((rehearsed) => wayBackOf(rehearsed, text)))];
                return [
                    `[${title[language]}](#${id})`,
                    ...found.map((rehearsed) => effectOf(rehearsed, text)),
                    back.length === 1
                        ? (back[0] ?? "")
                        : found
                              .map((one, index) => `${changedStacks[index] ?? ""}: ${wayBackOf(one, text)}`)
                              .join(", "),
                ];
            }),
        );
    const section = (change: Change) => [
        `<a id="${change.id}"></a>`,
        `### … ${change.title[language]}`,
        ...snippets(change, files),
        change.meaning[language],
        ...(change.interruption
            ? [`${change.interruption[language]} ([${text.source}](${change.interruption.source}))`]
            : []),
        ...inStacks(
            changedStacks.map((stack) => [stack, plans[stack][change.id] ?? {}]),
            text,
        ),
    ];
    return `${[
        `# ${text.title}`,
        `> ${text.generated}`,
        text.introduction,
        ...all.flatMap((chapter) => [
            `## ${chapter.title[language]}`,
            overview(chapter),
            ...chapter.changes.flatMap(section),
        ]),
    ].join("\n\n")}\n`;
}

/** The changes, the configuration and the plans that are committed. */
export function sourcesOfRepository(): ChangesSources {
    const ofStacks = <Value>(value: (stack: ChangedStack) => Value) =>
        Object.fromEntries(changedStacks.map((stack) => [stack, value(stack)])) as Record<ChangedStack, Value>;
    return {
        chapters,
        files: ofStacks(repositoryFiles),
        plans: ofStacks((stack) => plansIn(readFileSync(join(projectRoot, plansPath(stack)), "utf8"))),
    };
}

/** What is written, in each file once. */
function snippets(change: Change, files: ChangesSources["files"]): string[] {
    const byFile = new Map<string, readonly Edit[]>();
    for (const stack of changedStacks) {
        const edits = editsIn(stack, change);
        const isShared = ({ path: [key] }: Edit) => !isOfStack(key, files[stack]);
        const inProject = ({ path: [key, ...below], value }: Edit): Edit => ({ path: [key, "value", ...below], value });
        byFile.set("Pulumi.yaml", [...(byFile.get("Pulumi.yaml") ?? []), ...edits.filter(isShared).map(inProject)]);
        byFile.set(
            `Pulumi.${stack}.yaml`,
            edits.filter((edit) => !isShared(edit)),
        );
    }
    const written = new Map<string, string[]>();
    for (const [file, edits] of byFile) {
        const yaml = yamlOf(edits);
        if (edits.length > 0) {
            written.set(yaml, [...(written.get(yaml) ?? []), file]);
        }
    }
    return [...written].map(([yaml, names]) => `\`\`\`yaml\n# ${names.join(", ")}\n${yaml}\`\`\``);
}

/** Edits as they stand in a stack file; a key that goes is commented out. */
function yamlOf(edits: readonly Edit[]): string {
    const document = new Document({});
    for (const { path, value = null } of edits) {
        document.setIn(path, document.createNode(value, { flow: true }));
    }
    return document.toString({ lineWidth: 100 }).replaceAll(/^( *)(\S+): null$/gm, "$1# $2: …");
}

/** What a change does to the stacks, said once where it is the same. */
function inStacks(found: readonly (readonly [ChangedStack, Rehearsed])[], text: Texts): string[] {
    const blocks = found.map(([stack, rehearsed]) => [stack, describe(rehearsed, text)] as const);
    const alike = new Set(blocks.map(([stack, block]) => block.join("\n").replaceAll(`platform-${stack}`, "")));
    return alike.size === 1
        ? [text.both, ...(blocks[0]?.[1] ?? [])]
        : blocks.flatMap(([stack, block]) => [text.one(stack), ...block]);
}
