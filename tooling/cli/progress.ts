import { stderr } from "node:process";

/** One line on a terminal that says what a long command is at; nothing where there is no terminal. */
export class Progress {
    private readonly isShown = stderr.isTTY && process.env.CI === undefined;
    private shownAt = 0;

    show(text: string): void {
        const now = performance.now();
        // A terminal is slower than an engine.
        if (this.isShown && now - this.shownAt > 50) {
            this.shownAt = now;
            this.write(text);
        }
    }

    /** What takes minutes: a line of its own where there is no terminal, so that nobody takes it for hanging. */
    announce(text: string): void {
        if (this.isShown) {
            this.write(text);
        } else {
            stderr.write(`${text}\n`);
        }
    }

    clear(): void {
        this.shownAt = 0;
        if (this.isShown) {
            stderr.write("\r\u001b[2K");
        }
    }

    private write(text: string): void {
        stderr.write(`\r\u001b[2K${text.slice(0, stderr.columns - 1)}`);
    }
}
