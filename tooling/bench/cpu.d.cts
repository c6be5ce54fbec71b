export function cpuSeconds(): number | undefined;
