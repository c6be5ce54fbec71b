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
            stderr.write(`\r\u001b[2K${text.slice(0, stderr.columns - 1)}`);
        }
    }

    clear(): void {
        this.shownAt = 0;
        if (this.isShown) {
            stderr.write("\r\u001b[2K");
        }
    }
}
