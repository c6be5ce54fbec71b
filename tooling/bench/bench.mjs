// Measures the preview as its users run it: whole processes, packs included; and beside it the real engine, where a
// Pulumi CLI can be had without building one. `make bench`, with ARGS:
//   --runs <n>  runs of each measurement, of which the median is shown (default 5; the largest scale runs once)
//   --json      print the figures as JSON
// CPU-seconds are those of the command and of all processes that it started, read where Linux keeps them; elsewhere they
// are left out. Compare ratios, not seconds: seconds are a machine's own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cpuSeconds } from "./cpu.cjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const platform = join(root, "bin/platform.mjs");

const { values: options } = parseArgs({
    options: { runs: { type: "string", default: "5" }, json: { type: "boolean", default: false } },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) {
    process.stderr.write(`--runs ${options.runs}: must be a whole number from 1\n`);
    process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "platform-bench-"));
try {
    const figures = { stacks: stacks(), phases: phasesOfOne(), scales: scales(), ...(await realEngine()) };
    process.stdout.write(options.json ? `${JSON.stringify(figures, undefined, 2)}\n` : rendered(figures));
} finally {
    rmSync(folder, { recursive: true });
}

/** One stack and three, as the repository has them. */
function stacks() {
    run(["preview", "dev"]);
    return [["dev"], ["dev", "stg", "prod"]].map((names) => ({
        stacks: names.length,
        ...medians(runs, () => run(["preview", ...names])),
    }));
}

/** Where the time of one stack goes; output is what remains of the whole, to the end of the process. */
function phasesOfOne() {
    return [
        medians(runs, () => {
            const file = join(folder, "preview.json");
            const { wall } = run(["preview", "dev", "--json", file, "--verbose"]);
            const { timings, summary } = JSON.parse(readFileSync(file, "utf8"));
            const [startUp, program, packs] = ["start-up", "program", "packs"].map((phase) => timings[phase] / 1000);
            return {
                resources: summary.create,
                "start-up": startUp,
                program,
                packs,
                output: wall - startUp - program - packs,
            };
        }),
    ];
}

/** One, ten and a hundred copies of most of the platform in one stack, so that growth is seen. */
function scales() {
    return [1, 10, 100].map((copies) => ({ copies, ...medians(copies === 100 ? 1 : runs, () => copiesOf(copies)) }));
}

function copiesOf(copies) {
    const { resources, program, packs, output, megabytes } = script("scale.ts", copies);
    return { resources, program, packs, output, "resources/s": resources / (program + packs), MiB: megabytes };
}

/** The same stacks in process and on the real engine; nothing where there is no CLI, or nobody counts CPU-seconds. */
async function realEngine() {
    const { build } = createRequire(import.meta.url)("../build.cjs");
    if (cpuSeconds() === undefined || !(await build({ rehearsal: true })) || script("real.ts", 1) === null) {
        return {};
    }
    return { commands: commandsOfOne(), copies: copiesOnBoth() };
}

/** A whole command each: with the start of the command, and what it asks the CLI besides. */
function commandsOfOne() {
    const file = join(folder, "preview.json");
    run(["preview", "dev", "--json", file]);
    const { create: resources } = JSON.parse(readFileSync(file, "utf8")).summary;
    const inProcess = medians(runs, () => run(["preview", "dev"]));
    const real = medians(runs, () => run(["preview", "dev", "--engine", "pulumi"]));
    return [
        { engine: "in process", resources, ...inProcess, ratio: 1, "resources/s": resources / inProcess.cpu },
        { engine: "pulumi", resources, ...real, ratio: real.cpu / inProcess.cpu, "resources/s": resources / real.cpu },
    ];
}

/** CPU-seconds of the program and all that it starts, modules loaded; about 1, 3 and 10 times the resources. */
function copiesOnBoth() {
    return [1, 4, 16].map((copies) =>
        medians(copies === 1 ? runs : 1, () => {
            const { resources, cpu } = script("scale.ts", copies);
            const { preview, up } = script("real.ts", copies);
            return {
                copies,
                resources,
                "in process": cpu,
                preview,
                up,
                "preview/in process": preview / cpu,
                "up/preview": up / preview,
                "resources/s: in process": resources / cpu,
                "resources/s: preview": resources / preview,
                "resources/s: up": resources / up,
            };
        }),
    );
}

/** What a script of this folder prints. */
function script(name, copies) {
    const file = join(root, "tooling/bench", name);
    return JSON.parse(node(["--import", "tsx", "--stack-trace-limit=0", file, String(copies)]).stdout);
}

function run(args) {
    const cpuBefore = cpuSeconds();
    const started = process.hrtime.bigint();
    node([platform, ...args]);
    const wall = Number(process.hrtime.bigint() - started) / 1e9;
    return cpuBefore === undefined ? { wall } : { wall, cpu: cpuSeconds() - cpuBefore };
}

function node(args) {
    const result = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
    if (result.status !== 0) {
        throw new Error(`node ${args.join(" ")} ended with ${result.status}: ${result.stderr}`);
    }
    return result;
}

function medians(times, measure) {
    const results = Array.from({ length: times }, measure);
    const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
    return Object.fromEntries(
        Object.keys(results[0]).map((key) => [key, middle(results.map((result) => result[key]))]),
    );
}

function rendered({ stacks, phases, scales, commands, copies }) {
    return (
        [
            `Node ${process.version}; medians of ${runs} runs, seconds`,
            "One stack and three, packs included:",
            table(stacks),
            "One stack by phase; packs is what they take after the program has ended:",
            table(phases),
            "Copies of part of the platform in one stack:",
            table(scales),
            ...(commands === undefined
                ? ["The real engine is left out: it takes Linux, and a Pulumi CLI that need not be built first."]
                : [
                      "One stack on both engines, whole commands; ratio is of CPU-seconds, resources/s by CPU-second:",
                      table(commands),
                      "The same copies on both engines, CPU-seconds of all processes, and resources by CPU-second:",
                      table(copies),
                  ]),
            "Compare ratios: seconds are those of this machine, and of what else it was doing.",
        ].join("\n\n") + "\n"
    );
}

function table(rows) {
    const headings = Object.keys(rows[0]);
    const text = (value) => (typeof value !== "number" || Number.isInteger(value) ? String(value) : value.toFixed(2));
    const lines = [headings, ...rows.map((row) => headings.map((heading) => text(row[heading])))];
    const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    return lines.map((line) => "  " + line.map((cell, column) => cell.padStart(widths[column])).join("  ")).join("\n");
}
