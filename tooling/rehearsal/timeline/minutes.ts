/** Seconds as people read them: `9:30`, `1:02:05` from an hour on. */
export function minutes(seconds: number): string {
    const whole = Math.round(seconds);
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const [hours = 0, ...rest] = parts;
    return (hours > 0 ? [hours, ...rest] : rest)
        .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
        .join(":");
}
