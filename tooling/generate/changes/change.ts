/** The stacks whose changes are rehearsed. */
export const changedStacks = ["dev", "prod"] as const;
export type ChangedStack = (typeof changedStacks)[number];

/** A text in the languages of the documentation. */
export interface Bilingual {
    readonly en: string;
    readonly es: string;
}

/** A value of the configuration written differently. */
export interface Edit {
    /** Keys from that of the stack file down, such as `platform:database` and `instanceClass`. */
    readonly path: readonly [key: string, ...below: string[]];
    /** Undefined takes the key out. */
    readonly value: unknown;
}

/** What is edited: the same in every stack, or in each what changes it. */
export type Edits = readonly Edit[] | Readonly<Record<ChangedStack, readonly Edit[]>>;

/** A change of configuration that people make. */
export interface Change {
    /** Names it in the plans, and on the page. */
    readonly id: string;
    /** Goes on from "When I change". */
    readonly title: Bilingual;
    readonly edits: Edits;
    /** What it means for data and traffic. */
    readonly meaning: Bilingual;
    /** What is interrupted, and for how long, where AWS documents it. */
    readonly interruption?: Interruption;
}

export interface Interruption extends Bilingual {
    /** Page of AWS's documentation that says so. */
    readonly source: string;
}

/** The changes of one section of the configuration. */
export interface Chapter {
    readonly title: Bilingual;
    readonly changes: readonly Change[];
}

/** An edit of one key. */
export const edit = (path: Edit["path"], value: unknown): Edit => ({ path, value });

/** What of a change is edited in one stack. */
export const editsIn = (stack: ChangedStack, { edits }: Change): readonly Edit[] =>
    "dev" in edits ? edits[stack] : edits;
