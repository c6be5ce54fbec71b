import type { TopLevelSpec } from "vega-lite" with { "resolution-mode": "import" };
import { shortType } from "../../graph/labels";
import { compare } from "../../order";
import { parseUrn } from "../../engine/urn";
import { minutes } from "./minutes";
import { defaultParallelism, type Step, type Timeline } from "./timeline";

/** Seconds below which a step is too short to be seen, unless the path leads over it. */
const shortest = 5;

/** One line of the picture: resources of one type in one component, which are created at about the same time. */
interface Row {
    readonly label: string;
    readonly start: number;
    readonly end: number;
    readonly kind: (typeof kinds)[number];
}

const kinds = ["decides when up is done", "beside it"] as const;

/** The timeline as a Gantt chart in SVG, the same for the same timeline. */
export async function toGantt(timeline: Timeline): Promise<string> {
    const [vegaLite, vega] = await Promise.all([import("vega-lite"), import("vega")]);
    const { spec } = vegaLite.compile(chart(timeline));
    return `${await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG()}\n`;
}

function chart(timeline: Timeline): TopLevelSpec {
    const rows = rowsOf(timeline.steps);
    const { typical } = timeline.estimates;
    const x = { field: "start", type: "quantitative", title: "minutes", scale: { nice: false } } as const;
    const y = { field: "label", type: "nominal", sort: null, title: null } as const;
    return {
        $schema: "https://vega.github.io/schema/vega-lite/v6.json",
        title: { text: titleOf(timeline), subtitle: subtitleOf(timeline), anchor: "start", offset: 12 },
        background: "#ffffff",
        padding: 12,
        width: 620,
        height: { step: 17 },
        layer: [
            {
                data: { values: rows.map(inMinutes) },
                mark: { type: "bar", height: 10, cornerRadius: 2, opacity: 0.85 },
                encoding: {
                    y: { ...y, axis: { labelLimit: 400 } },
                    x: { ...x, axis: { grid: true, tickCount: 10 } },
                    x2: { field: "end" },
                    color: {
                        field: "kind",
                        type: "nominal",
                        scale: { domain: [...kinds], range: ["#c0392b", "#8aa4bd"] },
                        legend: {
                            title: null,
                            orient: "top",
                            direction: "horizontal",
                            labelLimit: 0,
                            columnPadding: 24,
                        },
                    },
                },
            },
            {
                data: {
                    values: lastOf(rows).map((row) => ({ ...inMinutes(row), text: minutes(row.end - row.start) })),
                },
                mark: { type: "text", align: "left", dx: 5, fontSize: 10, color: "#52606d" },
                encoding: { y, x: { ...x, field: "end" }, text: { field: "text" } },
            },
            {
                data: { values: [inMinutes({ start: typical.aws, end: typical.aws, label: "" })] },
                mark: { type: "rule", color: "#1f2933", strokeDash: [4, 3] },
                encoding: { x },
            },
        ],
        config: {
            font: "Arial, Helvetica, sans-serif",
            axis: { labelColor: "#1f2933", titleColor: "#1f2933", gridColor: "#e4e7eb" },
            title: { fontSize: 15, subtitleFontSize: 11, subtitleColor: "#52606d" },
            view: { stroke: null },
        },
    };
}

const titleOf = ({ project, stack, estimates: { low, typical, high } }: Timeline) =>
    `First pulumi up of ${project}-${stack}: ${minutes(typical.up)} min (${minutes(low.up)} to ${minutes(high.up)})`;

const subtitleOf = ({ estimates: { typical }, parallelism }: Timeline) => [
    `Typical durations, ${parallelism} operations at once${parallelism === defaultParallelism ? " (two CPUs)" : ""}.`,
    `Dashed: the longest chain that AWS itself imposes, ${minutes(typical.aws)} min.`,
];

/** The bar of each line that ends last. */
function lastOf(rows: readonly Row[]): readonly Row[] {
    const last = new Map<string, Row>();
    for (const row of rows) {
        const known = last.get(row.label);
        if (!known || row.end > known.end) {
            last.set(row.label, row);
        }
    }
    return [...last.values()];
}

const inMinutes = <T extends { readonly start: number; readonly end: number }>(row: T): T => ({
    ...row,
    start: row.start / 60,
    end: row.end / 60,
});

/** In order of the first start; what decides is drawn over what stands beside it. */
function rowsOf(steps: readonly Step[]): readonly Row[] {
    const groups = new Map<string, Step[]>();
    for (const step of steps.filter(({ start, end, isCritical }) => isCritical || end - start >= shortest)) {
        const key = `${step.type}\n${step.top}`;
        groups.set(key, [...(groups.get(key) ?? []), step]);
    }
    return [...groups.values()]
        .filter((group) => group.some(({ start, end }) => end - start >= shortest))
        .flatMap((group) => {
            const label = labelOf(group);
            return [...group]
                .sort((a, b) => Number(a.isCritical) - Number(b.isCritical) || compare(a.urn, b.urn))
                .map(({ start, end, isCritical }) => ({ label, start, end, kind: kinds[isCritical ? 0 : 1] }));
        });
}

/** What the steps of a line are: the type, the resource where it is one, else how many and whose. */
function labelOf(group: readonly Step[]): string {
    const [first] = group;
    if (!first) {
        return "";
    }
    return group.length === 1
        ? `${shortType(first.type)} ${first.name}`
        : `${group.length} × ${shortType(first.type)} of ${parseUrn(first.top).name}`;
}
