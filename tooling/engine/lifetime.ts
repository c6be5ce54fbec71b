/**
 * Ends this process once its parent has gone: who is killed cannot end what it started. The parent holds the other end
 * of this process's input, which closes with it, also where it was gone before this process began.
 */
export function endWithParent(): void {
    process.stdin.on("end", () => process.exit()).resume();
}
