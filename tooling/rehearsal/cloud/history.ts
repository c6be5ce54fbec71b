import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";

/** Something that happened to the cloud. */
export interface HistoryEvent {
    readonly what: "created" | "updated" | "deleted" | "left" | "fault";
    readonly urn: string;
    /** The file that changed; absent where none did. */
    readonly file?: string;
    /** The fault that struck. */
    readonly fault?: string;
}

/**
 * Everything that ever happened to the cloud, a line each, oldest first. Processes add to it and read on where they
 * stopped, so that each knows what the others changed without looking at every file again.
 */
export class History {
    private offset = 0;
    private rest = "";

    constructor(private readonly file: string) {
        mkdirSync(dirname(file), { recursive: true });
    }

    add(event: HistoryEvent): void {
        // One short write at the end of a file is whole for every reader.
        appendFileSync(this.file, `${JSON.stringify(event)}\n`);
    }

    /** What happened since it was asked last; everything at first. */
    next(): HistoryEvent[] {
        const file = openSync(this.file, "a+");
        try {
            const unread = Buffer.alloc(fstatSync(file).size - this.offset);
            readSync(file, unread, 0, unread.length, this.offset);
            this.offset += unread.length;
            const lines = (this.rest + unread.toString()).split("\n");
            this.rest = lines.pop() ?? "";
            return lines.map((line) => JSON.parse(line) as HistoryEvent);
        } finally {
            closeSync(file);
        }
    }
}
