/** Ends this process once its parent has gone: an engine that is killed cannot end its plugins. */
export function endWithParent(): void {
    const parent = process.ppid;
    setInterval(() => {
        if (process.ppid !== parent) {
            process.exit();
        }
    }, 500).unref();
}
